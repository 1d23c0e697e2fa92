import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { stemWord } from '../text/stem.js';
import { type Heading, headingsOf } from './headings.js';
import { findNames, type Name } from './find-names.js';
import { type Names, readNames } from './names.js';

/** What titles are made from. */
export interface TitleContext {
  readonly lecture: Lecture;
  readonly narration: Narration;
  /** Where it is there, names are judged by word class and use in speech. */
  readonly lexicon?: Lexicon | undefined;
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
  { lecture, narration, lexicon }: TitleContext,
): readonly Section[] {
  const open = sections.some(({ title }) => title === undefined);
  const headings = open ? headingsOf(lecture).filter(({ title }) => !EMPTY_HEADING.test(title)) : [];
  const names = open ? readNames(lecture, narration, lexicon) : undefined;
  const used = new Set<string>();
  const titled = sections.map(({ title: chapter, ...section }): Titled => {
    const named: Named =
      chapter === undefined
        ? nameSection(section, { headings, names, used })
        : { title: chapter, titleFrom: 'chapter', found: [] };
    used.add(keyOf(named.title));
    return { section, ...named };
  });
  tellApart(titled, used);
  return titled.map(({ section, title, titleFrom }) => ({ ...section, title, titleFrom }));
}

/** A section's title, with all names it may have by its terms. */
interface Named extends Pick<Section, 'title' | 'titleFrom'> {
  readonly found: readonly Name[];
}

interface Titled extends Named {
  readonly section: Omit<Section, 'title' | 'titleFrom'>;
}

interface Sources {
  readonly headings: readonly Heading[];
  readonly names: Names | undefined;
  readonly used: ReadonlySet<string>;
}

function nameSection(
  { startMs, endMs }: Pick<Section, 'startMs' | 'endMs'>,
  { headings, names, used }: Sources,
): Named {
  const until = Math.min(endMs - 5000, startMs + HEADING_AFTER_MS);
  const near = headings.filter(
    ({ atMs, title }) => atMs >= startMs - HEADING_BEFORE_MS && atMs < until && !used.has(keyOf(title)),
  );
  const heading = near.find(({ from }) => from === 'heading') ?? near[0];
  if (heading !== undefined) return { title: heading.title, titleFrom: heading.from, found: [] };
  const found = names === undefined ? [] : findNames(names, startMs, endMs);
  const best = chooseName(found, used);
  if (best === undefined) return { title: `From ${clock(startMs)}`, titleFrom: 'time', found };
  return { title: best.title, titleFrom: 'term', found };
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

/**
 * Another title is nearly as good from this share of the worth on; of more, where the title that repeats its neighbour also says
 * more. Fit to titles that share a word with a person's, three lectures of one course, with the scorer of NBSCRIBE_SHARED.
 */
const NEARLY = 0.5;
const NEARLY_LONGER = 0.75;

/**
 * Of neighbours one of which repeats the other ("Deep learning", "Deep learning practitioner"), the second takes another title
 * that is nearly as good, else the first does and the second may have its title. Both stay where neither has one.
 */
function tellApart(titled: Titled[], used: Set<string>): void {
  for (let nth = 1; nth < titled.length; nth++) {
    const [first, second, next] = [titled[nth - 1], titled[nth], titled[nth + 1]];
    if (first === undefined || second === undefined || !repeat(first.title, second.title)) continue;
    const saysMore = keyOf(second.title).length > keyOf(first.title).length;
    const nearly = saysMore ? NEARLY_LONGER : NEARLY;
    const other = another(second, { neighbours: [first, next], used, nearly });
    if (other !== undefined) {
      rename(nth, other);
      continue;
    }
    const best = second.found[0]?.title ?? '';
    const own = keyOf(best) === keyOf(first.title) ? best : second.title;
    const earlier = another(first, { neighbours: [titled[nth - 2], { title: own }], used, nearly });
    if (earlier === undefined) continue;
    rename(nth - 1, earlier);
    rename(nth, own);
  }

  function rename(nth: number, title: string): void {
    const there = titled[nth];
    if (there !== undefined) titled[nth] = { ...there, title };
    used.add(keyOf(title));
  }
}

interface Wanted {
  readonly neighbours: readonly (Pick<Named, 'title'> | undefined)[];
  readonly used: ReadonlySet<string>;
  /** Least share of the worth of the title that it replaces. */
  readonly nearly: number;
}

/** The next best unused title of a section that repeats none of its neighbours'. */
function another({ title, titleFrom, found }: Named, { neighbours, used, nearly }: Wanted): string | undefined {
  const own = found.find((name) => name.title === title);
  if (titleFrom !== 'term' || own === undefined) return undefined;
  const least = Math.max(LEAST_APART, nearly * own.worth);
  return found.find(
    (name) =>
      name.worth >= least &&
      !used.has(keyOf(name.title)) &&
      neighbours.every((neighbour) => neighbour === undefined || !repeat(neighbour.title, name.title)),
  )?.title;
}

/** Whether one title holds the other, word for word. */
function repeat(one: string, other: string): boolean {
  const [a, b] = [` ${keyOf(one)} `, ` ${keyOf(other)} `];
  return a.includes(b) || b.includes(a);
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
