/** What stands on pictures that came without text: the words of slides that only they can place, and code. */
import { drawPages, findDrawer } from '../host/pdf/draw.js';
import { cropPicture, greyPicture } from '../host/images.js';
import { findRecogniser, type Recogniser } from '../host/recognise.js';
import { openTextCache, type TextCache } from '../host/text-cache.js';
import type { Capture } from '../model/capture.js';
import { counted } from '../model/counted.js';
import type { LectureFiles } from '../model/files.js';
import type { Lecture } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import { sha256Of } from '../notebook/format/hash.js';
import { readWordTable, textOfWords, wordRows, type PictureWord } from '../read/pictures/word.js';
import { dropDesign } from '../read/pictures/design.js';
import type { PicturedCode } from '../read/pictures/code-captures.js';
import type { OnStage } from '../stages/stages.js';

export interface ReadPicturesOptions {
  readonly files: LectureFiles;
  /** Folder in which texts are remembered; without one they are read each time. */
  readonly cacheFolder?: string | undefined;
  readonly onStage?: OnStage | undefined;
  /** The language that is on them. */
  readonly readIn: () => Promise<string>;
  /** Aborting ends between two pictures. */
  readonly signal?: AbortSignal | undefined;
}

/** What reads pictures, and what is remembered of them. */
interface PictureDesk extends ReadPicturesOptions {
  readonly cache: TextCache;
  readonly keyOf: (capture: Capture) => string;
  readonly recogniser: Recogniser | undefined;
}

/**
 * The lecture with the text of slides that have none (those whose moment only their words can tell, and pictures of a
 * video), and with pictures of code as code.
 * Without a reader of pictures they stay as they are, and one problem says how to get one.
 */
export async function readPictures(lecture: Lecture, options: ReadPicturesOptions): Promise<Outcome<Lecture>> {
  const texts = slidesToRead(lecture);
  const pictures = lecture.captures.filter(mayBeCode);
  if (texts.length + pictures.length === 0) return { value: asPictures(lecture), problems: [] };
  const cache = openTextCache(options.cacheFolder);
  const keyOf = rememberKeys(options.files);
  const isKnown = (capture: Capture) => cache.get(keyOf(capture)) !== undefined;
  const unread = [...texts, ...pictures].filter((capture) => !isKnown(capture));
  const recogniser = unread.length === 0 ? undefined : await findRecogniser(await options.readIn());
  const desk = { ...options, cache, keyOf, recogniser };
  try {
    const code = recogniser === undefined ? pictures.filter(isKnown) : await likelyCode(pictures, desk, texts);
    const wanted = [...new Set([...texts, ...code])];
    await readAll(wanted, desk);
    const wordsOf = (capture: Capture) => wordsIn(cache.get(keyOf(capture)));
    const withTexts = withTextOf(lecture, new Set(texts), wordsOf);
    const blocks = await codeBlocks(code, desk, wordsOf);
    cache.save();
    const missing = texts.filter((capture) => capture.atMs === undefined && !isKnown(capture));
    const problems = missing.length > 0 && recogniser === undefined ? [noReader(missing)] : [];
    if (blocks.size === 0) return { value: asPictures(withTexts), problems };
    const { withCodeOf } = await import('../read/pictures/code-captures.js');
    const place = new Map(lecture.captures.map((capture, nth) => [capture, withTexts.captures[nth] ?? capture]));
    const read = withCodeOf(withTexts, new Map([...blocks].map(([from, own]) => [place.get(from) ?? from, own])));
    return { value: asPictures(read.value), problems: [...problems, ...read.problems] };
  } finally {
    await recogniser?.close();
  }
}

/**
 * Pictures of a video, and slides without text among those that only their words can place. A title page among many
 * others is no scan: of each deck, and of all pictures, most must have none.
 */
function slidesToRead({ captures }: Lecture): readonly Capture[] {
  const untimed = captures.filter(({ kind, atMs }) => kind === 'slide' && atMs === undefined);
  const sources = new Set(untimed.map(({ deck }) => deck?.path));
  const wanted = [...sources].flatMap((source) => {
    const slides = untimed.filter(({ deck }) => deck?.path === source);
    const silent = slides.filter(hasNoText);
    return silent.length > slides.length / 2 ? silent : [];
  });
  return [...wanted, ...captures.filter((capture) => isFrame(capture) && hasNoText(capture))];
}

