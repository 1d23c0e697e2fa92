/** The recording of a lecture: the captions in it, and what its screen shows. */
import { placeOfDrawn } from '../compile/images.js';
import { picturesOfPages } from './decks.js';
import { greyThumbnail, NEARLY_ALL } from '../host/png.js';
import { basename, dirname, kindOfPath, openFolder, readBytes, resolve } from '../host/read.js';
import { openTextCache } from '../host/text-cache.js';
import {
  decodeFrames,
  findFfmpeg,
  probeVideo,
  readCaptionStream,
  takePicture,
  type Ffmpeg,
} from '../host/video/ffmpeg.js';
import { fingerprintOf } from '../host/video/fingerprint.js';
import type { ImageFile } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import { chooseTranscript } from '../read/folder/choose.js';
import { addScreen, type AddedScreen, type ShownState } from '../read/video/captures.js';
import { isCaptionName, isVideoName } from '../read/file-kinds.js';
import { BLOCKS, FRAMES_PER_SECOND, HEIGHT_PX, WIDTH_PX, type Frame } from '../read/video/frame.js';
import { matchPages } from '../read/video/match-pages.js';
import { readProbe, type VideoContents } from '../read/video/probe.js';
import { parseStates, writeStates } from '../read/video/remember.js';
import { readStates, type ScreenState } from '../read/video/states.js';
import type { LoadedLecture, OnStage, UnderstandOptions } from '../stages/stages.js';

const INSTALL = 'Install ffmpeg: `apt install ffmpeg`, `brew install ffmpeg` or `winget install ffmpeg`';

/** The transcript of a recording. */
export interface RecordedSpeech {
  /** As its folder addresses it; captions in a file have a path below that file's. */
  readonly path: string;
  /** Of captions in the file. */
  readonly bytes?: Uint8Array;
  /** What the file was found to hold, where it was opened for its captions. */
  readonly contents?: VideoContents;
}

/**
 * The captions of a recording: those of its name beside it, else those in it.
 * Undefined where there are none; the problem says why.
 */
export function findCaptions(recording: string): Outcome<RecordedSpeech | undefined> {
  const folder = openFolder(dirname(recording));
  const stem = basename(recording).replace(/\.[^.]+$/, '');
  const beside = (folder.list('') ?? []).filter(
    (name) => name.startsWith(`${stem}.`) && (isCaptionName(name) || /\.(?:json|txt)$/i.test(name)),
  );
  const chosen = chooseTranscript(
    beside.filter((name) => !/\.(?:info\.json|chapters\.\w+)$/i.test(name)),
    { files: folder },
  );
  return chosen === undefined ? captionsIn(recording) : { value: { path: chosen.path }, problems: [] };
}

/** The captions in a recording. */
export function captionsIn(recording: string): Outcome<RecordedSpeech | undefined> {
  const none = (message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    problems: [{ code: 'lecture/no-captions', level: 'error', message, hint, place: { path: recording, line: 0 } }],
  });
  const transcribe = transcribeWith(recording);
  const name = `"${recording}"`;
  const tools = findFfmpeg();
  if (tools === undefined)
    return none(
      `there are no captions beside ${name}, and those in it cannot be read without ffmpeg`,
      `${INSTALL}. Where the file holds none: ${transcribe}`,
    );
  const contents = openVideo(tools, recording);
  if (contents === undefined)
    return none(
      `${name} is no recording that can be read`,
      `Download it again, or make a transcript of it: ${transcribe}`,
    );
  const { captions } = contents;
  if (captions === 'pictures')
    return none(`the captions in ${name} are pictures, not text`, `Make others: ${transcribe}`);
  if (captions === 'in the picture')
    return none(
      `the captions of ${name} are coded into its picture`,
      `Take them out: ccextractor ${name}, or: ${transcribe}`,
    );
  if (captions === undefined)
    return none(`there are no captions in ${name}, nor beside it`, `Make a transcript of it first: ${transcribe}`);
  const text = readCaptionStream(tools, resolve(recording), captions.stream);
  if (text === undefined) return none(`the captions in ${name} cannot be read`, `Download it again, or: ${transcribe}`);
  const language = captions.language === undefined ? '' : `.${captions.language}`;
  const path = `${basename(recording)}/captions${language}.vtt`;
  return { value: { path, bytes: new TextEncoder().encode(text), contents }, problems: [] };
}

const transcribeWith = (recording: string) => {
  const captions = basename(recording).replace(/\.[^.]+$/, '.vtt');
  return `whisper "${recording}" --output_format vtt, then: nbscribe build "${recording}" "${captions}".`;
};

