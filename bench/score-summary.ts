/** Scores summary notebooks that are made with weights which have not seen their lecture. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileSummary } from '../src/compile/summary/summary.js';
import { serializeNotebook } from '../src/notebook/format/serialize.js';
import { compileLecture } from '../src/pipeline/pipeline.js';
import { summarize, type SummaryWeights } from '../src/summary/summarize.js';
import type { Loaded } from './train-summary.js';

type Fit = (lectures: readonly Loaded[]) => SummaryWeights;
type Figures = Readonly<Record<string, number>>;

/**
 * Prints the shared scorer's figures of each lecture with notes, and their means.
 * Keeps the notebooks with `--keep FOLDER`.
 */
export async function scoreLeftOut(lectures: readonly Loaded[], fit: Fit, shared: string): Promise<void> {
  const keep = valueOf('--keep');
  const folder = keep ?? mkdtempSync(join(tmpdir(), 'summaries-'));
  mkdirSync(folder, { recursive: true });
  const words = valueOf('--words');
  const totals = new Map<string, number[]>();
  for (const left of lectures) {
    const weights = fit(lectures.filter((lecture) => lecture !== left));
    const path = await writeSummary(left, { weights, words: words === undefined ? undefined : Number(words) }, folder);
    if (left.notes.length === 0) continue;
    const figures = score(path, `${shared}/gold/summary/${left.name}.json`);
    console.log(left.name, lineOf(figures));
    for (const [name, value] of Object.entries(figures)) totals.set(name, [...(totals.get(name) ?? []), value]);
  }
  const means = [...totals].map(([name, values]) => [name, values.reduce((a, b) => a + b, 0) / values.length] as const);
  console.log('mean', lineOf(Object.fromEntries(means)));
  if (keep === undefined) rmSync(folder, { recursive: true });
}

function valueOf(option: string): string | undefined {
  const at = process.argv.indexOf(option);
  return at < 0 ? undefined : process.argv[at + 1];
}

interface Making {
  readonly weights: SummaryWeights;
  readonly words: number | undefined;
}

async function writeSummary(
  { name, loaded, understood, input }: Loaded,
  making: Making,
  folder: string,
): Promise<string> {
  const full = join(folder, `${name}.ipynb`);
  const path = join(folder, `${name}.summary.ipynb`);
  const { value } = await compileLecture(loaded, understood, { output: full, version: '0' });
  const { value: compiled } = compileSummary({
    ...value.input,
    sections: understood.sections,
    summary: summarize(input, making),
    name: `${name}.summary.ipynb`,
    transcriptNotebook: { name: `${name}.ipynb`, notebook: value.notebook },
    version: '0',
    renderSvg: () => new Uint8Array(),
  });
  writeFileSync(full, serializeNotebook(value.notebook));
  writeFileSync(path, serializeNotebook(compiled.notebook));
  return path;
}

function score(path: string, notes: string): Figures {
  const full = path.replace('.summary.', '.');
  const scorer = process.env.NBSCRIBE_SHARED ?? '../shared';
  const out = execFileSync('python3', [`${scorer}/eval/score_summary.py`, path, notes, '--transcript', full, '--json']);
  return JSON.parse(out.toString()) as Figures;
}

const lineOf = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, value]) => `${name} ${value.toFixed(2)}`)
    .join('  ');
