import type { Source } from '../../model/source.js';
import { quote } from './support/clean.js';
import { cueNames } from './webvtt/cue-names.js';
import { readCueText } from './webvtt/cue-text.js';
import { joinHighlights } from './support/markup/highlights.js';
import type { MarkedCue } from './support/markup/highlights.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Unroller } from './support/rolling.js';
import { Tally } from './support/tally.js';
import { readTimedRows } from './webvtt/timed-rows.js';
import { eachWebVttCue } from './webvtt/file.js';
import type { VttCue } from './webvtt/file.js';
import { mendWebVtt } from './webvtt/mend.js';
import { segmentOffsets } from './webvtt/segments.js';
import { readStrict } from './webvtt/strict.js';
import { stripTags } from './webvtt/tags.js';

/**
 * WebVTT, https://www.w3.org/TR/webvtt1/, as YouTube, Zoom, Teams, Microsoft Stream and Whisper write it. A file with
 * the signature is read to the letter, and what the standard drops is a problem;
 * any other is mended first, so that nothing is lost.
 */
export const webvtt: TextReader = {
  kind: 'text',
  name: 'webvtt',
  title: 'WebVTT',
  extensions: ['.vtt', '.webvtt'],
  sample: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ada>Welcome to the lecture.',
  origin: 'video platforms, yt-dlp --write-subs or --write-auto-subs, Zoom, Teams, Microsoft Stream, Panopto, Whisper',

  detect({ lines }) {
    const first = lines.find((line) => line.trim() !== '') ?? '';
    if (/^\s*WEBVTT(?:\s|$)/.test(first.slice(0, 40))) return 'the first line is WEBVTT';
    const settings = lines.slice(0, 200).find((line) => HEADLESS.test(line.slice(0, 200)));
    return settings === undefined ? undefined : `no WEBVTT header, but cue settings: ${quote(settings)}`;
  },

  read(source) {
    const { cues, tally, isUnrolled } = readInOrder(source) ?? readMended(source);
    const language = /^\s*(?:NOTE )?language\s*:\s*([\w-]{2,35})\s*$/i;
    const [, code] =
      source.lines
        .slice(0, 20)
        .map((line) => language.exec(line))
        .find((found) => found !== null) ?? [];
    return { cues, tally, isUnrolled, ...(code && { language: code }) };
  },
};

const HEADLESS = /^\s*\d[\d:]*\.\d+\s*-->\s*\d[\d:]*\.\d+\s.*\b(?:align|position|line|size|vertical|region):\S/;

interface Reading {
  readonly cues: readonly DraftCue[];
  readonly tally: Tally;
  readonly isUnrolled: boolean;
}

/** The standard's result stands; undefined for a file that is no WebVTT, or loose throughout. */
function readInOrder(source: Source): Reading | undefined {
  const tally = new Tally(source.path, 'webvtt');
  const offsetMs = segmentOffsets(source.lines);
  const cues = new Captions(source, tally);
  const nameOf = cueNames(source.lines, tally);
  const isStrict = readStrict(source, {
    tally,
    keep: (cue, estimated) =>
      cues.add(draftsOf(cue, { estimated, offsetMs: offsetMs(cue.line), speaker: nameOf(cue.id, cue.line), tally })),
  });
  return isStrict ? cues.finish() : undefined;
}

function readMended(source: Source): Reading {
  const tally = new Tally(source.path, 'webvtt');
  const offsetMs = segmentOffsets(source.lines);
  const cues = new Captions(source, tally);
  const mended = mendWebVtt(source, tally);
  const nameOf = cueNames(mended.lines, tally);
  eachWebVttCue(mended.lines, mended.body, {
    lose({ id = '', text, timing = '', line }) {
      const quoted = `${id}\n${timing}\n${text}`;
      if (!/^\s*(?:NOTE|STYLE|REGION|WEBVTT)\b/.test(quoted) && /[\p{L}\p{N}]/u.test(quoted))
        tally.lose('stray-text', 'text that belongs to no caption was left out', { line, quoted });
    },
    keep(cue) {
      const estimated = mended.guessed.has(cue.line);
      cues.add(draftsOf(cue, { estimated, offsetMs: offsetMs(cue.line), speaker: nameOf(cue.id, cue.line) }));
    },
  });
  return cues.finish();
}

/**
 * Repeats go as they come; only where words are marked one by one,
 * from the top of the file, all cues are held to be joined.
 */
class Captions {
  readonly #unroller: Unroller;
  readonly #marked: MarkedCue[] | undefined;

  constructor(
    { lines }: Source,
    readonly tally: Tally,
  ) {
    this.#unroller = new Unroller(tally);
    this.#marked = lines.slice(0, 2000).some((line) => line.includes('<u>')) ? [] : undefined;
  }

  add(drafts: readonly MarkedCue[]): void {
    for (const draft of drafts) {
      if (this.#marked === undefined) this.#unroller.add(draft);
      else this.#marked.push(draft);
    }
  }

  finish(): Reading {
    for (const cue of joinHighlights(this.#marked ?? [], this.tally)) this.#unroller.add(cue);
    const cues = this.#unroller.finish();
    return { cues, tally: this.tally, isUnrolled: this.#unroller.isRolling };
  }
}

interface Manner {
  readonly estimated: boolean;
  readonly offsetMs: number;
  /** Who the cue's identifier names; a voice in its text counts more. */
  readonly speaker: string | undefined;
  /** Given where the standard's word on tags stands: counts those it drops. */
  readonly tally?: Tally;
}

function draftsOf(cue: VttCue, { estimated, offsetMs, speaker, tally }: Manner): readonly MarkedCue[] {
  const { line } = cue;
  const text = cue.text.includes('\0') ? cue.text.replaceAll('\0', '\uFFFD') : cue.text;
  if (!estimated && !text.includes('<') && !text.includes('&'))
    return [{ startMs: cue.startMs + offsetMs, endMs: cue.endMs + offsetMs, text, line, ...(speaker && { speaker }) }];
  const rows = estimated ? undefined : readTimedRows(text, cue);
  if (rows !== undefined && offsetMs === 0)
    return [{ startMs: cue.startMs, endMs: cue.endMs, text: '', rows, line, ...(speaker && { speaker }) }];
  const times = { startMs: cue.startMs + offsetMs, endMs: cue.endMs + offsetMs };
  const common = estimated ? { startMs: times.startMs, line, estimated } : { ...times, line };
  const marked = text.includes('<u>') ? /<u>([^<]{1,100})<\/u>/.exec(text)?.[1] : undefined;
  const shown = tally === undefined ? text : withoutTags(text, line, tally);
  return readCueText(shown, times).map((turn) =>
    Object.assign({ ...common }, speaker && { speaker }, turn, marked && { marked }),
  );
}

function withoutTags(text: string, line: number, tally: Tally): string {
  const stripped = stripTags(text);
  const hint = 'Write &lt; for a < that is meant as text.';
  for (const quoted of stripped.lost)
    tally.lose('unknown-tag', 'a tag that WebVTT does not have was left out', { line, hint, quoted });
  return stripped.text;
}