function openVideo(tools: Ffmpeg, path: string): VideoContents | undefined {
  const json = probeVideo(tools, resolve(path));
  return json === undefined ? undefined : readProbe(json, path);
}

/** With so many slides whose time is known the screen is in the lecture already. */
const MANY_SLIDES = 3;

interface WatchOptions extends Pick<UnderstandOptions, 'screen' | 'cacheFolder' | 'signal'> {
  readonly onStage?: OnStage | undefined;
}

const isAborted = ({ signal }: WatchOptions) => signal?.aborted === true;

/** A lecture and the video that is looked at. */
interface Watched {
  readonly lecture: Lecture;
  readonly loaded: LoadedLecture;
  readonly tools: Ffmpeg;
  /** On disk. */
  readonly path: string;
  readonly name: string;
  readonly contents: VideoContents;
  readonly picture: NonNullable<VideoContents['picture']>;
}

/**
 * The lecture with what the screen of its video shows among its captures: pages of its decks at the moments at which
 * they are seen, and pictures of everything else. Chapters in the file are its chapters where there are no others.
 */
export async function watchVideo(
  loaded: LoadedLecture,
  lecture: Lecture,
  options: WatchOptions,
): Promise<Outcome<Lecture>> {
  const { recording, folder = '' } = loaded;
  const path = resolve(folder, recording?.path ?? '');
  const name = recording?.path ?? '';
  const asIs = { value: lecture, problems: [] };
  if (recording === undefined || kindOfPath(path) !== 'file') return asIs;
  if (options.screen === false || hasScreen(lecture)) return asIs;
  // Of a recording of sound there are at most chapters to be had.
  const told = (problem: Problem) => (isVideoName(name) ? { value: lecture, problems: [problem] } : asIs);
  const tools = findFfmpeg();
  if (tools === undefined) return told(noFfmpeg(name));
  const contents = loaded.contents ?? openVideo(tools, path);
  if (contents === undefined) return told(unreadable(name));
  const { picture } = contents;
  const known = withContents(lecture, contents, name);
  if (picture === undefined) return { value: known, problems: [] };
  return addStates({ lecture: known, loaded, tools, path, name, contents, picture }, options);
}

const hasScreen = ({ captures }: Lecture) =>
  captures.filter(
    ({ kind, image, deck, atMs }) => kind === 'slide' && image && deck === undefined && atMs !== undefined,
  ).length >= MANY_SLIDES;

function withContents(lecture: Lecture, { chapters, durationMs }: VideoContents, name: string): Lecture {
  return {
    ...lecture,
    chapters:
      lecture.chapters.length > 0
        ? lecture.chapters
        : chapters.map((one) => ({ ...one, place: { path: name, line: 0 } })),
    durationMs: Math.max(lecture.durationMs, durationMs),
  };
}

/** A camera that fills nearly all of the picture shows no screen. */
const MOST_MASKED = 0.8;

async function addStates(watched: Watched, options: WatchOptions): Promise<Outcome<Lecture>> {
  const { lecture, name, path, picture } = watched;
  const hash = fingerprintOf(path) ?? '';
  const all = await statesOf(watched, hash, options);
  if (isAborted(options)) return { value: lecture, problems: [] };
  if (all.length === 0) return { value: lecture, problems: [unreadable(name)] };
  const states = all.filter(({ mask }) => mask.filter(Boolean).length <= MOST_MASKED * BLOCKS);
  const shown = await matchDecks(watched, states, options);
  const screen = addScreen(lecture.captures, shown, { path: name, hash: hash.slice(0, 8), ...picture });
  const lost = await takePictures(watched, screen, options);
  const captures = screen.captures.filter(({ image }) => image === undefined || !lost.has(image.path));
  const problems = lost.size === 0 || isAborted(options) ? [] : [lostPictures(name, lost.size)];
  return { value: { ...lecture, captures }, problems };
}

/** What the recipe is called in the cache: a better one reads the video anew. */
const RECIPE = 'screen1';

async function statesOf({ tools, path, picture, contents }: Watched, hash: string, options: WatchOptions) {
  const cache = openTextCache(options.cacheFolder);
  const key = `${RECIPE}:${hash.slice(0, 32)}`;
  const known = parseStates(cache.get(key) ?? '');
  if (known !== undefined) return known;
  const { stream } = picture;
  const size = { widthPx: WIDTH_PX, heightPx: HEIGHT_PX, perSecond: FRAMES_PER_SECOND };
  const frames = decodeFrames(tools, path, { stream, ...size, signal: options.signal });
  const states = await readStates(counted(frames, contents.durationMs, options.onStage));
  if (!isAborted(options) && states.length > 0) {
    cache.put(key, writeStates(states));
    cache.save();
  }
  return states;
}

