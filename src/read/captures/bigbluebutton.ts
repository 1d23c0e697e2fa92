import type { Capture } from '../../model/capture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { folderOf, readText, resolveInside, type LectureFiles } from '../files.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { parseXml, type XmlElement } from '../transcripts/support/markup/xml.js';
import { readImage } from './image.js';

/** Files of a recording of BigBlueButton that are read or not needed. */
export const BIGBLUEBUTTON_FILES = [
  ...['shapes.svg', 'metadata.xml', 'presentation_text.json', 'captions.json', 'panzooms.xml', 'cursor.xml'],
  ...['deskshare.xml', 'slides_new.xml', 'polls.json', 'external_videos.json', 'notes.xml', 'presentation/'],
];

export function isBigBlueButton(files: LectureFiles): boolean {
  return /<image\b[^>]*\bclass="slide"/.test((readText(files, 'shapes.svg') ?? '').slice(0, 100_000));
}

/** Slides shorter than this were passed by on the way to another. */
const PASSED_BY_MS = 1000;

/** `shapes.svg`: each slide as an image with the seconds at which it came and went, several of each where it was shown again. */
export function readShapes(files: LectureFiles): Outcome<readonly Capture[]> {
  const path = 'shapes.svg';
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

/** The title in `metadata.xml`. */
export function readMeetingName(files: LectureFiles): string | undefined {
  const document = parseXml('metadata.xml', readText(files, 'metadata.xml') ?? '');
  if (document === undefined || document === 'refused') return undefined;
  const names = ['meetingName', 'name', 'bbb-recording-name'];
  const all = elementsIn(document.root).filter(({ name }) => names.includes(name));
  const named = all.map(({ children }) => cleanLine(children.filter((child) => typeof child === 'string').join('')));
  return named.find((name) => name !== '');
}

const elementsIn = (element: XmlElement): readonly XmlElement[] => [
  element,
  ...element.children.flatMap((child) => (typeof child === 'string' ? [] : elementsIn(child))),
];

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
