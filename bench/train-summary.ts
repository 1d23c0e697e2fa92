/**
 * Fits what a summary chooses by (src/summary/weights.ts): the worth of stems and pairs on students' notes of seven
 * practicums, the rank of terms on ten lectures with annotated concepts, the judge of leads on passages of these that a
 * person marked (leads-by-reading.json). With --score, fits leave-one-lecture-out instead, builds each
 * lecture's summary with weights that have not seen it, and prints the shared scorer's figures.
 * Run: npm run train:summary, or npm run score:summary [-- --words N] [--keep FOLDER]   (lectures and notes in
 * $NBSCRIBE_SHARED, default ../shared)
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { PorterStemmer } from 'natural/lib/natural/stemmers/index.js';
import { rankConcepts } from '../src/concepts/rank-lecture.js';
import {
  loadLecture,
  understandLecture,
  type LoadedLecture,
  type UnderstoodLecture,
} from '../src/pipeline/pipeline.js';
import { readShippedData } from '../src/host/data.js';
import { readSpeech } from '../src/summary/sentences/candidates.js';
import { subjectOf, type SummarizeInput } from '../src/summary/material.js';
import { measureTerms, type MeasuredTerm } from '../src/summary/terms/terms.js';
import { Words } from '../src/summary/sentences/words.js';
import { copyFacts, pairOf, Worth } from '../src/summary/selection/worth.js';
import type { SummaryWeights } from '../src/summary/summarize.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { exampleOf, fitLogistic, type Example } from './fit-logistic.js';
import { markedExample } from './train-summary-leads.js';

const shared = process.env.NBSCRIBE_SHARED ?? '../shared';
const NOTED = ['01', '03', '05', '07', '09', '11', '13'].map((number) => `nyu-dlsp20-practicum${number}`);
const LESSONS = ['lesson1', 'lesson2', 'lesson3'].map((lesson) => `fastai-v3-${lesson}`);
/** L2 penalties, as measured on the same seven lectures. */
const PENALTY = { worth: 3, terms: 2, leads: 8 };

if (!existsSync(`${shared}/gold/summary`)) {
  console.log(`skipped: no students' notes in ${shared}/gold/summary; name their place with NBSCRIBE_SHARED`);
  process.exit(0);
}

export interface Loaded {
  readonly name: string;
  readonly loaded: LoadedLecture;
  readonly understood: UnderstoodLecture;
  readonly input: SummarizeInput;
  readonly worth: Worth;
  readonly words: Words;
  readonly terms: readonly MeasuredTerm[];
  /** The notes' stems in order; none for a lecture without notes. */
  readonly notes: readonly number[];
  readonly gold: readonly GoldTerm[];
  /** Passages that a person marked. */
  readonly marked: Example;
}

interface GoldTerm {
  readonly term: string;
  readonly tier: number;
  readonly aliases: readonly string[];
}

const lexicon = openLexicon(readShippedData);
const goldTerms = {
  ...(JSON.parse(readFileSync(`${shared}/gold/concepts/practicums.json`, 'utf8')) as Record<string, GoldTerm[]>),
  ...(JSON.parse(readFileSync(`${shared}/gold/concepts/lessons.json`, 'utf8')) as Record<string, GoldTerm[]>),
};

async function load(name: string): Promise<Loaded> {
  const loaded = loadLecture(`${shared}/lectures/${name}`).value;
  if (loaded === undefined) throw new Error(`cannot read ${name}`);
  const understood = (await understandLecture(loaded)).value;
  const terms = rankConcepts(understood.lecture, understood.narration, { lexicon }).value;
  const input: SummarizeInput = { ...understood, terms, lexicon };
  const words = new Words(lexicon);
  const speech = readSpeech(input.narration, words, { literal: false });
  const { subject, context } = subjectOf(input);
  const worth = new Worth(speech, subject, { stem: [], pair: [] });
  const path = `${shared}/gold/summary/${name}.json`;
  const notes = existsSync(path) ? stemsOfNotes(path, words) : [];
  const gold = goldTerms[name] ?? goldTerms[name.replace('fastai-v3-', '')] ?? [];
  const measured = measureTerms(speech, terms, context);
  const marked = markedExample(name, { speech, context, measured, subject });
  return { name, loaded, understood, input, worth, words, terms: measured, notes, gold, marked };
}

