import { cutLetters, stemWord } from '../../text/words.js';
import type { Name } from '../names/find-names.js';
import type { Section } from '../../model/section.js';

/** A section's title, with all names it may have by its terms. */
export interface NamedSection extends Pick<Section, 'title' | 'titleFrom'> {
  readonly found: readonly Name[];
}

/**
 * Another title is nearly as good from this share of the worth on; of more, where the title that repeats its neighbour
 * also says more. Fit to titles that share a word with a person's,
 * three lectures of one course, with the scorer of NBSCRIBE_SHARED.
 */
const NEARLY = 0.5;
const NEARLY_LONGER = 0.75;
const LEAST = 2;

/**
 * Of neighbours one of which repeats the other ("Deep learning", "Deep learning practitioner"), the second takes
 * another title that is nearly as good, else the first does and the second may
 * have its title. Both stay where neither has one.
 */
export function tellApart<Titled extends NamedSection>(given: readonly Titled[]): readonly Titled[] {
  const titled = [...given];
  const used = new Set(titled.map(({ title }) => keyOfTitle(title)));
  const rename = (nth: number, title: string) => {
    const there = titled[nth];
    if (there !== undefined) titled[nth] = { ...there, title };
    used.add(keyOfTitle(title));
  };
  for (let nth = 1; nth < titled.length; nth++) {
    const [first, second, next] = [titled[nth - 1], titled[nth], titled[nth + 1]];
    if (first === undefined || second === undefined || !repeat(first.title, second.title)) continue;
    const saysMore = keyOfTitle(second.title).length > keyOfTitle(first.title).length;
    const nearly = saysMore ? NEARLY_LONGER : NEARLY;
    const other = another(second, { neighbours: [first, next], used, nearly });
    if (other !== undefined) {
      rename(nth, other);
      continue;
    }
    const best = second.found[0]?.title ?? '';
    const own = keyOfTitle(best) === keyOfTitle(first.title) ? best : second.title;
    const earlier = another(first, { neighbours: [titled[nth - 2], { title: own }], used, nearly });
    if (earlier === undefined) continue;
    rename(nth - 1, earlier);
    rename(nth, own);
  }
  return titled;
}

interface Wanted {
  readonly neighbours: readonly (Pick<NamedSection, 'title'> | undefined)[];
  readonly used: ReadonlySet<string>;
  /** Least share of the worth of the title that it replaces. */
  readonly nearly: number;
}

/** The next best unused title of a section that repeats none of its neighbours'. */
function another({ title, titleFrom, found }: NamedSection, { neighbours, used, nearly }: Wanted): string | undefined {
  const own = found.find((name) => name.title === title);
  if (titleFrom !== 'term' || own === undefined) return undefined;
  const least = Math.max(LEAST, nearly * own.worth);
  return found.find(
    (name) =>
      name.worth >= least &&
      !used.has(keyOfTitle(name.title)) &&
      neighbours.every((neighbour) => neighbour === undefined || !repeat(neighbour.title, name.title)),
  )?.title;
}

/** Whether one title holds the other, word for word. */
export function repeat(one: string, other: string): boolean {
  const [a, b] = [` ${keyOfTitle(one)} `, ` ${keyOfTitle(other)} `];
  return a.includes(b) || b.includes(a);
}

/** Titles that differ in case or ending only are one. */
export const keyOfTitle = (title: string): string => cutLetters(title).map(stemWord).join(' ');
