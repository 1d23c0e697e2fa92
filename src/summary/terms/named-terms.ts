/** Terms that the ranking by frequency misses: what is given its name aloud, and what the lecture's title names. */
import type { Concept } from '../../model/concept.js';
import { isWishedName } from '../../text/lexicon/naming.js';
import { splitWord } from '../../text/restore/case.js';
import { wordsOf } from '../../text/tidy/word-lists.js';
import type { SummarySpeech } from '../sentences/candidates.js';
import type { SummaryWord, Words } from '../sentences/words.js';
import { formsOf, MentionFinder } from './mentions.js';

const NAMES = wordsOf('called named termed');
const NAMING = wordsOf('called named termed call');
/** "Is called C", "that's also called C"; "a function called C" names one thing of the code. */
const BEFORE_NAME = wordsOf("is are be that it this that's it's which also often usually sometimes what's being");
const CALLED = wordsOf('it this that them these those');
const NAMERS = wordsOf('we i you they people to');
const DETERMINERS = wordsOf('a an the');
const MOST_WORDS = 3;
const MOST_TERMS = 24;
/** What is named aloud is worth more than the last of those that are said often. */
const ALOUD = 0.5;
/** log2 share in spoken English above which a lone word is no term, however it is named. */
const COMMON = -14;

/** Terms beside the known ones, each with where it is said; less central than any of those by themselves. */
export function namedTerms(speech: SummarySpeech, known: readonly Concept[], title: string): Concept[] {
  const { words } = speech;
  const seen = new Set(known.flatMap((concept) => formsOf(concept, words)).map((form) => form.join(' ')));
  const terms = [...titleTerms(title, words), ...speech.spoken.flatMap((spoken, at) => namedIn(speech, spoken, at))];
  const fresh = terms.filter((term) => {
    const key = words.cut(term).map(({ lemma }) => lemma).join(' '); // prettier-ignore
    return !seen.has(key) && seen.add(key);
  });
  return withMentions(speech, fresh.slice(0, MOST_TERMS), Math.min(...known.map(({ score }) => score), 4) + ALOUD);
}

/** Names of two words or more that stand in a title: "Generative Adversarial Networks". */
function titleTerms(title: string, words: Words): string[] {
  const runs = title.split(/[^\p{L}\p{N}\s'-]+/u).flatMap((part) => {
    const own = words.cut(part);
    const terms: string[][] = [[]];
    for (const word of own) {
      if (isName(word)) terms.at(-1)?.push(word.lower);
      else terms.push([]);
    }
    return terms;
  });
  return runs.filter(({ length }) => length >= 2 && length <= MOST_WORDS + 1).map((run) => run.join(' '));
}

const isName = ({ content, entry, lower }: SummaryWord): boolean =>
  content &&
  !/^(?:meaning|called|named|known)$/.test(lower) &&
  (/^(?:noun|adjective|ing|ed)$/.test(entry.wordClass) || !entry.listed);
const endsName = ({ entry, lower, only }: SummaryWord): boolean =>
  entry.wordClass === 'noun' || only === 'noun' || entry.nounToo || !entry.listed || lower.endsWith('ing');

/** What a sentence gives a name. */
function namedIn({ narration, words }: SummarySpeech, spoken: readonly SummaryWord[], at: number): string[] {
  if (!spoken.some(({ lower }) => NAMING.has(lower))) return [];
  const written = narration.sentences[at]?.words.map(({ text }) => text) ?? [];
  const lower = written.map((text) => words.cut(text).at(-1)?.lower ?? '');
  return written.flatMap((_, nth) => {
    const named =
      NAMES.has(lower[nth] ?? '') &&
      BEFORE_NAME.has(lower[nth - 1] ?? '') &&
      !isWishedName((before) => lower[before] ?? '', nth);
    const called = CALLED.has(lower[nth] ?? '') && lower[nth - 1] === 'call' && NAMERS.has(lower[nth - 2] ?? '');
    if ((!named && !called) || /[.?!;:]$/.test(written[nth] ?? '')) return [];
    const from = DETERMINERS.has(lower[nth + 1] ?? '') ? nth + 2 : nth + 1;
    return nameAt(written.slice(from, from + MOST_WORDS + 1), words) ?? [];
  });
}

/** The name that words begin with, up to a mark or a word that belongs to none. */
function nameAt(written: readonly string[], words: Words): string | undefined {
  const name: SummaryWord[] = [];
  const shown: string[] = [];
  for (const text of written) {
    const own = words.cut(text);
    if (own.length === 0 || !own.every(isName)) break;
    name.push(...own);
    shown.push(...(own.length === 1 ? [shownAs(text, own[0]!)] : own.map(({ lower }) => lower)));
    if (/[,.?!;:)]$/.test(text)) break;
  }
  while (name.length > 0 && !endsName(name.at(-1)!)) name.pop();
  const [first, ...more] = name;
  if (first === undefined || name.length > MOST_WORDS) return undefined;
  if (more.length === 0 && (first.entry.background > COMMON || first.lower.length < 4)) return undefined;
  return shown.slice(0, name.length).join(' ');
}

/** `TadgeCoin` and `HTLC` are names as they are written; a capital at the front may be that of a title. */
function shownAs(text: string, { lower }: SummaryWord): string {
  const [, core] = splitWord(text);
  return core.toLowerCase() === lower && /.\p{Lu}/u.test(core) ? core : lower;
}

function withMentions({ spoken, narration, words }: SummarySpeech, terms: readonly string[], score: number): Concept[] {
  const named = terms.map((term) => ({ term, variants: [] }));
  const finder = new MentionFinder(named.map((each) => formsOf(each, words)));
  const mentionsMs = terms.map((): number[] => []);
  spoken.forEach((sentence, at) => {
    for (const { term } of finder.find(sentence)) mentionsMs[term]?.push(narration.sentences[at]?.startMs ?? 0);
  });
  return named.flatMap((each, nth) => {
    const own = [...new Set(mentionsMs[nth])];
    return own.length === 0 ? [] : [{ ...each, score, explainedAtMs: own[0] ?? 0, mentionsMs: own, related: [] }];
  });
}
