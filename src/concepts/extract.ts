/** Key terms of any text, unsupervised and offline. */
import type { ReadData } from '../model/host.js';
import { openLexicon } from '../text/lexicon/lexicon.js';
import { rankTerms } from './ranking/rank.js';
import { spellingsOf, type Term } from './ranking/select.js';
import { tokenize, type Tokens } from './ranking/tokens.js';
import { DOCUMENT, SPEECH, type Profile } from './ranking/weights.js';

export interface ExtractOptions {
  readonly readData: ReadData;
  /** Default `auto`: speech where people talk to each other, else document. */
  readonly profile?: 'speech' | 'document' | 'auto';
  /** At most this many terms; default 20. */
  readonly top?: number;
}

export type { Term };

/** The key terms of a text, best first. A text without terms gives none. */
export function extractConcepts(text: string, options: ExtractOptions): readonly Term[] {
  const tokens = tokenize(text, openLexicon(options.readData));
  const top = options.top ?? 20;
  return rankTerms(tokens, { profile: profileOf(tokens, options.profile), top }).map((term) => {
    const [spelling = '', ...variants] = spellingsOf(tokens, [term, ...term.merged]);
    return { term: spelling, variants, score: round(term.score), mentions: mentionsOf(tokens, [term, ...term.merged]) };
  });
}

/** Start tokens of a term and its variants, as offsets; variants may overlap, each place counts once. */
function mentionsOf({ starts }: Tokens, candidates: readonly { readonly positions: Int32Array }[]): number[] {
  const offsets = new Set(candidates.flatMap(({ positions }) => [...positions].map((at) => starts[at]!)));
  return [...offsets].sort((a, b) => a - b);
}

/** Scores are told to three decimals, so that they read well and compare exactly. */
const round = (score: number): number => Math.round(score * 1000) / 1000;

/**
 * Talk is full of "you", "so", "just" and contractions: 8% of a lecture, under 1% of papers, up to 4% of news with
 * interviews (measured on three lectures and seven keyphrase sets). Short texts are taken as documents.
 */
const TALK_SHARE = 1 / 30;
const TALK = new Set(['you', 'okay', 'so', 'gonna', 'just', 'know']);
const FEWEST_WORDS_OF_TALK = 300;

function profileOf({ vocabulary, types, count }: Tokens, wanted: ExtractOptions['profile']): Profile {
  if (wanted === 'speech') return SPEECH;
  if (wanted === 'document') return DOCUMENT;
  if (count < FEWEST_WORDS_OF_TALK) return DOCUMENT;
  const talk = vocabulary.words.map((word) => TALK.has(word) || word.includes("'"));
  let said = 0;
  for (let i = 0; i < count; i++) if (talk[types[i]!]) said++;
  return said > count * TALK_SHARE ? SPEECH : DOCUMENT;
}
