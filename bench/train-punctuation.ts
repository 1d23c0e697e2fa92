/**
 * Trains the punctuation model and writes src/text/punctuation/weights.bin, and src/text/names/spoken*.txt on the way:
 * npm run train:punctuation [-- FOLDER...] [--names-only | --score-only]. Takes some ten minutes of one core.
 * A folder holds punctuated speech as JSON lines, `{"id", "source", "split", "paras": ["Prose."]}` or
 * `{"id", "source", "raw": false, "cues": [{"text": "Prose."}]}`; the defaults are `data/punctuation` and
 * `data/sections` of NBSCRIBE_SHARED (`../shared`). Seeded: the same text gives the same bytes.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readShippedData } from '../src/host/data.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { bucketOf } from '../src/text/punctuation/vocabulary.js';
import { Batch } from './train-punctuation-batch.js';
import { Arena } from './train-punctuation-matrix.js';
import { namesOf, pairsOf } from './train-punctuation-names.js';
import { createNetwork, randomFrom, stepAdam, type Network } from './train-punctuation-network.js';
import { pack } from './train-punctuation-pack.js';
import { scoreHeld } from './train-punctuation-score.js';
import { readTalks, streamOf, type Stream } from './train-punctuation-text.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    words: { type: 'string', default: '10000' },
    buckets: { type: 'string', default: '1024' },
    embedding: { type: 'string', default: '32' },
    hidden: { type: 'string', default: '64' },
    middle: { type: 'string', default: '32' },
    epochs: { type: 'string', default: '4' },
    rate: { type: 'string', default: '0.004' },
    seed: { type: 'string', default: '1' },
    manner: { type: 'string', default: 'wasabi-research-club' },
    out: { type: 'string', default: join(import.meta.dirname, '../src/text/punctuation/weights.bin') },
    'names-only': { type: 'boolean', default: false },
    'score-only': { type: 'boolean', default: false },
  },
});

const BLOCK = 120;
const BLOCKS = 8;
const DROPOUT = 0.1;
/** Share of words shown as an unknown word, so that the buckets learn. */
const UNKNOWN = 0.02;
/** Share of words shown as another word, as captions mishear them. */
const MISHEARD = 0.01;
/** Gradients are summed over a batch and scaled by this; the norm is then held below `STEEPEST`. */
const SCALE = 1 / (BLOCKS * 20);
const STEEPEST = 5;
/** Parameters with their moments, and one batch. */
const ARENA_BYTES = 64 * 2 ** 20;

const shared = process.env.NBSCRIBE_SHARED ?? join(import.meta.dirname, '../../shared');
const defaults = ['data/punctuation', 'data/sections'].map((folder) => join(shared, folder));
const talks = readTalks(positionals.length > 0 ? positionals : defaults);
const [taught, lexicon] = [talks.filter(({ held }) => !held), openLexicon(readShippedData)];
const names = namesOf(taught, lexicon);
const pairs = pairsOf(taught, names, lexicon);
for (const [file, lines] of [
  ['spoken', names],
  ['spoken-pairs', pairs],
] as const)
  writeFileSync(join(import.meta.dirname, `../src/text/names/${file}.txt`), `${lines.join('\n')}\n`);
if (values['names-only']) process.exit();

const stream = streamOf(talks.filter(({ held }) => !held));
const manner = mannerOf(stream.sources);
const words = commonest(stream, Number(values.words));
const shape = {
  words: words.length,
  buckets: Number(values.buckets),
  embedding: Number(values.embedding),
  hidden: Number(values.hidden),
  middle: Number(values.middle),
  classes: 4,
  sources: stream.sources.length,
};
const random = randomFrom(Number(values.seed));
const network = createNetwork(new Arena(ARENA_BYTES), shape, random);
if (!values['score-only']) train(network, idsOf(stream));
console.log(
  scoreHeld(
    readFileSync(values.out),
    talks.filter(({ held }) => held),
  ),
);

