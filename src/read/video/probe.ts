import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';

/** Captions inside of a video file. */
export interface CaptionStream {
  readonly stream: number;
  /** BCP 47, where the file tells. */
  readonly language?: string;
}

/** What is in a video file. */
export interface VideoContents {
  /** The picture; a recording of sound has none. */
  readonly picture?: { readonly stream: number; readonly widthPx: number; readonly heightPx: number };
  /** The captions that were spoken; `pictures` where there are some, but none that are text. */
  readonly captions?: CaptionStream | 'pictures' | 'in the picture';
  readonly chapters: readonly Chapter[];
  readonly durationMs: number;
}

interface Stream {
  readonly index?: number;
  readonly codec_type?: string;
  readonly codec_name?: string;
  readonly width?: number;
  readonly height?: number;
  readonly sample_aspect_ratio?: string;
  readonly closed_captions?: number;
  readonly disposition?: Readonly<Record<string, number>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly side_data_list?: readonly { readonly rotation?: number }[];
}

interface Probed {
  readonly streams?: readonly Stream[];
  readonly chapters?: readonly { start_time?: string; end_time?: string; tags?: Readonly<Record<string, string>> }[];
  readonly format?: { readonly duration?: string };
}

/** Captions that are drawn, as on discs. */
const DRAWN = /^(?:dvd_subtitle|hdmv_pgs_subtitle|dvb_subtitle|xsub)$/;

/** What `ffprobe -show_format -show_streams -show_chapters -of json` says. Undefined where that cannot be read. */
export function readProbe(json: string, path: string): VideoContents | undefined {
  const probed = parse(json);
  if (probed === undefined) return undefined;
  const { streams = [] } = probed;
  const picture = pictureOf(streams);
  const captions = captionsOf(streams);
  return {
    ...(picture && { picture }),
    ...(captions && { captions }),
    chapters: chaptersOf(probed, path),
    durationMs: msOf(probed.format?.duration) ?? 0,
  };
}

function parse(json: string): Probed | undefined {
  try {
    return (JSON.parse(json) ?? undefined) as Probed | undefined;
  } catch {
    return undefined;
  }
}

/** The largest film: a cover is a picture that stands, and a camera is recorded smaller than the screen. */
function pictureOf(streams: readonly Stream[]): VideoContents['picture'] {
  const films = streams.filter(
    ({ codec_type, disposition }) => codec_type === 'video' && disposition?.['attached_pic'] !== 1,
  );
  const size = ({ width = 0, height = 0 }: Stream) => width * height;
  const [best] = films.toSorted((one, other) => size(other) - size(one));
  if (best?.index === undefined || size(best) === 0) return undefined;
  const [across = 1, down = 1] = (best.sample_aspect_ratio ?? '1:1').split(':').map(Number);
  const stretch = across > 0 && down > 0 ? across / down : 1;
  const [widthPx, heightPx] = [Math.round((best.width ?? 0) * stretch), best.height ?? 0];
  return isTurned(best)
    ? { stream: best.index, widthPx: heightPx, heightPx: widthPx }
    : { stream: best.index, widthPx, heightPx };
}

/**
 * A phone that is held upright records a picture on its side,
 * and says by how many degrees to turn it: frames come turned.
 */
const isTurned = ({ side_data_list: sideData = [] }: Stream) =>
  sideData.some(({ rotation = 0 }) => Math.abs(rotation) % 180 === 90);

/**
 * Those in the language of the sound, then those that the file itself shows first; never those for foreign words alone.
 */
function captionsOf(streams: readonly Stream[]): VideoContents['captions'] {
  const all = streams.filter(({ codec_type, index }) => codec_type === 'subtitle' && index !== undefined);
  const texts = all.filter(
    ({ codec_name = '', disposition }) => !DRAWN.test(codec_name) && disposition?.['forced'] !== 1,
  );
  const spoken = languageOf(streams.find(({ codec_type }) => codec_type === 'audio'));
  const rank = (stream: Stream) =>
    Number(spoken !== undefined && languageOf(stream) === spoken) * 2 + Number(stream.disposition?.['default'] === 1);
  const [best] = texts.toSorted((one, other) => rank(other) - rank(one));
  if (best?.index !== undefined) {
    const language = languageOf(best);
    return { stream: best.index, ...(language !== undefined && { language }) };
  }
  if (all.length > 0) return 'pictures';
  return streams.some(({ closed_captions }) => closed_captions === 1) ? 'in the picture' : undefined;
}

/** `eng` is `en`; `und` is none. */
function languageOf(stream: Stream | undefined): string | undefined {
  try {
    const [language] = Intl.getCanonicalLocales(stream?.tags?.['language'] ?? 'und');
    return language === 'und' ? undefined : language;
  } catch {
    return undefined;
  }
}

function chaptersOf({ chapters = [] }: Probed, path: string): readonly Chapter[] {
  return chapters.flatMap(({ start_time, end_time, tags }): readonly Chapter[] => {
    const [startMs, endMs] = [msOf(start_time), msOf(end_time)];
    const title = cleanLine(tags?.['title'] ?? '');
    if (startMs === undefined || title === '') return [];
    return [{ startMs, title, place: { path, line: 0 }, ...(endMs !== undefined && { endMs }) }];
  });
}

function msOf(seconds: string | undefined): number | undefined {
  const ms = Math.round(Number(seconds ?? 'none') * 1000);
  return Number.isSafeInteger(ms) && ms >= 0 ? ms : undefined;
}
