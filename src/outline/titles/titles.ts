import { formatClock } from '../../model/wording/clock.js';
import type { Lecture } from '../../model/lecture.js';
import { ENGLISH, say, type MessageTable } from '../../model/wording/messages.js';
import type { Narration } from '../../model/narration.js';
import type { Section } from '../../model/section.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { cutLetters, stemWord } from '../../text/words.js';
import { isAsWell, titleOfAct } from './acts.js';
import { type Asked, findAsked, findSetOut } from './asked.js';
import { announces, continueTopics } from './continued.js';
import { firstNotBefore } from '../../compare/first-from.js';
import { findNames, findWholeNames, type Name } from '../names/find-names.js';
import { type Heading, headingsOf } from './headings.js';
import { type Names, readNames } from '../names/names.js';
import { actOf, edgeOf, LEAST_AT_EDGE, openingOf, type SpokenSentences } from './section-acts.js';
import { keyOfTitle, type NamedSection, repeat, tellApart } from './tell-apart.js';

/** What titles are made from. */
export interface TitleContext {
  readonly lecture: Lecture;
  readonly narration: Narration;
  /** Where it is there, names are judged by word class and use in speech. */
  readonly lexicon?: Lexicon | undefined;
  /** Where the talk is not English: names for a stretch, best first. */
  readonly inLanguage?: { namesOf(startMs: number, endMs: number): readonly Name[] } | undefined;
  readonly messages?: MessageTable;
}

/** A section whose title is known only where a chapter gave it. */
export interface Untitled extends Omit<Section, 'title' | 'titleFrom' | 'part'> {
  readonly title: string | undefined;
  readonly opensPart?: boolean;
}

/** A heading names the section in whose first minutes it comes, or which starts right after it. */
const HEADING_BEFORE_MS = 25_000;
const HEADING_AFTER_MS = 150_000;

/** A notebook's only where one of its words is said in this time; stems of so many letters may differ in their ends. */
const SPOKEN_MS = 60_000;
const SPOKEN_LETTERS = 4;
const SHORTEST_SAID = 3;

/** Beside a term that is worth less a heading that nobody says is better: chosen on the titles of lessons and of talks. */
const POOR = 20;

/** Headings that name no topic. */
const EMPTY_HEADING =
  /^(?:fin|the end|end|questions?|q ?& ?a|agenda|outline|contents|overview|introduction|intro|imports?|setup|notes?|appendix|exercises?|thank you|thanks|references|todo|title|untitled)[?!.]*$/i;

interface Sources extends SpokenSentences {
  readonly headings: readonly Heading[];
  readonly names: Names;
  readonly lexicon: TitleContext['lexicon'];
  readonly inLanguage: TitleContext['inLanguage'];
  readonly messages: MessageTable;
  /** By which no section but the first is called. */
  readonly lectureKey: string;
}

/**
 * Names sections: by the chapter, else by what the lecturer says to be doing (`Questions`, `Review`), by a heading of the course
 * notebook or a slide that is shown and said in its first minutes, by the terms the stretch is about.
 */
export function nameSections(
  sections: readonly Untitled[],
  { lecture, narration, lexicon, inLanguage, messages = ENGLISH }: TitleContext,
): readonly Section[] {
  if (sections.every(({ title }) => title !== undefined))
    return sections.map(({ title = '', opensPart: _, ...section }) => ({ ...section, title, titleFrom: 'chapter' }));
  const sources: Sources = {
    headings: headingsOf(lecture).filter(({ title }) => !EMPTY_HEADING.test(title)),
    names: readNames(lecture, narration, lexicon),
    lexicon,
    inLanguage,
    messages,
    narration,
    starts: Float64Array.from(narration.sentences, ({ startMs }) => startMs),
    lectureKey: keyOfTitle(lecture.title),
    english: lecture.language.startsWith('en'),
  };
  const used: string[] = [];
  const titled = sections.map(({ title: chapter, ...section }) => {
    const named: NamedSection =
      chapter === undefined ? nameSection(section, sources, used) : { title: chapter, titleFrom: 'chapter', found: [] };
    used.push(keyOfTitle(named.title));
    return { section, ...named };
  });
  const apart = tellApart(titled);
  const isNew = ({ section }: { readonly section: SectionSpan }) => announces(openingOf(section, sources));
  const told = sources.names.judged ? continueTopics(apart, isNew) : apart;
  const parts = nameParts(
    told.map(({ section, title }) => ({ ...section, title })),
    sources,
  );
  return told.map(({ section: { opensPart: _, ...section }, title, titleFrom }, nth) => {
    const part = parts.get(nth);
    return { ...section, title, ...(part === undefined ? {} : { part }), titleFrom };
  });
}

type SectionSpan = Pick<Section, 'startMs' | 'endMs'>;

