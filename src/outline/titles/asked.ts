import type { Narration } from '../../model/narration.js';
import { cutWords } from '../../text/words.js';

/**
 * What the lecturer asks, or promises to show: "how do we diagonalize matrices?",
 * "let me show you how to apply the convolution".
 */
const ASKS = /^how (?:to|(?:do|can|could|should|would) (?:we|you|i)|(?:we|you|i) (?:can|could|should))$/;
const LONGEST_ASKING = 3;

/** A clause of so many words names a topic: fewer ask "how to do", more are a sentence. */
const LEAST_WORDS = 2;
const MOST_WORDS = 8;

/** The clause is over before these. */
const ENDS = new Set('and so right okay because when if then that which where but or'.split(' '));

/** They point at what was just said or is on screen: no reader of the contents sees it. */
const POINTS = new Set(
  `this these those it its them they him her he she there here stuff thing things something anything everything one ones
  us me you my your our gonna going uh um actually basically same way next`.split(/\s+/),
);

/** Before a name they only say which: `train this model`. */
const WHICH = new Set('this these those our my your'.split(' '));

/** Behind what is asked they say where and when. */
const TRAILING = new Set('here now then today again properly'.split(' '));

/** What everybody has with everything. */
const EMPTY_NOUNS = new Set('problem problems question questions issue issues stuff code'.split(' '));

/** Alone these say nothing of what is done. */
const EMPTY_VERBS = new Set(
  'do does be have know say call think see look get go deal show give tell start try take talk move make come put grab bring pull keep'.split(
    ' ',
  ),
);

/** Only what is asked this early names the section. */
const EARLY_SENTENCES = 4;

export interface Asked {
  readonly title: string;
  readonly words: readonly string[];
}

/**
 * `How to diagonalize matrices`, where that is asked in the first of these
 * sentences of a word that ends names (`isNoun`).
 */
export const findAsked = (sentences: Narration['sentences'], isNoun: (word: string) => boolean): Asked | undefined =>
  findClause(sentences, isNoun, (words) => {
    const asked = askedIn(words);
    return asked && { title: `How to ${asked.join(' ')}`, words: asked };
  });

function findClause(
  sentences: Narration['sentences'],
  isNoun: (word: string) => boolean,
  read: (words: readonly string[]) => Asked | undefined,
): Asked | undefined {
  for (const { words } of sentences.slice(0, EARLY_SENTENCES)) {
    const clauses = words
      .map(({ text }) => text)
      .join(' ')
      .split(/[.,;:!?…]+(?=\s|$)/);
    for (const clause of clauses) {
      const found = read(cutWords(clause));
      if (found !== undefined && isNoun(found.words.at(-1)!)) return found;
    }
  }
  return undefined;
}

function askedIn(words: readonly string[]): readonly string[] | undefined {
  const from = words.indexOf('how');
  if (from < 0) return undefined;
  for (let length = 2; length <= LONGEST_ASKING; length++) {
    if (!ASKS.test(words.slice(from, from + length).join(' '))) continue;
    const asked = nameable(words.slice(from + length));
    if (asked !== undefined) return asked;
  }
  return undefined;
}

/** What is done up to the end of the clause, where it reads as a title. */
function nameable(rest: readonly string[]): readonly string[] | undefined {
  const end = rest.findIndex((word) => ENDS.has(word));
  const done = trim(end < 0 ? rest : rest.slice(0, end));
  const fits = done.length >= LEAST_WORDS && done.length <= MOST_WORDS && !EMPTY_VERBS.has(done[0]!);
  return fits && !done.some((word) => POINTS.has(word)) && !EMPTY_NOUNS.has(done.at(-1)!) ? done : undefined;
}

/** `train this world model here`: `train the world model`. */
function trim(asked: readonly string[]): readonly string[] {
  const last = asked.findLastIndex((word) => !TRAILING.has(word));
  const kept = asked.slice(0, last + 1);
  return kept.map((word, at) => (at > 0 && at < kept.length - 1 && WHICH.has(word) ? 'the' : word));
}
