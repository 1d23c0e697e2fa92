import type { ReadData } from '../../model/host.js';
import { type Features, readFeatures } from './features.js';
import { type PhraseModel, scorePhrases } from './phrases.js';
import type { Talk } from '../talk.js';

/** A small network over the features of a sentence and its neighbours: what it adds up is the log odds of a start. */
export interface Network {
  /** Of the linear path, one an input, and what is added. */
  readonly linear: readonly number[];
  readonly bias: number;
  /** Rectified units: a weight an input, what is added, and the weight of the outcome. May be empty. */
  readonly hidden: readonly { readonly weights: readonly number[]; readonly bias: number; readonly worth: number }[];
}

/** One grain of sections: the mean of some networks over inputs of mean 0 and deviation 1. */
export interface Grain {
  /** How many sentences before and after are looked at. */
  readonly reach: number;
  readonly mean: readonly number[];
  readonly deviation: readonly number[];
  readonly networks: readonly Network[];
}

/** What was learned of how sections start; made by bench/train-sections.ts. */
export interface SectionModel extends PhraseModel {
  readonly fine: Grain;
  readonly coarse: Grain;
}

/** As it lies in the file. */
export interface StoredModel extends Pick<SectionModel, 'fine' | 'coarse'> {
  readonly general: readonly string[];
  readonly phrases: Readonly<Record<string, number>>;
}

export const openModel = ({ general, phrases, fine, coarse }: StoredModel): SectionModel => ({
  general: new Set(general),
  phrases: new Map(Object.entries(phrases)),
  fine,
  coarse,
});

/** Opens the shipped model. */
export const readSectionModel = (readData: ReadData): SectionModel =>
  openModel(JSON.parse(new TextDecoder().decode(readData('outline/sections.json'))) as StoredModel);

/** Log odds that a section starts at each sentence, by grain. */
export function scoreStarts(
  talk: Talk,
  durationMs: number,
  model: SectionModel,
): { readonly fine: Float64Array; readonly coarse: Float64Array } {
  const features = readFeatures(talk, durationMs, scorePhrases(talk.words, model));
  const fine = applyGrain(features, model.fine);
  return { fine, coarse: mixCoarse(fine, applyGrain(features, model.coarse)) };
}

/** Of talks that were left out both models together find more coarse starts than either alone. */
export const mixCoarse = (fine: Float64Array, coarse: Float64Array): Float64Array =>
  coarse.map((score, at) => (score + fine[at]!) / 2);

export function applyGrain(features: Features, { reach, mean, deviation, networks }: Grain): Float64Array {
  const inputs = new Float64Array(mean.length);
  const flat = networks.map(flatten);
  return Float64Array.from({ length: features.around[0]?.length ?? 0 }, (_, at) => {
    fillInputs(inputs, features, { at, reach });
    for (let nth = 0; nth < inputs.length; nth++) inputs[nth] = (inputs[nth]! - mean[nth]!) / deviation[nth]!;
    let sum = 0;
    for (const network of flat) sum += evaluate(network, inputs);
    return sum / flat.length;
  });
}

/** The inputs of one sentence: the rows that look around for each neighbour, the first before, then the others. */
export function fillInputs(
  inputs: Float64Array | Float32Array,
  { around, once }: Features,
  { at, reach }: { readonly at: number; readonly reach: number },
): void {
  const last = around[0]!.length - 1;
  let nth = 0;
  for (let near = at - reach; near <= at + reach; near++) {
    const column = Math.min(last, Math.max(0, near));
    for (const row of around) inputs[nth++] = row[column]!;
  }
  for (const row of once) inputs[nth++] = row[at]!;
}

const flatten = ({ linear, bias, hidden }: Network) => ({
  linear: Float64Array.from(linear),
  bias,
  hidden: hidden.map((unit) => ({ ...unit, weights: Float64Array.from(unit.weights) })),
});

function evaluate({ linear, bias, hidden }: ReturnType<typeof flatten>, inputs: Float64Array): number {
  let sum = bias + dot(linear, inputs);
  for (const unit of hidden) sum += unit.worth * Math.max(0, unit.bias + dot(unit.weights, inputs));
  return sum;
}

function dot(weights: Float64Array, inputs: Float64Array): number {
  let sum = 0;
  for (let nth = 0; nth < inputs.length; nth++) sum += weights[nth]! * inputs[nth]!;
  return sum;
}
