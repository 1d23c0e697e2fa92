import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Section } from '../model/section.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { stemWord } from '../text/stem.js';
import { findAct, openingWords, titleOfAct } from './acts.js';
import { firstFrom } from './cohesion.js';
import { findNames, findWholeNames, type Name } from './find-names.js';
import { type Heading, headingsOf } from './headings.js';
import { type Names, readNames } from './names.js';
import { keyOfTitle, type Named, repeat, tellApart } from './tell-apart.js';

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

/** A notebook's only where one of its words is said in this time; stems of so many letters may differ in their ends. */
const SPOKEN_MS = 60_000;
const SPOKEN_LETTERS = 4;

/** Beside a term that is worth less a heading that nobody says is better: chosen on the titles of lessons and of talks. */
const POOR = 20;

/** Headings that name no topic. */
const EMPTY_HEADING =
  /^(?:fin|the end|end|questions?|q ?& ?a|agenda|outline|contents|overview|introduction|intro|imports?|setup|notes?|appendix|exercises?|thank you|thanks|references|todo|title|untitled)[?!.]*$/i;

interface Sources {
  readonly headings: readonly Heading[];
  readonly names: Names;
  readonly narration: Narration;
  readonly starts: Float64Array;
}

/**
 * Names sections: by the chapter, else by what the lecturer says to be doing (`Questions`, `Review`), by a heading of the course
 * notebook or a slide that is shown and said in its first minutes, by the terms the stretch is about.
 */
export function nameSections(
  sections: readonly Untitled[],
  { lecture, narration, lexicon }: TitleContext,
): readonly Section[] {
  if (sections.every(({ title }) => title !== undefined))
    return sections.map(({ title = '', ...section }) => ({ ...section, title, titleFrom: 'chapter' }));
  const sources: Sources = {
    headings: headingsOf(lecture).filter(({ title }) => !EMPTY_HEADING.test(title)),
    names: readNames(lecture, narration, lexicon),
    narration,
    starts: Float64Array.from(narration.sentences, ({ startMs }) => startMs),
  };
  const used: string[] = [];
  const titled = sections.map(({ title: chapter, ...section }) => {
    const named: Named =
      chapter === undefined ? nameSection(section, sources, used) : { title: chapter, titleFrom: 'chapter', found: [] };
    used.push(keyOfTitle(named.title));
    return { section, ...named };
  });
  return tellApart(titled).map(({ section, title, titleFrom }) => ({ ...section, title, titleFrom }));
}

type Span = Pick<Section, 'startMs' | 'endMs'>;

function nameSection(span: Span, sources: Sources, used: readonly string[]): Named {
  const { startMs, endMs } = span;
  const found = findNames(sources.names, startMs, endMs);
  const best = chooseName(found, used);
  const act = actOf(span, sources);
  if (act !== undefined) {
    const about = found.find(({ title }) => !title.includes(' and '))?.title;
    return { title: titleOfAct(act, about), titleFrom: 'term', found: [] };
  }
  const near = headingsIn(span, sources, used);
  const spoken = near.filter(({ title, from }) => from === 'slide' || isSaid(title, sources.names, startMs));
  const isPoor = best === undefined || best.worth < POOR;
  const heading = choose(spoken) ?? (isPoor ? choose(near) : undefined);
  if (heading !== undefined) return { title: heading.title, titleFrom: heading.from, found: [] };
  if (best === undefined) return { title: `From ${clock(startMs)}`, titleFrom: 'time', found };
  return { title: best.title, titleFrom: 'term', found };
}

function actOf({ startMs, endMs }: Span, { narration, starts }: Sources): ReturnType<typeof findAct> {
  const at = firstFrom(starts, startMs);
  const first = narration.sentences[at];
  return findAct({
    words: openingWords(narration.sentences.slice(at, at + 8)),
    fromAudience: first?.fromAudience === true,
    isFirst: startMs === 0,
    lengthMs: endMs - startMs,
  });
}

/** Of the headings on screen when the section opens, those that name no other section. */
function headingsIn({ startMs, endMs }: Span, { headings }: Sources, used: readonly string[]): readonly Heading[] {
  const until = Math.min(endMs - 5000, startMs + HEADING_AFTER_MS);
  return headings.filter(
    ({ atMs, title }) => atMs >= startMs - HEADING_BEFORE_MS && atMs < until && !used.includes(keyOfTitle(title)),
  );
}

const choose = (near: readonly Heading[]): Heading | undefined =>
  near.find(({ from }) => from === 'heading') ?? near[0];

/** Whether a word of the heading is said in the opening: `Multiclassification` by "classification", too. */
function isSaid(title: string, { words, startMs: times }: Names, startMs: number): boolean {
  const own = (title.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? []).map((word) => stemWord(word));
  const from = firstFrom(times, startMs - HEADING_BEFORE_MS);
  const to = firstFrom(times, startMs + SPOKEN_MS);
  const isOne = (stem: string, said: string) =>
    stem === said ||
    (said.length >= SPOKEN_LETTERS &&
      (stem.includes(said) || (stem.length > SPOKEN_LETTERS && said.startsWith(stem.slice(0, SPOKEN_LETTERS + 1)))));
  const said = new Set(words.slice(from, to).map((word) => stemWord(word)));
  return [...said].some((each) => own.some((stem) => isOne(stem, each)));
}

/** A name that another section has is taken again where nothing else is this good: the lecturer comes back to it. */
const RETURNS = 0.3;

/** Neighbours that share a name (`gradient descent`, `gradient`) read badly: another is taken from this share of the worth. */
const APART = 0.12;
const LEAST_APART = 2;

function chooseName(found: readonly Name[], used: readonly string[]): Name | undefined {
  const before = used.at(-1);
  const [first] = found;
  const isNew = ({ title, worth }: Name) =>
    !used.includes(keyOfTitle(title)) || (keyOfTitle(title) !== before && worth === first?.worth);
  const fresh = found.filter(({ title }) => !used.includes(keyOfTitle(title)));
  const best = fresh.find(({ worth }) => worth >= RETURNS * (first?.worth ?? 0)) ?? found.find(isNew) ?? first;
  if (best === undefined || before === undefined || !repeat(best.title, before)) return best;
  return (
    fresh.find((name) => !repeat(name.title, before) && name.worth >= Math.max(LEAST_APART, APART * best.worth)) ?? best
  );
}

/** What a part of many sections is about as a whole. */
export const namePart = (names: Names, startMs: number, endMs: number): string | undefined =>
  findWholeNames(names, startMs, endMs)[0]?.title;

function clock(atMs: number): string {
  const seconds = Math.floor(atMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${hours > 0 ? `${hours}:` : ''}${pad(minutes)}:${pad(seconds % 60)}`;
}
