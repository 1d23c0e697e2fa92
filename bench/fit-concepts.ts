/**
 * Fits the weights of written text (DOCUMENT in src/concepts/ranking/weights.ts) on the development halves of seven
 * public keyphrase sets: coordinate steps that halve, kept when the mean F1@10, each set's relative to its aim, rises.
 * Prints the weights and the figure of each set.
 * Run: npm run fit:concepts -- [rounds] [further facts...]   (sets in
 * $NBSCRIBE_SHARED/gold/concepts, default ../shared)
 */
import { existsSync, readFileSync } from 'node:fs';
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { scoreCandidates } from '../src/concepts/ranking/rank.js';
import { selectTerms, spellingsOf, type Scored } from '../src/concepts/ranking/select.js';
import { tokenize, type Tokens } from '../src/concepts/ranking/tokens.js';
import { DOCUMENT, type Weights } from '../src/concepts/ranking/weights.js';
import { readShippedData } from '../src/host/data.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';

/** Sets with the F1@10 that each must reach: what a figure is measured by. */
const SETS = { inspec: 28, semeval2017: 28, kdd: 13.5, www: 14, kpcrowd500n: 15.5, nus: 27, semeval2010: 25 };
const folder = `${process.env.NBSCRIBE_SHARED ?? '../shared'}/gold/concepts`;
if (!existsSync(folder)) {
  console.log(`skipped: no keyphrase sets in ${folder}; name their place with NBSCRIBE_SHARED`);
  process.exit(0);
}

/** A candidate whose score follows the weights. */
type Moving = Omit<Scored, 'score'> & { score: number };

interface Case {
  readonly tokens: Tokens;
  /** Kept in order: after a small step they are nearly sorted. */
  readonly candidates: Moving[];
  readonly gold: ReadonlySet<string>;
}

const stems = new Map<string, string>();
const stem = (word: string): string => {
  const known = stems.get(word) ?? PorterStemmer.stem(word);
  stems.set(word, known);
  return known;
};
const normalise = (phrase: string): string =>
  (
    phrase
      .toLowerCase()
      .replace(/['’]s?\b/g, '')
      .match(/[a-z0-9]+/g) ?? []
  )
    .map(stem)
    .join(' ');

const lexicon = openLexicon(readShippedData);
const cases = Object.keys(SETS).map((name) =>
  readFileSync(`${folder}/${name}.dev.jsonl`, 'utf8').trim().split('\n').map((line): Case => {
    const { text, keyphrases } = JSON.parse(line) as { text: string; keyphrases: string[] };
    const tokens = tokenize(text, lexicon);
    const candidates = scoreCandidates(tokens, { profile: DOCUMENT }).map((candidate) => ({ ...candidate }));
    return { tokens, candidates, gold: new Set(keyphrases.map(normalise).filter(Boolean)) };
  }),
); // prettier-ignore

/** F1@10 of one document: its ten best terms against the gold keyphrases, both stemmed. */
function f1({ tokens, candidates, gold }: Case): number {
  candidates.sort((a, b) => b.score - a.score || b.positions.length - a.positions.length);
  const terms = new Set(
    selectTerms(tokens, candidates, 10, DOCUMENT).map((term) => normalise(spellingsOf(tokens, [term])[0] ?? '')),
  );
  const hits = [...terms].filter((term) => gold.has(term)).length;
  return hits === 0 ? 0 : (2 * hits) / (terms.size + gold.size);
}

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const measure = (): number[] => cases.map((set) => mean(set.map(f1)));
/** 100 where every set is at its aim. */
const figureOf = (values: readonly number[]): number =>
  mean(Object.values(SETS).map((aim, nth) => 100 * Math.min(1.05, (100 * (values[nth] ?? 0)) / aim)));
const percent = (values: readonly number[]): string => values.map((value) => (100 * value).toFixed(2)).join(' ');

function move(fact: keyof Weights, step: number): void {
  for (const set of cases)
    for (const { candidates } of set)
      for (const candidate of candidates) candidate.score += step * candidate.features[fact];
}

const weights: Partial<Record<keyof Weights, number>> = { ...DOCUMENT.weights };
const facts = [...new Set([...Object.keys(weights), ...process.argv.slice(3)])] as (keyof Weights)[];
let figure = figureOf(measure());
console.log('start', percent(measure()));
let step = 0.16;
for (let round = 0; round < Number(process.argv[2] ?? 3); round++, step /= 2)
  for (const fact of facts)
    for (const change of [step, -step]) {
      move(fact, change);
      const value = figureOf(measure());
      if (value > figure + 1e-4) {
        figure = value;
        weights[fact] = Math.round(((weights[fact] ?? 0) + change) * 100) / 100;
        console.log(round, fact, weights[fact], (100 * value).toFixed(3));
        break;
      }
      move(fact, -change);
    }
console.log('end', percent(measure()));
console.log(JSON.stringify(weights));
