/** Opens what is known of a language: its file, and how often its words are said. */
import type { ReadData } from '../model/host.js';
import type { LanguageData } from './language.js';
import { LANGUAGES } from './registry.js';

/** A language with its words at hand. */
export interface Language extends LanguageData {
  readonly isSmall: (word: string) => boolean;
  readonly isGeneric: (word: string) => boolean;
  readonly isDeterminer: (word: string) => boolean;
  readonly isPreposition: (word: string) => boolean;
  readonly isJoint: (word: string) => boolean;
  readonly isInner: (word: string) => boolean;
  readonly isOpener: (word: string) => boolean;
  readonly isPointing: (word: string) => boolean;
  readonly isAsking: (word: string) => boolean;
  /** log2 of the share of a word in everyday speech; of one that is not listed, that of the rarest. */
  readonly backgroundOf: (word: string) => number;
  /** The word is listed with a capital: a noun of a language that writes them so. */
  readonly isListedNoun: (word: string) => boolean;
}

/** `de` of `de-AT`; Norwegian has three codes. */
export function baseOf(tag: string): string {
  const base = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return base === 'nb' || base === 'nn' ? 'no' : base;
}

export const isSupported = (tag: string): boolean => Object.hasOwn(LANGUAGES, baseOf(tag));

/** Undefined for English, which has its own ways, and for languages that are not known. */
export async function openLanguage(tag: string, readData: ReadData): Promise<Language | undefined> {
  const load = LANGUAGES[baseOf(tag)];
  if (load === undefined) return undefined;
  const { language } = await load();
  const [stops = '', spoken = ''] = new TextDecoder()
    .decode(readData(`language/spoken/${language.code}.txt`))
    .split('\n');
  return { ...language, ...openLists(language, stops), ...openSpoken(spoken.split(' ')) };
}

const setOf = (list: string): ReadonlySet<string> => new Set(list.split(' ').filter((word) => word !== ''));

function openLists(language: LanguageData, stops: string) {
  const joints = setOf(language.joints);
  const determiners = setOf(language.determiners);
  const inner = setOf(language.inner ?? '');
  const prepositions = setOf(language.prepositions);
  const generic = setOf(language.generic);
  const openers = setOf(language.openers);
  const pointing = setOf(language.pointing);
  const asking = setOf(language.asking);
  const small = new Set([
    ...setOf(stops),
    ...setOf(language.small ?? ''),
    ...joints,
    ...determiners,
    ...prepositions,
    ...openers,
    ...asking,
  ]);
  return {
    isSmall: (word: string) => small.has(word),
    isGeneric: (word: string) => generic.has(word),
    isDeterminer: (word: string) => determiners.has(word),
    isPreposition: (word: string) => prepositions.has(word),
    isJoint: (word: string) => joints.has(word),
    isInner: (word: string) => inner.has(word),
    isOpener: (word: string) => openers.has(word),
    isPointing: (word: string) => pointing.has(word),
    isAsking: (word: string) => asking.has(word),
  };
}

/**
 * The commonest word has about this share of everyday speech, others by Zipf's law;
 * 2^-4.5 and -18 in the lists of SUBTLEX.
 */
const LOG2_FIRST = -4.5;

function openSpoken(ranked: readonly string[]) {
  const ranks = new Map<string, number>();
  const nouns = new Set<string>();
  ranked.forEach((word, rank) => {
    const lower = word.toLowerCase();
    if (lower !== word) nouns.add(lower);
    ranks.set(lower, rank);
  });
  return {
    backgroundOf: (word: string) => LOG2_FIRST - Math.log2(1 + (ranks.get(word) ?? 1.5 * ranked.length)),
    isListedNoun: (word: string) => nouns.has(word),
  };
}