function nameSection(span: SectionSpan, sources: Sources, used: readonly string[]): NamedSection {
  const { startMs, endMs } = span;
  const { names } = sources;
  const act = sources.inLanguage === undefined ? actOf(span, sources) : undefined;
  const near = act === undefined || isAsWell(act) ? headingsIn(span, sources, used) : [];
  const said = near.length === 0 ? new Set<string>() : stemsSaid(names, startMs);
  const spoken = choose(near.filter(({ title, from }) => from === 'slide' || isSaid(title, said)));
  if (spoken !== undefined) return titledBy(spoken);
  const offered = sources.inLanguage?.namesOf(startMs, endMs) ?? findNames(names, startMs, endMs);
  const found = offered.filter(({ title }) => startMs === 0 || keyOfTitle(title) !== sources.lectureKey);
  if (act !== undefined) {
    const about = found.find(({ title }) => !title.includes(' and '))?.title;
    return { title: titleOfAct(act, about), titleFrom: 'term', found: [] };
  }
  const best = chooseName(found, used);
  const asked = sources.inLanguage === undefined ? askedOf(span, sources, best) : undefined;
  if (asked !== undefined && !used.includes(keyOfTitle(asked))) return { title: asked, titleFrom: 'term', found: [] };
  const edge = (best?.worth ?? 0) < LEAST_AT_EDGE && names.judged ? edgeOf(span, sources) : undefined;
  if (edge !== undefined) return { title: edge, titleFrom: 'term', found: [] };
  const unspoken = choose(near);
  if (unspoken !== undefined && (best?.worth ?? 0) < POOR) return titledBy(unspoken);
  if (best === undefined)
    return { title: say(sources.messages, 'from', { time: formatClock(startMs) }), titleFrom: 'time', found };
  return { title: best.title, titleFrom: 'term', found };
}

/** A name of one word, or of less worth than this, gives way to what is asked of it. */
const WEAK_NAME = 8;

/** Where the best name is worth less, what is asked names the section if the lecture says so often what it is of. */
const POOR_NAME = 4;
const OFTEN = 4;

/** What the lecturer asks when the section opens, where that is of one of its best names or those are poor. */
function askedOf(
  { startMs }: SectionSpan,
  { narration, starts, names, lexicon }: Sources,
  best: Name | undefined,
): string | undefined {
  if (!names.judged || best === undefined || (best.key.includes(' ') && best.worth > WEAK_NAME)) return undefined;
  const at = firstNotBefore(starts, startMs);
  const senses = new Map(names.words.map((word, nth) => [word, names.senses[nth]!]));
  const isNoun = (word: string) => senses.get(word)?.ends === true;
  const opening = narration.sentences.slice(at);
  const stems = new Set(best.key.split(' '));
  const isOfIt = ({ words }: Asked) => words.some((word) => stems.has(stemWord(word)));
  const asked = findAsked(opening, isNoun);
  if (asked !== undefined && isOfIt(asked)) return asked.title;
  if (best.worth >= POOR_NAME) return undefined;
  const isVerb = (word: string) => lexicon?.lookUp(word).wordClass === 'verb';
  const isOften = ({ words }: Asked) => names.words.filter((word) => word === words.at(-1)).length >= OFTEN;
  return [asked, findSetOut(opening, isNoun, isVerb)].find((one) => one !== undefined && isOften(one))?.title;
}

const titledBy = ({ title, from }: Heading): NamedSection => ({ title, titleFrom: from, found: [] });

/** Of the headings on screen when the section opens, those that name no other section. */
function headingsIn({ startMs, endMs }: SectionSpan, sources: Sources, used: readonly string[]): readonly Heading[] {
  const until = Math.min(endMs - 5000, startMs + HEADING_AFTER_MS);
  return sources.headings.filter(({ atMs, title }) => {
    const key = keyOfTitle(title);
    const isFree = !used.includes(key) && (startMs === 0 || key !== sources.lectureKey);
    return isFree && atMs >= startMs - HEADING_BEFORE_MS && atMs < until;
  });
}

const choose = (near: readonly Heading[]): Heading | undefined =>
  near.find(({ from }) => from === 'heading') ?? near[0];

/** Stems of the words that are said in the opening of a section. */
function stemsSaid({ words, startMs: times }: Names, startMs: number): ReadonlySet<string> {
  const opening = words.slice(
    firstNotBefore(times, startMs - HEADING_BEFORE_MS),
    firstNotBefore(times, startMs + SPOKEN_MS),
  );
  return new Set([...new Set(opening)].map((word) => stemWord(word)));
}

/** Whether a word of the heading is said: `Multiclassification` by "classification", too. */
function isSaid(title: string, said: ReadonlySet<string>): boolean {
  const own = cutLetters(title)
    .filter((word) => word.length >= SHORTEST_SAID)
    .map(stemWord);
  const isOne = (stem: string, each: string) =>
    each.length >= SPOKEN_LETTERS &&
    (stem.includes(each) || (stem.length > SPOKEN_LETTERS && each.startsWith(stem.slice(0, SPOKEN_LETTERS + 1))));
  return own.some((stem) => said.has(stem) || [...said].some((each) => isOne(stem, each)));
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

/** A part is called by several words where they are worth so much of the best single one. */
const SEVERAL = 0.4;

/** What each part is about as a whole, by the section that opens it: a name that no section and no other part has. */
function nameParts(
  sections: readonly (Untitled & { readonly title: string })[],
  { names, inLanguage, messages }: Sources,
): ReadonlyMap<number, string> {
  const used = new Set(sections.map(({ title }) => keyOfTitle(title)));
  const opens = sections.flatMap(({ opensPart }, nth) => (opensPart === true ? [nth] : []));
  const parts = new Map<number, string>();
  opens.forEach((nth, part) => {
    const endMs = sections[(opens[part + 1] ?? sections.length) - 1]?.endMs ?? 0;
    const startMs = sections[nth]?.startMs ?? 0;
    const found = inLanguage?.namesOf(startMs, endMs) ?? findWholeNames(names, startMs, endMs);
    const fresh = found.filter((name) => !used.has(keyOfTitle(name.title)));
    const several = fresh.find(({ key, worth }) => key.includes(' ') && worth >= SEVERAL * (fresh[0]?.worth ?? 0));
    const { title } = several ?? fresh[0] ?? { title: say(messages, 'part', { n: part + 1 }) };
    used.add(keyOfTitle(title));
    parts.set(nth, title);
  });
  return parts;
}