function stemsOfNotes(path: string, words: Words): number[] {
  const { sections } = JSON.parse(readFileSync(path, 'utf8')) as { sections: { title: string; text: string }[] };
  const text = sections.map(({ title, text }) => `${title}. ${text}`).join(' ');
  return text
    .split(/\s+/)
    .flatMap((word) => words.cut(word))
    .flatMap(({ content, stem }) => (content ? [stem] : []));
}

const count = (items: readonly number[]): Map<number, number> => {
  const counts = new Map<number, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
};

/** Weights with the bias first, as `Worth` and `rankTerms` have them. */
function fit(examples: readonly Example[], penalty: number): number[] {
  const weights = [...fitLogistic(examples, penalty)];
  return [weights.at(-1) ?? 0, ...weights.slice(0, -1)].map((weight) => Math.round(weight * 1000) / 1000);
}

const COPIES = { stem: [1, 2, 3, 5, 8], pair: [1, 2, 3, 5] };

function stemExample({ worth, notes }: Loaded): Example {
  const noted = count(notes);
  const [rows, labels]: [number[][], boolean[]] = [[], []];
  for (const [stem, facts] of worth.stems)
    for (const copy of COPIES.stem.filter((copy) => copy === 1 || copy <= facts.count)) {
      rows.push([...worth.stemFacts(stem), ...copyFacts(copy, facts.count)]);
      labels.push((noted.get(stem) ?? 0) >= copy);
    }
  return exampleOf(rows, labels);
}

function pairExample({ worth, notes }: Loaded): Example {
  const noted = count(notes.slice(1).map((stem, nth) => pairOf(notes[nth] ?? 0, stem)));
  const [rows, labels]: [number[][], boolean[]] = [[], []];
  for (const [pair, facts] of worth.pairs)
    for (const copy of COPIES.pair.filter((copy) => copy === 1 || copy <= facts.count)) {
      rows.push([...worth.pairFacts(pair), ...copyFacts(copy, facts.count)]);
      labels.push((noted.get(pair) ?? 0) >= copy);
    }
  return exampleOf(rows, labels);
}

const normalise = (text: string): string =>
  (text.replace(/([a-z\d])([A-Z])/g, '$1 $2').toLowerCase().replace(/['’]s?\b/g, '').match(/[a-z0-9]+/g) ?? []).map((word) => PorterStemmer.stem(word)).join(''); // prettier-ignore

function termExample({ terms, gold }: Loaded): Example {
  const names = new Set(gold.flatMap(({ term, aliases }) => [term, ...aliases].map(normalise)));
  return exampleOf(
    terms.map(({ facts }) => facts),
    terms.map(({ concept }) => names.has(normalise(concept.term))),
  );
}

function fitAll(lectures: readonly Loaded[]): SummaryWeights {
  const noted = lectures.filter(({ notes }) => notes.length > 0);
  return {
    worth: { stem: fit(noted.map(stemExample), PENALTY.worth), pair: fit(noted.map(pairExample), PENALTY.worth) },
    terms: fit(lectures.map(termExample), PENALTY.terms),
    leads: fit(
      lectures.flatMap(({ marked }) => (marked.features.length > 0 ? [marked] : [])),
      PENALTY.leads,
    ),
  };
}

const lectures: Loaded[] = [];
for (const name of [...NOTED, ...LESSONS]) lectures.push(await load(name));
if (process.argv.includes('--score')) {
  const { scoreLeftOut } = await import('./score-summary.js');
  await scoreLeftOut(lectures, fitAll, shared);
} else {
  const { worth, terms, leads } = fitAll(lectures);
  writeFileSync(
    'src/summary/weights.ts',
    `/** Made by \`npm run train:summary\` from facts of words and from which of them students wrote down; do not edit. */
import type { WorthWeights } from './selection/worth.js';

/** Chance that notes hold a stem, or a pair of stems, once more. */
export const WORTH: WorthWeights = { stem: ${JSON.stringify(worth.stem)}, pair: ${JSON.stringify(worth.pair)} };

/** Chance that a term is a concept of the lecture. */
export const TERMS: readonly number[] = ${JSON.stringify(terms)};

/** Mark that a person would give a passage as the explanation of a term. */
export const LEADS: readonly number[] = ${JSON.stringify(leads)};
`,
  );
  console.log('terms', terms.join(' '));
}
