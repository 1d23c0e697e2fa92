import type { Name } from '../names/find-names.js';
import { firstWordAt, type Names } from '../names/names.js';
import { isTooWide } from '../names/title-words.js';
import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { stemWord } from '../../text/words.js';
import { type Activity, findDoings } from './doings.js';
import { keyOfTitle } from './tell-apart.js';
import { lowerFirst } from './acts.js';

/** What names a stretch by what is done in it. */
export interface DoneContext {
  readonly names: Names;
  readonly lexicon: Lexicon;
  /** How often the lecture says each stem. */
  readonly said: ReadonlyMap<string, number>;
}

interface SectionSpan {
  readonly startMs: number;
  readonly endMs: number;
}

/** Said within so many words, and as surely, it is what the section is for. */
const FIRST = { words: 16, weight: 0.7 };

/**
 * The same is done to something that the lecture speaks of so many times as often:
 * the other was misheard (`databank`, `data bunch`).
 */
const OFTENER = 3;

/** It says more than the name that it holds where it is said so early, or so surely. */
const HOLDS = [
  { words: 30, weight: 0.6 },
  { words: 40, weight: 0.9 },
] as const;

/** A name of less worth gives way; one of more stands beside, or instead of, what is done to anything. */
const POOR = 4;
const STRONG = 30;

/** What is done is worth less the later it is said, in words; below the least it is an aside. */
const FADES_WORDS = 60;
const LEAST = 0.35;

/** `Training a model: convolutional neural network` is no longer. */
const MOST_WORDS = 8;

/**
 * What the opening of a stretch says that is done in it, if that holds on its own
 * (`Downloading and extracting the data`).
 */
export function doneFirst(span: SectionSpan, context: DoneContext): Activity | undefined {
  const [first, ...more] = doingsIn(span, context).filter(
    ({ after, weight }) => after <= FIRST.words && weight >= FIRST.weight,
  );
  if (first === undefined) return undefined;
  const rarest = ({ content }: Activity) => Math.min(...content.map((word) => countOf(word, context)));
  return more.find((other) => other.verb === first.verb && rarest(other) > OFTENER * rarest(first)) ?? first;
}

const countOf = (word: string, { said }: DoneContext): number => said.get(stemWord(word)) ?? 0;

/** A title of what is done, where that says more than the names of the stretch, the best of which come first. */
export function titleDone(
  span: SectionSpan,
  context: DoneContext,
  { found, used }: { readonly found: readonly Name[]; readonly used: readonly string[] },
): string | undefined {
  const doings = doingsIn(span, context);
  const name = found.find(({ title }) => !title.includes(' and '));
  const holding = doings.find(
    (doing) =>
      name !== undefined &&
      holds(doing, name) &&
      HOLDS.some(({ words, weight }) => doing.after <= words && doing.weight >= weight),
  );
  if (holding !== undefined) return holding.title;
  const first = doneFirst(span, context);
  const worth = found[0]?.worth ?? 0;
  if (first !== undefined && name !== undefined && isWide(first, context) && name.worth >= POOR) {
    const both = `${first.title}: ${lowerFirst(name.title)}`;
    return both.split(' ').length <= MOST_WORDS ? both : undefined;
  }
  const isTaken = name !== undefined && used.includes(keyOfTitle(name.title));
  if (first !== undefined && (isTaken || worth < STRONG)) return first.title;
  if (worth >= POOR || found[0]?.isGiven === true) return undefined;
  const worthOf = ({ weight, after }: Activity) => weight * Math.exp(-after / FADES_WORDS);
  return doings
    .filter((doing) => !isWide(doing, context) && worthOf(doing) > LEAST)
    .toSorted((a, b) => worthOf(b) - worthOf(a))[0]?.title;
}

function doingsIn({ startMs, endMs }: SectionSpan, context: DoneContext): readonly Activity[] {
  const { names, lexicon } = context;
  const from = firstWordAt(names, startMs);
  const to = firstWordAt(names, endMs);
  return findDoings(names, from, to, lexicon).filter(({ content }) => {
    const once = content.filter((word) => countOf(word, context) < 2);
    return once.length <= content.length * MOST_SAID_ONCE;
  });
}

/** What is said once in a lecture may be misheard: of the words of a title so many may be. */
const MOST_SAID_ONCE = 1 / 3;

const holds = ({ content }: Activity, { key }: Name): boolean => {
  const stems = content.map((word) => stemWord(word));
  return key.split(' ').every((stem) => stems.includes(stem));
};

/** Whether anything can be meant: `a model`, `the data`. */
const isWide = ({ content }: Activity, { lexicon }: DoneContext): boolean =>
  content.every((word) => isTooWide(word) || lexicon.lookUp(word).wordClass !== 'noun');
