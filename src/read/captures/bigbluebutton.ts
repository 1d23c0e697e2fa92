import type { Capture } from '../../model/capture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { folderOf, readText, resolveInside, type LectureFiles } from '../files.js';
import { escapeLine } from '../../text/markdown/escape.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { elementsIn, parseXml, type XmlElement } from '../transcripts/support/markup/xml.js';
import { readImage } from './image.js';
import type { RecordingSystem } from './recording-system.js';

/** Files of a recording that are read or not needed. */
const FILES = [
  ...['shapes.svg', 'metadata.xml', 'presentation_text.json', 'captions.json', 'panzooms.xml', 'cursor.xml'],
  ...['deskshare.xml', 'slides_new.xml', 'polls.json', 'external_videos.json', 'notes.xml', 'presentation/'],
];

/** A folder that BigBlueButton's recordings are downloaded into. */
export const bigBlueButton: RecordingSystem = {
  name: 'BigBlueButton',

  open(files) {
    const isOne = /<image\b[^>]*\bclass="slide"/.test((readText(files, SHAPES) ?? '').slice(0, 100_000));
    if (!isOne) return undefined;
    const title = readMeetingName(files);
    return {
      path: SHAPES,
      ...(title !== undefined && { title }),
      files: FILES,
      readSlides: () => readShapes(files),
      readChat: () => readChat(files),
    };
  },
};

const SHAPES = 'shapes.svg';

/** Slides shorter than this were passed by on the way to another. */
const PASSED_BY_MS = 1000;

/**
 * `shapes.svg`: each slide as an image with the seconds at which it came and went,
 * several of each where it was shown again.
 */
function readShapes(files: LectureFiles): Outcome<readonly Capture[]> {
  const path = SHAPES;
  const document = parseXml(path, readText(files, path) ?? '');
  if (document === undefined || document === 'refused')
    return { value: [], problems: [unreadable(path, 'is no SVG that can be read')] };
  const problems: Problem[] = document.broken ? [unreadable(path, document.broken.what)] : [];
  const texts = readTexts(files);
  const shown = slidesIn(document.root).flatMap((slide) => showingsOf(slide));
  const long = new Set(shown.filter(({ fromMs, toMs }) => toMs - fromMs >= PASSED_BY_MS).map(({ href }) => href));
  const captures = shown
    .filter(({ href, fromMs, toMs }) => !long.has(href) || toMs - fromMs >= PASSED_BY_MS)
    .flatMap(({ href, text, fromMs, toMs, line }): readonly Capture[] => {
      const image = resolveInside('', href);
      if (image === undefined) return [];
      const [file, wrong] = readImage(files, image, { path, line });
      problems.push(...wrong.map((problem) => ({ ...problem, level: 'warning' as const })));
      const content = cleanText(texts.get(image) ?? readInside(files, text));
      const about = { content, endMs: toMs, place: { path, line } };
      return [{ kind: 'slide', atMs: fromMs, ...about, ...(file ? { image: file } : { title: image }) }];
    });
  return { value: captures.toSorted((one, other) => (one.atMs ?? 0) - (other.atMs ?? 0)), problems };
}

const CHAT = 'slides_new.xml';

/** `slides_new.xml`: each message with the second at which it came, its writer and its text, which may be HTML. */
function readChat(files: LectureFiles): readonly Capture[] {
  const document = parseXml(CHAT, readText(files, CHAT) ?? '');
  if (document === undefined || document === 'refused') return [];
  const messages = elementsIn(document.root).filter(({ name }) => name === 'chattimeline');
  return messages.flatMap(({ attributes, line }): readonly Capture[] => {
    const [seconds, text] = [Number(attributes['in'] ?? 'x'), cleanLine(attributes['message'] ?? '')];
    const atMs = Math.round(seconds * 1000);
    if (!Number.isSafeInteger(atMs) || atMs < 0 || text === '') return [];
    const writer = cleanLine(attributes['name'] ?? '');
    const named = writer === '' ? '' : `**${escapeLine(writer)}:** `;
    return [{ kind: 'note', atMs, content: `${named}${escapeLine(text)}`, place: { path: CHAT, line } }];
  });
}

/** The title in `metadata.xml`. */
function readMeetingName(files: LectureFiles): string | undefined {
  const document = parseXml('metadata.xml', readText(files, 'metadata.xml') ?? '');
  if (document === undefined || document === 'refused') return undefined;
  const names = ['meetingName', 'name', 'bbb-recording-name'];
  const all = elementsIn(document.root).filter(({ name }) => names.includes(name));
  const named = all.map(({ children }) => cleanLine(children.filter((child) => typeof child === 'string').join('')));
  return named.find((name) => name !== '');
}

/** The screen that was shared is in the video: its picture here is an empty one. */
const slidesIn = (root: XmlElement) =>
  root.children.filter(
    (child): child is XmlElement =>
      typeof child !== 'string' && child.name === 'image' && !/deskshare/.test(child.attributes['href'] ?? ''),
  );

function showingsOf({ attributes, line }: XmlElement) {
  const ms = (written = '') => written.split(/\s+/).map((seconds) => Math.round(Number(seconds || 'x') * 1000));
  const [from, to] = [ms(attributes['in']), ms(attributes['out'])];
  return from.flatMap((fromMs, nth) => {
    const toMs = to[nth] ?? NaN;
    if (!Number.isSafeInteger(fromMs) || fromMs < 0) return [];
    const end = Number.isSafeInteger(toMs) ? Math.max(fromMs, toMs) : fromMs;
    return [{ href: attributes['href'] ?? '', text: attributes['text'] ?? '', fromMs, toMs: end, line }];
  });
}

/** `presentation_text.json`: by presentation, the text of each slide. */
function readTexts(files: LectureFiles): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  try {
    const data = JSON.parse(readText(files, 'presentation_text.json') ?? '{}') as unknown;
    for (const [folder, slides] of Object.entries((data ?? {}) as Record<string, unknown>))
      for (const [slide, text] of Object.entries((slides ?? {}) as Record<string, unknown>))
        if (typeof text === 'string')
          for (const ending of ['.png', '.svg', '.jpeg']) texts.set(`${folder}/${slide}${ending}`, text);
  } catch {
    return texts;
  }
  return texts;
}

function readInside(files: LectureFiles, written: string): string {
  const path = written === '' || folderOf(written) === '' ? undefined : resolveInside('', written);
  return path === undefined ? '' : (readText(files, path) ?? '');
}

const cleanText = (text: string) => text.replace(/\r\n?/g, '\n').trim();

const unreadable = (path: string, what: string): Problem => ({
  code: 'captures/bigbluebutton',
  level: 'warning',
  message: `the slides' times cannot be read whole: ${what}`,
  hint: 'Download the recording again.',
  place: { path, line: 1 },
});
