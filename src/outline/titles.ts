import type { ReadData } from '../model/data.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import { stemWord } from '../text/stem.js';
import { type Heading, headingsOf } from './headings.js';
import { findNames, type Name } from './find-names.js';
import { type Names, readNames } from './names.js';

/** What titles are made from. */
export interface TitleContext {
  readonly lecture: Lecture;
  readonly narration: Narration;
  /** Where the lexicon can be read, names are judged by word class and use in speech. */
  readonly readData?: ReadData | undefined;
}

/** A section whose title is known only where a chapter gave it. */
export type Untitled = Omit<Section, 'title' | 'titleFrom'> & { readonly title: string | undefined };

/** A heading names the section in whose first minutes it comes, or which starts right after it. */
const HEADING_BEFORE_MS = 25_000;
const HEADING_AFTER_MS = 150_000;

/** Headings that name no topic. */
const EMPTY_HEADING =
  /^(?:fin|the end|end|questions?|q ?& ?a|agenda|outline|contents|overview|introduction|intro|imports?|setup|notes?|appendix|exercises?|thank you|thanks|references|todo|title|untitled)[?!.]*$/i;

/**
 * Names sections: by the chapter, else by a heading of the course notebook or a slide that comes in its first minutes,
 * else by the term the stretch is about. No two sections share a title as long as there is another good one.
 */
export function nameSections(
  sections: readonly Untitled[],
  { lecture, narration, readData }: TitleContext,
): readonly Section[] {
  const open = sections.some(({ title }) => title === undefined);
  const headings = open ? headingsOf(lecture).filter(({ title }) => !EMPTY_HEADING.test(title)) : [];
  const names = open ? readNames(lecture, narration, readData) : undefined;
  const used = new Set<string>();
  return sections.map(({ title: chapter, ...section }): Section => {
    const [title, titleFrom] =
      chapter === undefined ? nameSection(section, { headings, names, used }) : [chapter, 'chapter' as const];
    used.add(keyOf(title));
    return { ...section, title, titleFrom };
  });
}

interface Sources {
  readonly headings: readonly Heading[];
  readonly names: Names | undefined;
  readonly used: ReadonlySet<string>;
}

function nameSection(
  { startMs, endMs }: Pick<Section, 'startMs' | 'endMs'>,
  { headings, names, used }: Sources,
): [string, Section['titleFrom']] {
  const until = Math.min(endMs - 5000, startMs + HEADING_AFTER_MS);
  const near = headings.filter(
    ({ atMs, title }) => atMs >= startMs - HEADING_BEFORE_MS && atMs < until && !used.has(keyOf(title)),
  );
  const heading = near.find(({ from }) => from === 'heading') ?? near[0];
  if (heading !== undefined) return [heading.title, heading.from];
  const found = names === undefined ? [] : findNames(names, startMs, endMs);
  const best = chooseName(found, used);
  return best === undefined ? [`From ${clock(startMs)}`, 'time'] : [best.title, 'term'];
}

/** Neighbours that share a name (`gradient descent`, `gradient`) read badly: another is taken from this share of the worth. */
const APART = 0.12;
const LEAST_APART = 2;

function chooseName(found: readonly Name[], used: ReadonlySet<string>): Name | undefined {
  const unused = found.filter(({ title }) => !used.has(keyOf(title)));
  const [best = found[0]] = unused;
  const before = ` ${[...used].at(-1) ?? ''} `;
  const repeats = ({ title }: Name) => before.includes(` ${keyOf(title)} `);
  if (best === undefined || !repeats(best)) return best;
  return unused.find((name) => !repeats(name) && name.worth >= Math.max(LEAST_APART, APART * best.worth)) ?? best;
}

/** Titles that differ in case or ending only are one. */
const keyOf = (title: string) =>
  (title.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => stemWord(word)).join(' ');

function clock(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:` : ''}${pad(minutes)}:${pad(seconds % 60)}`;
}
