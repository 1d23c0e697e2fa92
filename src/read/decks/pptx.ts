import { strFromU8, unzipSync } from 'fflate';
import type { DeckPage } from './deck.js';
import { elementsOf, findElement, parseXml, textOf, type XmlElement } from '../transcripts/support/markup/xml.js';
import { cleanText } from './lines.js';

/** A part of XML that is larger is a bomb; and so are all of them together. */
const LARGEST_PART = 20_000_000;
const LARGEST_WHOLE = 200_000_000;
const MOST_SLIDES = 2000;

/** A relation of a part: `Id`, the last word of its type, and the part or address it leads to. */
interface Relation {
  readonly type: string;
  readonly target: string;
}

type Parts = Readonly<Record<string, Uint8Array>>;

/**
 * The slides of a PowerPoint file in the order of the show, which is not that of the file's names. Undefined where the
 * bytes are no such file; `locked` where it wants a password (it is no zip then, but an OLE container).
 */
export function readPptxPages(bytes: Uint8Array): readonly DeckPage[] | 'locked' | undefined {
  if (OLE.every((byte, at) => bytes[at] === byte)) return 'locked';
  const parts = unzip(bytes);
  const show = parts && rootOf(parts, MAIN);
  if (parts === undefined || show === undefined) return undefined;
  const relations = relationsOf(parts, MAIN);
  const list = findElement(show, 'sldIdLst');
  const size = findElement(show, 'sldSz')?.attributes ?? {};
  const shape = { width: Number(size['cx']) || 16, height: Number(size['cy']) || 9 };
  const slides = (list === undefined ? [] : elementsOf(list, 'sldId')).slice(0, MOST_SLIDES);
  return slides.map((slide, nth) => {
    const path = relations.get(slide.attributes['relation'] ?? '')?.target ?? '';
    return { ...readSlide(parts, path, shape.height), number: nth + 1, ...shape };
  });
}

const MAIN = 'ppt/presentation.xml';
/** First bytes of an OLE container: old PowerPoint, and new one with a password. */
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function unzip(bytes: Uint8Array): Parts | undefined {
  let whole = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!/\.(?:xml|rels)$/i.test(name) || originalSize > LARGEST_PART) return false;
        return (whole += originalSize) <= LARGEST_WHOLE;
      },
    });
  } catch {
    return undefined;
  }
}

function rootOf(parts: Parts, path: string): XmlElement | undefined {
  const part = parts[path];
  // `id` and `r:id` stand in one tag, and readers of XML that drop prefixes cannot tell them apart.
  const document = part && parseXml(path, strFromU8(part).replace(/ \w+:id=/g, ' relation='));
  return document === undefined || document === 'refused' ? undefined : document.root;
}

function relationsOf(parts: Parts, path: string): ReadonlyMap<string, Relation> {
  const slash = path.lastIndexOf('/');
  const folder = path.slice(0, slash);
  const root = rootOf(parts, `${folder}/_rels/${path.slice(slash + 1)}.rels`);
  return new Map(
    elementsOf(root ?? { name: '', prefix: '', attributes: {}, children: [], line: 0 }, 'Relationship').map(
      ({ attributes }): [string, Relation] => {
        const { Id = '', Type = '', Target = '', TargetMode } = attributes;
        const target = TargetMode === 'External' ? Target : pathFrom(folder, Target);
        return [Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target }];
      },
    ),
  );
}

