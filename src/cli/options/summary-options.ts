import type { Argv } from 'yargs';
import { DEPTHS, type Depth } from '../../model/depth.js';
import type { Problem } from '../../model/problem.js';
import type { SummaryOptions } from '../../pipeline/pipeline.js';
import type { CommonOptions } from '../command.js';
import { numberOf } from './number.js';

/** Options of every command that writes a summary. */
export interface SummaryCommandOptions {
  readonly words?: number | undefined;
  readonly depth?: Depth | undefined;
  readonly concepts?: number | undefined;
  readonly topics?: string | undefined;
}

const GROUP = 'The summary:';

const FEWEST_WORDS = 50;

/** Declares them. */
export function addSummaryOptions<Options extends CommonOptions>(
  yargs: Argv<Options>,
): Argv<Options & SummaryCommandOptions> {
  return yargs
    .option('words', {
      type: 'string',
      coerce: numberOf('words', { least: FEWEST_WORDS, most: 1_000_000 }),
      group: GROUP,
      describe: 'how many words of the lecture it shows',
    })
    .option('depth', { choices: DEPTHS, group: GROUP, describe: '3, 9 (default) or 20 per cent of the words' })
    .option('concepts', {
      type: 'string',
      coerce: numberOf('concepts', { least: 1, most: 1000 }),
      group: GROUP,
      describe: 'how many concepts it explains',
    })
    .option('topics', { type: 'string', group: GROUP, describe: 'just these, in this order: "adam, momentum"' });
}

/** Turns them into what the pipeline takes; a value that cannot be used is a problem. */
export function summaryOptions({
  words,
  depth,
  concepts,
  topics,
}: SummaryCommandOptions): [Omit<SummaryOptions, 'literal'>, readonly Problem[]] {
  const named = topics
    ?.split(',')
    .map((topic) => topic.trim())
    .filter((topic) => topic !== '');
  const problems = [
    ...(named?.length === 0
      ? [wrong('topics', topics ?? '', 'Name what to explain, with commas: "adam, momentum".')]
      : []),
    ...(words !== undefined && depth !== undefined
      ? [wrong('depth', depth, 'Give --words or --depth, not both: each says how long the summary is.')]
      : []),
  ];
  return [{ words, depth, concepts, topics: named }, problems];
}

const wrong = (option: string, written: string, hint: string): Problem => ({
  code: `usage/${option}`,
  level: 'error',
  message: `--${option} cannot be "${written}"`,
  hint,
});
