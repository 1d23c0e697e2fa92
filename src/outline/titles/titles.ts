import { formatClock } from '../../model/wording/clock.js';
import type { Lecture } from '../../model/lecture.js';
import { ENGLISH, say, type MessageTable } from '../../model/wording/messages.js';
import type { Narration } from '../../model/narration.js';
import type { Section } from '../../model/section.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { cutLetters, stemWord } from '../../text/words.js';
import { isAsWell, openingWords, titleOfAct } from './acts.js';
import { type Asked, findAsked } from './asked.js';
import { announces, continueTopics } from './continued.js';
import { firstNotBefore } from '../../compare/first-from.js';
import { findNames, findWholeNames, type Name } from '../names/find-names.js';
import { type Heading, headingsOf, PUBLISHER } from './headings.js';
import { type Names, readNames } from '../names/names.js';
import { actOf, askedAt, edgeOf, leastAtEdge, openingOf, type SpokenSentences } from './section-acts.js';
import { countStems } from './doings.js';
import { doneFirst, type DoneContext, titleDone } from './what-is-done.js';
import { findQuestion } from './questions.js';
import { openingTopic } from './opening-topic.js';
import { chooseName, comesBack, dropParts, titleWithin } from './choose-name.js';
import { keyOfTitle, type NamedSection, tellApart } from './tell-apart.js';

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

/**
 * Beside a term that is worth less a heading that nobody says is better: chosen on the titles of lessons and of talks.
 */
const POOR = 20;

/** Headings that name no topic. */
const EMPTY_HEADING =
  /^(?:fin|the end|end|questions?|q ?& ?a|agenda|outline|contents|overview|introduction|intro|imports?|setup|notes?|appendix|exercises?|thank you|thanks|references|todo|title|untitled|today(?: in class)?|intermission|welcome|break|data|data ?sets?|code|models?)[?!.]*$/i;

interface Sources extends SpokenSentences {
  readonly headings: readonly Heading[];
  readonly names: Names;
  readonly lexicon: TitleContext['lexicon'];
  readonly inLanguage: TitleContext['inLanguage'];
  readonly messages: MessageTable;
  /** Where what is done can be told. */
  readonly done: DoneContext | undefined;
  /** By which no section but the first is called. */
  readonly lectureKey: string;
}

/**
 * Names sections: by the chapter, else by what the lecturer says to be doing (`Questions`, `Review`), by a heading of
 * the course notebook or a slide that is shown and said in its first minutes, by what is done there
 * (`Creating a data bunch`) where that says more than the terms the stretch is about, by these.
 */