function pathFrom(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/');
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** A shape with text: where it stands, what it is for, and its paragraphs. */
interface SlideShape {
  readonly purpose: string;
  readonly x: number;
  readonly y: number;
  /** Of its largest letters, in hundredths of a point; 0 where the shape does not say. */
  readonly size: number;
  readonly paragraphs: readonly string[];
}

/** Placeholders that are on every slide, or show another one. */
const FURNITURE = ['sldNum', 'dt', 'ftr', 'hdr', 'sldImg'];
const TITLES = ['title', 'ctrTitle'];

function readSlide(parts: Parts, path: string, height: number): Omit<DeckPage, 'number' | 'width' | 'height'> {
  const root = rootOf(parts, path);
  if (root === undefined) return { lines: [], notes: '', links: [] };
  const relations = relationsOf(parts, path);
  const shapes = shapesIn(root).filter(({ purpose }) => !FURNITURE.includes(purpose));
  const title = shapes.find(({ purpose }) => TITLES.includes(purpose)) ?? largestIn(shapes, height);
  const body = shapes.filter((shape) => shape !== title).toSorted((a, b) => a.y - b.y || a.x - b.x);
  const named = title?.paragraphs.join(' ').trim() ?? '';
  const advance = Number(findElement(root, 'transition')?.attributes['advTm'] ?? NaN);
  return {
    ...(named !== '' && { title: named }),
    lines: [...body.flatMap(({ paragraphs }) => paragraphs), ...wordsOfDrawings(parts, relations)],
    notes: notesOf(parts, relations),
    links: linksIn(root, relations),
    ...(root.attributes['show'] === '0' && { hidden: true }),
    ...(Number.isSafeInteger(advance) && advance >= 0 && { advanceMs: advance }),
  };
}

/** Titles are larger than what else is on the slide, and short. */
const LARGER = 1.08;
const LONGEST_TITLE = 120;

/** What stands as the title where none was typed into the place for it: the largest text of the upper half. */
function largestIn(shapes: readonly SlideShape[], height: number): SlideShape | undefined {
  const [first, second] = shapes.toSorted((one, other) => other.size - one.size);
  if (first === undefined || second === undefined || first.size < LARGER * second.size || second.size === 0)
    return undefined;
  return first.y < height / 2 && first.paragraphs.join(' ').length <= LONGEST_TITLE ? first : undefined;
}

/** What charts call their rows and columns, and the words of diagrams (SmartArt), which stand in parts of their own. */
function wordsOfDrawings(parts: Parts, relations: ReadonlyMap<string, Relation>): readonly string[] {
  const drawings = [...relations.values()].filter(({ type }) => type === 'chart' || type === 'diagramData');
  const words = drawings.flatMap(({ target }) => {
    const root = rootOf(parts, target);
    if (root === undefined) return [];
    const names = allOf(root, 'strCache').flatMap((cache) => allOf(cache, 'v').map((name) => cleanText(textOf(name))));
    return [...allOf(root, 'p').flatMap(paragraphOf), ...names];
  });
  return [...new Set(words)].filter((word) => word !== '');
}

function notesOf(parts: Parts, relations: ReadonlyMap<string, Relation>): string {
  const path = [...relations.values()].find(({ type }) => type === 'notesSlide')?.target ?? '';
  const root = rootOf(parts, path);
  const bodies = root === undefined ? [] : shapesIn(root).filter(({ purpose }) => purpose === 'body');
  return bodies.flatMap(({ paragraphs }) => paragraphs).join('\n');
}

function linksIn(root: XmlElement, relations: ReadonlyMap<string, Relation>): readonly string[] {
  const clicks = allOf(root, 'hlinkClick').flatMap(
    ({ attributes }) => relations.get(attributes['relation'] ?? '') ?? [],
  );
  return [...new Set(clicks.map(({ target }) => target).filter((url) => /^(?:https?|mailto):/i.test(url)))];
}

function allOf(element: XmlElement, name: string): readonly XmlElement[] {
  return elementsOf(element).flatMap((child) => [...(child.name === name ? [child] : []), ...allOf(child, name)]);
}

/**
 * Shapes and tables, also those in groups.
 * What is there for older programs (`mc:Fallback`) repeats the choice beside it.
 */
function shapesIn(element: XmlElement): readonly SlideShape[] {
  return elementsOf(element).flatMap((child): readonly SlideShape[] => {
    if (child.name === 'Fallback') return [];
    return child.name === 'sp' || child.name === 'graphicFrame' ? shapeOf(child) : shapesIn(child);
  });
}

function shapeOf(element: XmlElement): readonly SlideShape[] {
  const place = findElement(element, 'off')?.attributes ?? {};
  const placeholder = findElement(element, 'ph');
  const purpose = placeholder === undefined ? 'text' : (placeholder.attributes['type'] ?? 'body');
  const paragraphs = allOf(element, 'p').flatMap(paragraphOf);
  const size = Math.max(0, ...allOf(element, 'rPr').map(({ attributes }) => Number(attributes['sz']) || 0));
  return paragraphs.length === 0
    ? []
    : [{ purpose, x: Number(place['x']) || 0, y: Number(place['y']) || 0, size, paragraphs }];
}

function paragraphOf(element: XmlElement): readonly string[] {
  const level = Number(findElement(element, 'pPr')?.attributes['lvl'] ?? 0) || 0;
  const lines = runsOf(element).split('\n').map(cleanText);
  const indent = '  '.repeat(Math.min(8, Math.max(0, level)));
  return lines.filter((line) => line !== '').map((line) => indent + line);
}

/** Runs of text and the letters of equations; a field (date, number of the slide) is furniture. */
function runsOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return element.name === 't' ? child : '';
      if (child.name === 'br') return '\n';
      if (child.name === 'tab') return '\t';
      return child.name === 'fld' || child.name === 'Fallback' ? '' : runsOf(child);
    })
    .join('');
}