function commonest({ pieces }: Stream, most: number): string[] {
  const counts = new Map<string, number>();
  for (const piece of pieces) counts.set(piece, (counts.get(piece) ?? 0) + 1);
  const ranked = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return ranked.slice(0, most).map(([piece]) => piece);
}

function idsOf({ pieces }: Stream): Int32Array {
  const rows = new Map(words.map((word, at) => [word, at]));
  return Int32Array.from(pieces, (piece) => rows.get(piece) ?? shape.words + bucketOf(piece, shape.buckets));
}

function train(network: Network, ids: Int32Array): void {
  const batch = new Batch(network, BLOCKS, BLOCK);
  const count = Math.floor(ids.length / BLOCK) - 1;
  const epochs = Number(values.epochs);
  const steps = Math.floor(count / BLOCKS) * epochs;
  console.log(`${ids.length} pieces, ${steps} steps`);
  let step = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    const offset = Math.floor(random() * BLOCK);
    const order = shuffled(count);
    let [loss, seen] = [0, 0];
    for (let at = 0; at + BLOCKS <= count; at += BLOCKS) {
      fill(
        batch,
        ids,
        order.subarray(at, at + BLOCKS).map((block) => offset + block * BLOCK),
      );
      const result = batch.learn(DROPOUT);
      loss += result.loss;
      seen += result.count;
      update(batch, Number(values.rate) * (1 - step / steps) + 1e-5, ++step);
      if (step % 500 === 0)
        console.log(
          `epoch ${epoch} step ${step}/${steps} loss ${(loss / seen).toFixed(5)} ${(process.cpuUsage().user / 1e6).toFixed(0)} s`,
        );
    }
    console.log(`epoch ${epoch} loss ${(loss / seen).toFixed(5)}`);
  }
  writeFileSync(values.out, pack(network, words, manner));
}

/** The shipped model has the habits of one source. */
function mannerOf(sources: readonly string[]): number[] {
  if (!sources.includes(values.manner)) throw new Error(`no source of 15,000 words is called "${values.manner}"`);
  return sources.map((source) => (source === values.manner ? 1 : 0));
}

function fill(batch: Batch, ids: Int32Array, starts: Int32Array): void {
  for (let block = 0; block < BLOCKS; block++) {
    batch.sources[block] = stream.sourceOf[starts[block]! + BLOCK / 2]!;
    for (let time = 0; time < BLOCK; time++) {
      const row = time * BLOCKS + block;
      const at = starts[block]! + time;
      const chance = random();
      if (chance < UNKNOWN) batch.ids[row] = shape.words + Math.floor(random() * shape.buckets);
      else if (chance < UNKNOWN + MISHEARD) batch.ids[row] = ids[Math.floor(random() * ids.length)]!;
      else batch.ids[row] = ids[at]!;
      batch.marks[row] = stream.marks[at]!;
    }
  }
  for (let at = 0; at < batch.dropped.length; at++) batch.dropped[at] = random() < DROPOUT ? 1 : 0;
}

function update(batch: Batch, rate: number, step: number): void {
  const { embedding, input, bias, recurrent, middle, middleBias, manner, output, outputBias } = network;
  const dense = [...input, ...bias, ...recurrent, middle, middleBias, manner, output, outputBias];
  let norm = 0;
  for (const { gradient } of dense) for (let at = 0; at < gradient.length; at++) norm += (gradient[at]! *= SCALE) ** 2;
  const hold = Math.min(1, STEEPEST / Math.sqrt(norm));
  for (const parameter of dense) {
    if (hold < 1) for (let at = 0; at < parameter.gradient.length; at++) parameter.gradient[at]! *= hold;
    stepAdam(parameter, { rate, step });
  }
  // Only the rows of words that were seen move, twice as fast: each is seen seldom.
  for (const id of new Set(batch.ids)) {
    const [from, to] = [id * shape.embedding, (id + 1) * shape.embedding];
    for (let at = from; at < to; at++) embedding.gradient[at]! *= SCALE;
    stepAdam(embedding, { rate: rate * 2, step, from, to });
  }
}

function shuffled(count: number): Int32Array {
  const order = Int32Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  return order;
}
