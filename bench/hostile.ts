/**
 * Hostile lectures at three sizes, each twice the one before: `npm run bench:hostile [-- WORDS OF A NAME]`. CPU time of
 * each stage; what takes more than 2.5 times as long for twice the size grows faster than its input,
 * and the exit code says that there is such.
 */
import { compileTranscript } from '../src/compile/transcript.js';
import { normaliseWords } from '../src/compile/words.js';
import { rankConcepts } from '../src/concepts/rank-lecture.js';
import { readShippedData } from '../src/host/data.js';
import type { Lecture } from '../src/model/lecture.js';
import { outlineLecture } from '../src/outline/outline.js';
import { placeCaptures } from '../src/place/place.js';
import { summarize } from '../src/summary/summarize.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { narrate } from '../src/text/narrate.js';
import { cutParagraphs, sentenceBoundaryNear } from '../src/text/narration/paragraphs.js';
import { HOSTILE } from './hostile-inputs.js';
import { cpuClock } from './measure.js';

const SIZES = [60_000, 120_000, 240_000];
/** Less is noise: the collector alone may double it. */
const LEAST_MS = 150;
const WORST_RATIO = 2.5;
/** A stage that is slower than this is not asked for twice as much. */
const SLOW_MS = 3000;

type Times = Readonly<Record<string, number>>;

function timeStages(lecture: Lecture): Times {
  const times: Record<string, number> = {};
  const measure = <Value>(stage: string, work: () => Value): Value => {
    const spentMs = cpuClock();
    const value = work();
    times[stage] = spentMs();
    return value;
  };
  const lexicon = openLexicon(readShippedData);
  const options = { readData: readShippedData, lexicon };
  const narration = measure('narrate', () => narrate(lecture, options).value);
  const placed = measure('place', () => placeCaptures(lecture, narration, {}).value);
  const sections = measure('outline', () => outlineLecture(placed, narration, options).value);
  const terms = measure('rank', () => rankConcepts(placed, narration, { lexicon }).value);
  const breaksMs = [...sections.map(({ startMs }) => startMs), ...placed.captures.map(({ atMs }) => atMs ?? 0)];
  const paragraphs = measure('cut', () =>
    cutParagraphs(
      narration,
      breaksMs.sort((a, b) => a - b),
    ),
  );
  measure('summarize', () => summarize({ lecture: placed, narration, sections, paragraphs, terms, lexicon }));
  const anchors = placed.captures.map(({ atMs }) => sentenceBoundaryNear(narration, atMs ?? 0));
  const spokenWords = lecture.cues.flatMap(({ text }) => normaliseWords(text));
  const input = { lecture: placed, narration, sections, paragraphs, anchors, spokenWords };
  measure('compile', () => compileTranscript({ ...input, images: new Map(), version: '0', dropOutputs: false }));
  return times;
}

/** Stages that grow too fast, each with its times. */
function judge(runs: readonly Times[]): readonly string[] {
  const [small, large] = [runs.at(-2), runs.at(-1)];
  return Object.keys(large ?? {}).flatMap((stage) => {
    const ratio = (large?.[stage] ?? 0) / Math.max(small?.[stage] ?? 0, 1);
    if (runs.length === SIZES.length && ((large?.[stage] ?? 0) < LEAST_MS || ratio <= WORST_RATIO)) return [];
    if (runs.length < SIZES.length && (large?.[stage] ?? 0) < SLOW_MS) return [];
    return [
      `${stage} ${runs.map((times) => `${Math.round(times[stage] ?? 0)} ms`).join(', ')} (x ${ratio.toFixed(1)})`,
    ];
  });
}

const wanted = process.argv.slice(2).join(' ');
const names = [...HOSTILE.keys()].filter((name) => name.includes(wanted));
timeStages(HOSTILE.get('cues of one word')!(6000));
let wrong = 0;
for (const name of names) {
  const runs: Times[] = [];
  for (const size of SIZES) {
    runs.push(timeStages(HOSTILE.get(name)!(size)));
    if (Math.max(...Object.values(runs.at(-1)!)) > SLOW_MS) break;
  }
  const faults = judge(runs);
  wrong += faults.length;
  const total = Math.round(Object.values(runs.at(-1)!).reduce((sum, ms) => sum + ms, 0));
  if (faults.length > 0 || wanted !== '') console.log(`${name}: ${faults.join('; ') || `${total} ms`}`);
}
console.log(`${names.length} inputs at ${SIZES.join(', ')} characters, ${wrong} stages grow too fast`);
process.exitCode = wrong > 0 ? 1 : 0;
