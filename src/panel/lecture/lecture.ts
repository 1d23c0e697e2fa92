/** What a notebook's own metadata says of its lecture. A reader may have edited it: nothing is taken for granted. */
import { unescapeMarkdown } from '../../text/markdown/escape.js';
import { videoOfLecture } from './links.js';
import type { Video } from './links.js';
import type { CellView } from './timeline.js';

export interface PanelLecture {
  readonly title: string;
  /** The video as the notebook names it; also one that cannot be shown here. */
  readonly address: string | undefined;
  readonly video: Video | undefined;
  readonly sections: readonly LectureSection[];
  readonly concepts: readonly LectureConcept[];
}

export interface LectureSection {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface LectureConcept {
  readonly term: string;
  readonly definition: string;
  readonly explainedAtMs: number;
  readonly mentionsMs: readonly number[];
}

type StampFields = Readonly<Record<string, unknown>>;

/** More are no help beside a video. */
const SHOWN_CONCEPTS = 6;

/** Undefined for a notebook that holds no lecture. `stamp` is its `metadata.nbscribe`. */
export function readLecture(
  stamp: unknown,
  { path, cells }: { readonly path: string; readonly cells: readonly CellView[] },
): PanelLecture | undefined {
  const { lecture } = fieldsOf(stamp);
  if (typeof lecture !== 'object' || lecture === null) return undefined;
  const { title, video } = fieldsOf(lecture);
  const address = typeof video === 'string' && video !== '' ? video : undefined;
  return {
    title: typeof title === 'string' ? title : '',
    address,
    video: address === undefined ? undefined : videoOfLecture(address, path),
    sections: readSections(stamp, cells),
    concepts: readConcepts(stamp),
  };
}

/** With the titles that the headings have now: the reader may have written better ones. */
function readSections(stamp: unknown, cells: readonly CellView[]): readonly LectureSection[] {
  const headings = new Map(cells.flatMap(headingOf));
  const sections = listOf(fieldsOf(stamp)['sections']).flatMap(({ title, startMs, endMs }): LectureSection[] => {
    if (typeof startMs !== 'number' || typeof endMs !== 'number') return [];
    return [{ title: headings.get(startMs) ?? (typeof title === 'string' ? title : ''), startMs, endMs }];
  });
  return sections.sort((one, other) => one.startMs - other.startMs);
}

function headingOf({ metadata, source }: CellView): readonly (readonly [number, string])[] {
  const { kind, startMs } = fieldsOf(metadata['nbscribe']);
  const [, text] = /^#{1,6}[ \t]+([^ \t\n].*)$/m.exec(source) ?? [];
  return kind === 'section' && typeof startMs === 'number' && text !== undefined
    ? [[startMs, unescapeMarkdown(text.trimEnd().replace(/(?<![ \t])[ \t]+#+$/, ''))]]
    : [];
}

/** The concepts that a summary holds as data. */
export function readConcepts(stamp: unknown): readonly LectureConcept[] {
  return listOf(fieldsOf(stamp)['concepts']).flatMap(({ term, definition, explainedAtMs, mentionsMs }) => {
    if (typeof term !== 'string' || typeof explainedAtMs !== 'number') return [];
    const mentions = Array.isArray(mentionsMs) ? mentionsMs.filter((ms) => typeof ms === 'number') : [];
    const said = typeof definition === 'string' ? definition : '';
    return [{ term, definition: said, explainedAtMs, mentionsMs: mentions }];
  });
}

/** The section of a moment; before the first one, the first. */
export function sectionAt(sections: readonly LectureSection[], ms: number): number {
  const begun = sections.findLastIndex(({ startMs }) => Math.floor(startMs / 1000) * 1000 <= ms);
  return sections.length === 0 ? -1 : Math.max(0, begun);
}

/** The concepts of a section: those explained in it, in the order of the talk, then those it speaks of most. */
export function conceptsOf(
  concepts: readonly LectureConcept[],
  { startMs, endMs }: Pick<LectureSection, 'startMs' | 'endMs'>,
): readonly LectureConcept[] {
  const isHere = (ms: number) => ms >= startMs && ms < endMs;
  const explained = concepts.filter(({ explainedAtMs }) => isHere(explainedAtMs));
  const mentions = ({ mentionsMs }: LectureConcept) => mentionsMs.filter(isHere).length;
  const mentioned = concepts.filter((concept) => !explained.includes(concept) && mentions(concept) > 0);
  explained.sort((one, other) => one.explainedAtMs - other.explainedAtMs);
  mentioned.sort((one, other) => mentions(other) - mentions(one));
  return [...explained, ...mentioned].slice(0, SHOWN_CONCEPTS);
}

const fieldsOf = (value: unknown): StampFields =>
  typeof value === 'object' && value !== null ? (value as StampFields) : {};

const listOf = (value: unknown): readonly StampFields[] => (Array.isArray(value) ? value.map(fieldsOf) : []);
