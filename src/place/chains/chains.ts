import type { Capture } from '../../model/capture.js';
import type { CourseCell, Lecture } from '../../model/lecture.js';
import { readWritten } from '../../text/written.js';
import { textOfOutputs } from './output-text.js';
import { WORD_EVIDENCE, type PlaceSettings } from '../settings.js';
import type { CellText } from '../speech/terms.js';

/** One link of a chain: a cell or capture, or Markdown that only bears witness. */
export interface Link {
  /** Index into the lecture's captures, where it is one. */
  readonly capture?: number;
  readonly cell?: number;
  readonly shown: CellText;
  /** Imports, magics and shell lines only: nobody talks about it, it goes with the next link. */
  readonly boilerplate: boolean;
}

/** Things that were shown in this order: the cells of one notebook or script, the files of one folder. */
export interface Chain {
  readonly path: string;
  readonly links: readonly Link[];
}

/** A line that sets the stage, in the languages of scripts, or a blank one. */
const BOILERPLATE = /^\s*(?:[%!#]|\/\/|import |from \S+ import |using |library\(|require\(|const .* require\(|$)/;
const isBoilerplate = (source: string): boolean => source.split('\n').every((line) => BOILERPLATE.test(line));

/** How much prose of a Markdown cell is read. */
const BODY_LETTERS = 600;

/** The chains of a lecture, notebooks first. Captures with a time are in one only where they came from its cells. */
export function chainsOf(lecture: Lecture, settings: PlaceSettings): readonly Chain[] {
  const byCell = new Map<string, number>();
  const loose = new Map<string, number[]>();
  const notebooks = new Set(lecture.courseNotebooks.map(({ path }) => path));
  lecture.captures.forEach(({ origin, atMs, place }, at) => {
    if (origin !== undefined && notebooks.has(origin.path)) byCell.set(cellKey(origin.path, origin.cell), at);
    else if (atMs === undefined) {
      const group = origin?.path ?? folderOf(place.path);
      const members = loose.get(group);
      if (members === undefined) loose.set(group, [at]);
      else members.push(at);
    }
  });
  const outputOf = (capture: number | undefined) => {
    const outputs = lecture.captures[capture ?? -1]?.outputs;
    return outputs && textOfOutputs(outputs);
  };
  const chains = lecture.courseNotebooks.map(({ path, cells }) => ({
    path,
    links: linksOfCells(cells, { captureOf: (cell) => byCell.get(cellKey(path, cell)), outputOf }, settings),
  }));
  for (const [path, members] of loose)
    chains.push({ path, links: members.map((at) => linkOfCapture(lecture.captures[at], at, settings)) });
  return chains.filter(({ links }) => links.some(({ capture }) => capture !== undefined));
}

export const cellKey = (path: string, cell: number): string => `${cell}:${path}`;

const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1);

interface CellFinder {
  readonly captureOf: (cell: number) => number | undefined;
  /** What the capture of that number shows below its code. */
  readonly outputOf: (capture: number | undefined) => string | undefined;
}

function linksOfCells(
  cells: readonly CourseCell[],
  { captureOf, outputOf }: CellFinder,
  settings: PlaceSettings,
): Link[] {
  const links: Link[] = [];
  let headings: readonly string[] = [];
  let fresh = false;
  let prose: (readonly [string, number])[] = [];
  for (const { kind, index, source, outputText } of cells) {
    const capture = captureOf(index);
    const base = capture === undefined ? { cell: index } : { cell: index, capture };
    if (kind === 'code') {
      if (source.trim() === '' && capture === undefined) continue;
      const context = [...headings.map((text) => [text, fresh ? 1 : WORD_EVIDENCE.olderHeading] as const), ...prose];
      const shown = { code: source, output: outputOf(capture) ?? outputText, context };
      links.push({ ...base, shown, boilerplate: isBoilerplate(source) });
      prose = prose.map(([text, weight]) => [text, weight * settings.markdownDecay] as const);
      prose = prose.filter(([, weight]) => weight > WORD_EVIDENCE.leastProse);
      fresh = false;
      continue;
    }
    const { heads, body } = readProse(source);
    if (heads.length > 0) [headings, prose, fresh] = [heads, [], true];
    if (body !== '') prose.push([body, 1]);
    if (heads.length === 0 && body === '' && capture === undefined) continue;
    links.push({ ...base, shown: shownProse(heads, body, settings), boilerplate: false });
  }
  return links;
}

function readProse(source: string): { heads: readonly string[]; body: string } {
  const { headings, prose } = readWritten(source);
  return { heads: headings.map(({ markdown }) => markdown), body: prose.trim().slice(0, BODY_LETTERS) };
}

const shownProse = (heads: readonly string[], body: string, settings: PlaceSettings): CellText => ({
  code: '',
  output: '',
  context: [...heads.map((text) => [text, settings.headingWeight] as const), [body, settings.bodyWeight]],
});

function linkOfCapture(capture: Capture | undefined, at: number, settings: PlaceSettings): Link {
  const { kind, title = '', content = '' } = capture ?? {};
  if (kind === 'code') {
    const shown = { code: content, output: '', context: [[title, 1] as const] };
    return { capture: at, shown, boilerplate: isBoilerplate(content) };
  }
  return { capture: at, shown: shownProse([title], content.slice(0, BODY_LETTERS), settings), boilerplate: false };
}