export function nameSections(
  sections: readonly Untitled[],
  { lecture, narration, lexicon, inLanguage, messages = ENGLISH }: TitleContext,
): readonly Section[] {
  if (sections.every(({ title }) => title !== undefined))
    return sections.map(({ title = '', opensPart: _, ...section }) => ({ ...section, title, titleFrom: 'chapter' }));
  const names = readNames(lecture, narration, lexicon);
  const sources: Sources = {
    headings: headingsOf(lecture, (word) => lexicon?.lookUp(word).listed === true).filter(
      ({ title }) => !EMPTY_HEADING.test(title),
    ),
    names,
    done:
      lexicon === undefined || inLanguage !== undefined ? undefined : { names, lexicon, said: countStems(names.words) },
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
  const told = sources.inLanguage === undefined ? actOf(span, sources) : undefined;
  const shown = told === undefined || isAsWell(told) ? headingsIn(span, sources, used) : [];
  const said = shown.length === 0 ? new Set<string>() : stemsSaid(names, startMs);
  const near = shown.filter(({ title, from }) => from !== 'slide' || !isOneWord(title) || isSaid(title, said));
  const spoken = choose(near.filter(({ title, from }) => from === 'slide' || isSaid(title, said)));
  const instead = spoken === undefined ? undefined : doneInstead(spoken, span, sources);
  if (instead !== undefined && !used.includes(keyOfTitle(instead)))
    return { title: instead, titleFrom: 'term', found: [] };
  if (spoken !== undefined) return titledBy(spoken);
  const offered = sources.inLanguage?.namesOf(startMs, endMs) ?? findNames(names, startMs, endMs);
  const publisher = offered.find(({ title }) => PUBLISHER.test(title))?.title ?? '';
  const isOfLecture = ({ title }: Name) => startMs !== 0 && keyOfTitle(title) === sources.lectureKey;
  const whole = dropParts(offered, (name) => isOfLecture(name) || used.includes(keyOfTitle(name.title)));
  const found = whole.filter((name) => !publisher.includes(name.title) && !isOfLecture(name));
  const act = told ?? (isAskedLate(span, sources, found) ? 'Question' : undefined);
  if (act !== undefined) {
    const done = isAsWell(act) ? doneIn(span, sources, { found, used }) : undefined;
    if (done !== undefined && !used.includes(keyOfTitle(done))) return { title: done, titleFrom: 'term', found: [] };
    const about =
      (act === 'Question' && questionOf(span, sources, found)) ||
      found.find(({ title }) => !title.includes(' and '))?.title;
    return { title: titleOfAct(act, about), titleFrom: 'term', found: [] };
  }
  const best = chooseName(found, used);
  const asked = sources.inLanguage === undefined ? askedOf(span, sources, best) : undefined;
  if (asked !== undefined && !used.includes(keyOfTitle(asked))) return { title: asked, titleFrom: 'term', found: [] };
  const done = doneIn(span, sources, { found, used });
  if (done !== undefined && !used.includes(keyOfTitle(done))) return { title: done, titleFrom: 'term', found: [] };
  const edge = (best?.worth ?? 0) < leastAtEdge(span, sources) && names.judged ? edgeOf(span, sources) : undefined;
  if (edge !== undefined) return { title: edge, titleFrom: 'term', found: [] };
  const unspoken = choose(near);
  if (unspoken !== undefined && (best?.worth ?? 0) < POOR) return titledBy(unspoken);
  if (best === undefined)
    return { title: say(sources.messages, 'from', { time: formatClock(startMs) }), titleFrom: 'time', found };
  const within = inOpeningTopic(best, span, { names, used }) ?? comesBack(best, found, used);
  return { title: within ?? best.title, titleFrom: 'term', found };
}

/** A name of one word, or of less worth than this, gives way to what is asked of it. */
const WEAK_NAME = 8;

/** Where the best name is worth less, what is asked names the section if the lecture says so often what it is of. */
const POOR_NAME = 4;
const OFTEN = 4;

/** What the lecturer asks when the section opens, where that is of one of its best names or those are poor. */
function askedOf(
  { startMs }: SectionSpan,
  { narration, starts, names }: Sources,
  best: Name | undefined,
): string | undefined {
  if (!names.judged || best === undefined || (best.key.includes(' ') && best.worth > WEAK_NAME)) return undefined;
  const at = firstNotBefore(starts, startMs);
  const opening = narration.sentences.slice(at);
  const stems = new Set(best.key.split(' '));
  const isOfIt = ({ words }: Asked) => words.some((word) => stems.has(stemWord(word)));
  const asked = findAsked(opening, isNounIn(names));
  if (asked !== undefined && isOfIt(asked)) return asked.title;
  if (best.worth >= POOR_NAME) return undefined;
  const isOften = ({ words }: Asked) => names.words.filter((word) => word === words.at(-1)).length >= OFTEN;
  return asked !== undefined && isOften(asked) ? asked.title : undefined;
}

/** A question is of a name that it says, where that is worth so much of the best. */
const ASKED_OF = 0.5;

/** What somebody asks, word for word where that can stand alone; else the name that is asked about. */
function questionOf(span: SectionSpan, sources: Sources, found: readonly Name[]): string | undefined {
  const { narration, starts, names } = sources;
  if (!names.judged) return undefined;
  const at = askedAt(span, sources);
  const asked = findQuestion(narration.sentences.slice(at ?? firstNotBefore(starts, span.startMs)), isNounIn(names));
  if (asked !== undefined || at === undefined) return asked;
  const isAskedOf = saidInQuestion(at, sources);
  const least = ASKED_OF * (found[0]?.worth ?? 0);
  const single = found.filter(({ title }) => !title.includes(' and '));
  const about = single.find((name) => name.worth >= least && isAskedOf(name));
  return single.find(({ key }) => about !== undefined && ` ${key} `.includes(` ${about.key} `))?.title;
}

function saidInQuestion(at: number, { narration }: Sources): (name: Name) => boolean {
  const said = new Set(openingWords(narration.sentences.slice(at, at + 2)).map((word) => stemWord(word)));
  return ({ key }) => key.split(' ').every((stem) => said.has(stem));
}

/** Whether a section answers a question that comes soon after its start, and not of its best name or a given one. */
function isAskedLate(span: SectionSpan, sources: Sources, found: readonly Name[]): boolean {
  if (sources.inLanguage !== undefined || !sources.names.judged || span.startMs === 0) return false;
  const at = askedAt(span, sources);
  const best = found.find(({ title }) => !title.includes(' and '));
  return at !== undefined && best?.isGiven !== true && (best === undefined || !saidInQuestion(at, sources)(best));
}

/** A single word of less worth that nobody gives stands behind what the opening speaks of. */
const POOR_WORD = 2.5;

/** `Cost network: manifold`, where the best name is a poor word and the opening speaks of the cost network. */
function inOpeningTopic(
  best: Name,
  span: SectionSpan,
  { names, used }: { readonly names: Names; readonly used: readonly string[] },
): string | undefined {
  const isPoor = names.judged && !best.title.includes(' ') && best.worth < POOR_WORD && best.isGiven !== true;
  const topic = isPoor ? openingTopic(names, span) : undefined;
  if (topic === undefined) return undefined;
  if (!` ${keyOfTitle(topic)} `.includes(` ${best.key} `)) return titleWithin(topic, best.title, used);
  return used.includes(keyOfTitle(topic)) ? undefined : topic;
}

/** What is done in a section, but in one that greets or takes leave. */
function doneIn(
  span: SectionSpan,
  { done, ...spoken }: Sources,
  { found, used }: { readonly found: readonly Name[]; readonly used: readonly string[] },
): string | undefined {
  if (done === undefined || span.startMs === 0) return undefined;
  return edgeOf(span, spoken) === undefined ? titleDone(span, done, { found, used }) : doneFirst(span, done)?.title;
}

/**
 * Where the heading on screen does the same to something else, what is said holds:
 * `Creating a dataset`, "let's create a model".
 */
function doneInstead({ title }: Heading, span: SectionSpan, { done }: Sources): string | undefined {
  const said = done === undefined ? undefined : doneFirst(span, done)?.title;
  const verbOf = (text: string) => text.toLowerCase().split(' ')[0];
  return said !== undefined && verbOf(said) === verbOf(title) ? said : undefined;
}

/** Whether a word of the lecture may end a name. */
function isNounIn({ words, senses }: Names): (word: string) => boolean {
  const nouns = new Set(words.filter((_, nth) => senses[nth]!.ends));
  return (word) => nouns.has(word);
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

/** One word in capitals that nobody says may be of its picture or of whom it belongs to: `UNIVERSITY`. */
const isOneWord = (title: string): boolean => /^\p{Lu}{4,}$/u.test(title);

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
