/**
 * Learns how sections start and writes src/outline/sections.json:
 * `npm run train:sections [-- --without ID] [--out FILE]`. About ten minutes on one core. Talks with a person's
 * sections are read from `data/sections` of NBSCRIBE_SHARED (default `../shared`), lessons from `lectures` and `gold`
 * beside it. First it is measured on talks of sources that were left out, and on lessons left out; what is written has
 * seen them all, or all but ID. Seeded: the same texts give the same bytes.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Features, ONCE, readFeatures } from '../src/outline/sections/features.js';
import { scorePhrases } from '../src/outline/sections/phrases.js';
import { applyGrain, type Grain, mixCoarse, type StoredModel } from '../src/outline/sections/section-model.js';
import { chooseStarts } from '../src/outline/sections/segment.js';
import { fitCoarse } from './train-sections-coarse.js';
import { startLabels } from './train-sections-labels.js';
import { fitGrain } from './train-sections-network.js';
import { fitPhrases, readPhrasebook } from './train-sections-phrases.js';
import { fScore, pk } from './train-sections-score.js';
import { type Example, readLectures, readTalks } from './train-sections-talks.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join(import.meta.dirname, '../src/outline/sections.json') },
    without: { type: 'string' },
    'no-scores': { type: 'boolean', default: false },
  },
});

/** Of the network for fine sections; chosen on sources left out. */
const FINE = { reach: 3, hidden: 16, networks: 4, epochs: 8, seed: 1, decay: 1e-3 };
const WIDE = { worth: 0.2, nearS: 15 };

/** How much a lesson counts: it is what the tool is for. */
const LESSON_WORTH = 4;

/** Coarse sections are learned where a person's are of four minutes and more, and from the parts of lessons. */
const COARSE_S = 240;
const COARSE_WIDE = { worth: 0.3, nearS: 20 };

/** No audience asked in the talks learned from: believed, not learned. */
const AUDIENCE_WEIGHT = 0.6;

/** A talk of an example, with phrases scored by a model that has not seen its fold. */
export interface Scored {
  readonly example: Example;
  readonly features: Features;
}

function main(): void {
  const shared = process.env['NBSCRIBE_SHARED'] ?? join(import.meta.dirname, '../../shared');
  const folder = join(shared, 'data/sections');
  if (!existsSync(folder)) return console.log(`skipped: no ${folder}; set NBSCRIBE_SHARED`);
  const lessons = readLectures(shared, /^lesson\d+$/).filter(({ id }) => id !== values.without);
  const examples = [...readTalks(folder), ...lessons];
  console.log(`${examples.length} talks, ${examples.reduce((sum, { talk }) => sum + talk.sentences, 0)} sentences`);
  const book = readPhrasebook(examples);
  const folds = [...new Set(examples.map(({ fold }) => fold))];
  const scored = folds.flatMap((fold) => {
    const model = fitPhrases(book, (example) => example.fold !== fold);
    return examples.filter((example) => example.fold === fold).map((example) => scoreExample(example, model));
  });
  if (!values['no-scores']) printRows(folds.flatMap((fold) => measureFold(scored, fold)));
  const phrases = fitPhrases(book, () => true);
  const model: StoredModel = {
    general: [...phrases.general],
    phrases: Object.fromEntries(phrases.phrases),
    fine: believe(fitFine(scored)),
    coarse: believe(fitParts(scored)),
  };
  writeFileSync(values.out, `${JSON.stringify(model)}\n`);
}

const scoreExample = (example: Example, model: Parameters<typeof scorePhrases>[1]): Scored => ({
  example,
  features: readFeatures(example.talk, example.durationMs, scorePhrases(example.talk.words, model)),
});

function fitFine(scored: readonly Scored[]): Grain {
  const learned = scored.filter(({ example: { kind } }) => kind === 'verbatim' || kind === 'lesson');
  return fitGrain(
    learned.map(({ example, features }) => ({
      features,
      labels: startLabels(example, { nearS: 5, wide: WIDE }),
      worth: example.kind === 'lesson' ? LESSON_WORTH : 1,
    })),
    FINE,
  );
}

function fitParts(scored: readonly Scored[]): Grain {
  const learned = scored.flatMap(({ example, features }) => {
    const told = example.kind === 'lesson' ? { ...example, boundaries: example.parts, stamps: [] } : example;
    const labels = startLabels(told, { nearS: 5, wide: COARSE_WIDE });
    return isCoarse(told) ? [{ features, labels }] : [];
  });
  return fitCoarse(learned);
}

const isCoarse = ({ kind, durationMs, boundaries }: Example) =>
  boundaries.length > 0 && kind !== 'typed' && durationMs / 1000 / (boundaries.length + 1) >= COARSE_S;

function believe(grain: Grain): Grain {
  const audience = grain.mean.length - ONCE.length + ONCE.indexOf('audience');
  const networks = grain.networks.map((network) => ({
    ...network,
    linear: network.linear.map((weight, at) => (at === audience ? AUDIENCE_WEIGHT : weight)),
  }));
  return { ...grain, networks };
}

/** What a model that has not seen a fold makes of it, cut into as many sections as the person's. */
function measureFold(scored: readonly Scored[], fold: string): readonly Row[] {
  const others = scored.filter(({ example }) => example.fold !== fold);
  const [fine, coarse] = [fitFine(others), fitParts(others)];
  const left = scored.filter(({ example }) => example.fold === fold);
  return left.flatMap(({ example, features }) => {
    const scores = applyGrain(features, fine);
    const rows = [{ kind: example.kind as string, ...scoreCut(example, scores, false) }];
    if (!isCoarse(example)) return rows;
    return [...rows, { kind: 'coarse', ...scoreCut(example, mixCoarse(scores, applyGrain(features, coarse)), true) }];
  });
}

interface Row {
  readonly kind: string;
  readonly f30: number;
  readonly pk: number;
}

function printRows(rows: readonly Row[]): void {
  for (const kind of new Set(rows.map((row) => row.kind))) {
    const own = rows.filter((row) => row.kind === kind);
    const mean = (name: 'f30' | 'pk') => (own.reduce((sum, row) => sum + row[name], 0) / own.length).toFixed(3);
    console.log(`${kind}: ${own.length} talks of sources left out, F30 ${mean('f30')}, Pk ${mean('pk')}`);
  }
}

function scoreCut(
  { talk, durationMs, boundaries }: Example,
  scores: Float64Array,
  introduced: boolean,
): Omit<Row, 'kind'> {
  const starts = chooseStarts(scores, talk.startMs, { durationMs, sections: boundaries.length + 1, introduced });
  const times = starts.map((at) => talk.startMs[at]! / 1000).filter((time) => time > 15);
  return { f30: fScore(times, boundaries), pk: pk(talk.startMs, times, boundaries) };
}

main();