/** A picture of a video: its moment is known, and nobody could give its words beside it. */
const isFrame = ({ image, deck }: Capture) => deck === undefined && image?.drawnFrom !== undefined;

const hasNoText = ({ content, title, image }: Capture) =>
  image !== undefined && `${title ?? ''}${content}`.trim().length < FEW_LETTERS;

/** A page with fewer is a picture. */
const FEW_LETTERS = 10;

/**
 * A picture of the input that says nothing yet; one that the user calls code is. A frame of a video is no sharp picture
 * of code, and what the user calls a slide shows code where it is explained, not where its cell is run.
 */
const mayBeCode = (capture: Capture) => !isCalledSlide(capture) && isPlainPicture(capture);

const isPlainPicture = ({ kind, image, deck, content, title }: Capture) =>
  image !== undefined &&
  image.drawnFrom === undefined &&
  deck === undefined &&
  content === '' &&
  (kind === 'code' || (title === undefined && (kind === 'slide' || kind === 'image'))) &&
  /^image\/(?:png|jpeg|webp|bmp)$/.test(image.mediaType);

/** Listed as a slide, or in a folder of slides. */
const isCalledSlide = ({ kind, atMs, image, place }: Capture) =>
  kind === 'slide' && atMs !== undefined && (image?.path !== place.path || /(?:^|\/)slides?\//i.test(image.path));

/** Code that could not be read is a picture. */
const asPictures = (lecture: Lecture): Lecture => ({
  ...lecture,
  captures: lecture.captures.map((capture) =>
    capture.kind === 'code' && capture.image !== undefined && capture.content === ''
      ? { ...capture, kind: 'image' }
      : capture,
  ),
});

/** A picture by its bytes, a page by what it is drawn from. */
function rememberKeys(files: LectureFiles): (capture: Capture) => string {
  const keys = new Map<Capture, string>();
  return (capture) => {
    const { image, deck, place } = capture;
    const known = keys.get(capture);
    if (known !== undefined) return known;
    const key =
      deck === undefined
        ? sha256Of(files.read(image?.path ?? '') ?? new Uint8Array()).slice(0, 16)
        : `${image?.drawnFrom ?? place.path}:${deck.page}`;
    keys.set(capture, key);
    return key;
  };
}

/** Looking at so few again costs nothing. */
const FEW_PICTURES = 20;

/**
 * Pictures that are read anyway, that the user calls code,
 * or whose letters are all as wide: reading all others would take long.
 */
async function likelyCode(
  pictures: readonly Capture[],
  { cache, keyOf, files }: PictureDesk,
  texts: readonly Capture[],
): Promise<readonly Capture[]> {
  const { mayShowCode } = await import('../read/pictures/monospace.js');
  const likely: Capture[] = [];
  for (const capture of pictures) {
    const key = `${keyOf(capture)}:code?`;
    const isRead = capture.kind === 'code' || texts.includes(capture) || cache.get(keyOf(capture)) !== undefined;
    let known = isRead ? 'yes' : cache.get(key);
    if (known === undefined) {
      const grey = await greyPicture(files.read(capture.image?.path ?? '') ?? new Uint8Array());
      known = grey === undefined || mayShowCode(grey) ? 'yes' : 'no';
      if (pictures.length > FEW_PICTURES) cache.put(key, known);
    }
    if (known === 'yes') likely.push(capture);
  }
  return likely;
}

const wordsIn = (table: string | undefined): readonly PictureWord[] => readWordTable(table ?? '');

async function readAll(captures: readonly Capture[], desk: PictureDesk): Promise<void> {
  const { recogniser, cache, keyOf, onStage, signal } = desk;
  const missing = captures.filter((capture) => cache.get(keyOf(capture)) === undefined);
  if (recogniser === undefined) return;
  let next = 0;
  const readNext = async (): Promise<void> => {
    const nth = next++;
    const capture = missing[nth];
    if (capture === undefined || signal?.aborted === true) return;
    onStage?.('read-pictures', { nth: nth + 1, of: missing.length });
    const bytes = await bytesOf(capture, desk);
    if (bytes !== undefined) cache.put(keyOf(capture), wordRows(await recogniser.read(bytes, 'anywhere')));
    await readNext();
  };
  await Promise.all(Array.from({ length: recogniser.atOnce }, readNext));
}

async function bytesOf({ deck, image }: Capture, { files }: PictureDesk): Promise<Uint8Array | undefined> {
  if (deck === undefined) return files.read(image?.path ?? '');
  const drawer = await findDrawer();
  const pdf = files.read(deck.path) ?? new Uint8Array();
  return drawer && (await drawPages(pdf, [deck.page], { with: drawer })).get(deck.page);
}

type WordsOf = (capture: Capture) => readonly PictureWord[];

/** Texts of slides, without what stands on many: a logo, the name of the course. */
function withTextOf(lecture: Lecture, texts: ReadonlySet<Capture>, wordsOf: WordsOf): Lecture {
  const captures = lecture.captures.map((capture): Capture => {
    const content = texts.has(capture) ? textOfWords(wordsOf(capture)) : '';
    return content === '' ? capture : { ...capture, content, read: { by: 'ocr' } };
  });
  return { ...lecture, captures: dropDesign(captures, new Set([...texts].map(pathOf))) };
}

const pathOf = ({ place, deck }: Capture) => deck?.path ?? place.path;

/** The blocks of code on pictures, read once more by themselves: there tesseract knows that it is one text. */
async function codeBlocks(
  captures: readonly Capture[],
  desk: PictureDesk,
  wordsOf: WordsOf,
): Promise<ReadonlyMap<Capture, PicturedCode>> {
  const { findCode } = await import('../read/pictures/find-code.js');
  const found = new Map<Capture, PicturedCode>();
  for (const capture of captures) {
    if (desk.signal?.aborted === true) break;
    const words = wordsOf(capture);
    const boxes = findCode(words);
    const all = capture.kind === 'code' && boxes.length === 0 ? [undefined] : boxes;
    const read: (readonly PictureWord[])[] = [];
    for (const [nth, box] of all.entries()) {
      const key = `${desk.keyOf(capture)}:code ${nth}`;
      if (desk.cache.get(key) === undefined && desk.recogniser !== undefined) {
        const bytes = desk.files.read(capture.image?.path ?? '') ?? new Uint8Array();
        const part = box === undefined ? bytes : await cropPicture(bytes, box);
        if (part !== undefined) desk.cache.put(key, wordRows(await desk.recogniser.read(part, 'code')));
      }
      const within = words.filter((word) => box === undefined || isInside(word, box));
      read.push(desk.cache.get(key) === undefined ? within : wordsIn(desk.cache.get(key)));
    }
    const inside = words.filter((word) => all.some((box) => box === undefined || isInside(word, box)));
    const share = countLetters(inside) / Math.max(1, countLetters(words));
    if (read.length > 0) found.set(capture, { blocks: read, share: Math.round(share * 100) / 100 });
  }
  return found;
}

const countLetters = (words: readonly PictureWord[]) => words.reduce((sum, { text }) => sum + text.length, 0);

const isInside = ({ x, y, width, height }: PictureWord, box: Omit<PictureWord, 'text' | 'sure' | 'line'>) =>
  x >= box.x && y >= box.y && x + width <= box.x + box.width && y + height <= box.y + box.height;

const noReader = (captures: readonly Capture[]): Problem => ({
  code: 'captures/no-reader',
  level: 'warning',
  message: `${counted(captures.length, 'slide is a picture', 'slides are pictures')} without text, and nothing here reads pictures`,
  hint:
    'Install tesseract (`apt install tesseract-ocr`, `brew install tesseract`), or run ' +
    '`npm install -g tesseract.js @tesseract.js-data/eng`: slides are then placed by what is said of them.',
  place: { path: captures[0] === undefined ? '' : pathOf(captures[0]), line: 0 },
});