const MINUTE_MS = 60_000;

/** Tells each minute of the video. */
async function* counted(frames: AsyncIterable<Frame>, durationMs: number, onStage: OnStage | undefined) {
  const perMinute = (FRAMES_PER_SECOND * MINUTE_MS) / 1000;
  const of = Math.max(1, Math.ceil(durationMs / MINUTE_MS));
  let count = 0;
  for await (const frame of frames) {
    if (count % perMinute === 0) onStage?.('watch-video', { nth: Math.min(of, count / perMinute + 1), of });
    count++;
    yield frame;
  }
}

/** Which page of the lecture's decks each state shows, by what the pages look like. */
async function matchDecks(
  { lecture, loaded, picture }: Watched,
  states: readonly ScreenState[],
  { cacheFolder, signal, onStage }: WatchOptions,
): Promise<readonly ShownState[]> {
  const { made = new Map<string, Uint8Array>(), files } = loaded;
  const pages = lecture.captures.filter(({ deck }) => deck !== undefined);
  if (pages.length === 0 || states.length === 0) return states.map((state) => ({ state }));
  const drawn = await picturesOfPages(pages, {
    read: (path) => files.read(path),
    drawnBefore: (image) => made.get(image.path) ?? pictureBefore(image, cacheFolder),
    signal,
    onPage: (nth, of) => onStage?.('draw-pages', { nth, of }),
  });
  for (const [path, bytes] of drawn.value) made.set(path, bytes);
  const pictures = lecture.captures.map(({ deck, image }) =>
    deck === undefined ? undefined : drawn.value.get(image?.path ?? ''),
  );
  const [first] = drawn.value.values();
  const matches = matchPages(states, {
    pages: pictures.map((bytes) => bytes && greyThumbnail(bytes, { width: WIDTH_PX, height: HEIGHT_PX }, NEARLY_ALL)),
    pageShape: shapeOf(first),
    frameShape: picture.widthPx / picture.heightPx,
  });
  return states.map((state, at) => ({ state, match: matches[at] }));
}

/** Width by height of a PNG, which stand in its header. */
function shapeOf(png: Uint8Array | undefined): number {
  if (png === undefined || png.length < 24) return 4 / 3;
  const header = new DataView(png.buffer, png.byteOffset, png.byteLength);
  return header.getUint32(16) / Math.max(1, header.getUint32(20));
}

const pictureBefore = (image: ImageFile, folder: string | undefined) =>
  folder === undefined ? undefined : readBytes(placeOfDrawn(image, folder));

/** Takes the pictures that are wanted; the paths of those that cannot be had. */
async function takePictures(
  { loaded, tools, path, picture }: Watched,
  { stills, repeats }: AddedScreen,
  { cacheFolder, signal, onStage }: WatchOptions,
): Promise<ReadonlySet<string>> {
  const { made = new Map<string, Uint8Array>() } = loaded;
  for (const { image, page } of repeats) {
    const bytes = made.get(page.path);
    if (bytes !== undefined) made.set(image.path, bytes);
  }
  for (const [nth, { image, atMs }] of stills.entries()) {
    if (made.has(image.path) || signal?.aborted === true) continue;
    const widthPx = image.widthPx ?? picture.widthPx;
    const before = pictureBefore(image, cacheFolder);
    if (before === undefined) onStage?.('take-pictures', { nth: nth + 1, of: stills.length });
    const bytes = before ?? (await takePicture(tools, path, { stream: picture.stream, atMs, widthPx, signal }));
    if (bytes !== undefined) made.set(image.path, bytes);
  }
  return new Set([...stills, ...repeats].flatMap(({ image }) => (made.has(image.path) ? [] : [image.path])));
}

const problem = (code: string, path: string, [message, hint]: readonly [string, string]): Problem => ({
  code: `video/${code}`,
  level: 'warning',
  message,
  hint,
  place: { path, line: 0 },
});

const noFfmpeg = (name: string) =>
  problem('no-ffmpeg', name, [
    `what the screen of "${name}" shows is not in the notebook: ffmpeg is not installed`,
    `${INSTALL}; or say --no-screen.`,
  ]);

const unreadable = (name: string) =>
  problem('unreadable', name, [
    `"${name}" is no video that can be read`,
    'Download or export it again; times link to it all the same.',
  ]);

const lostPictures = (name: string, count: number) =>
  problem('no-picture', name, [
    `of "${name}" ${count === 1 ? 'one picture' : `${count} pictures`} could not be taken`,
    'The file may be damaged there; download it again.',
  ]);
