/**
 * The rebuild's promises over many random sequences of edits and rebuilds: `npm run nightly` plays 100,000;
 * `npm run nightly -- 5000 42` plays 5,000 from seed 42.
 */
import fc from 'fast-check';
import { playSequence, sequences } from '../test/rebuild/sequence.js';
import { cpuClock } from './measure.js';

const [count = '100000', seed] = process.argv.slice(2);
const spentMs = cpuClock();
const details = fc.check(
  fc.property(sequences, (steps) => {
    const broken = playSequence(steps);
    if (broken.length > 0) throw new Error(broken.join('\n'));
  }),
  { numRuns: Number(count), ...(seed !== undefined && { seed: Number(seed) }) },
);
const seconds = (spentMs() / 1000).toFixed(1);
if (details.failed) {
  if (details.errorInstance === undefined) console.error(details);
  console.error(`seed ${details.seed}, after ${details.numRuns} sequences:`);
  console.error(JSON.stringify(details.counterexample?.[0], null, 1));
  console.error(details.errorInstance instanceof Error ? details.errorInstance.message : details.errorInstance);
  process.exitCode = 1;
} else console.log(`${details.numRuns} sequences, no promise broken; seed ${details.seed}, ${seconds} s CPU`);
