/**
 * Misheard names in whole lectures: how many of those that a person wrote down are put right, and how much of what is
 * changed is right. Places are those of test/text/heard,
 * with a glossary and by what the lecture's own material holds; lectures those of NBSCRIBE_SHARED (`../shared`). Run: npm run score:names
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShippedData } from '../src/host/data.js';
import { loadLecture } from '../src/pipeline/pipeline.js';
import { narrate } from '../src/text/narrate.js';

const shared = process.env.NBSCRIBE_SHARED ?? join(import.meta.dirname, '../../shared');
const folder = join(import.meta.dirname, '../test/text/heard');

interface Fact {
  readonly atMs: number;
  readonly said: string;
  readonly right: string;
}

const plain = (text: string) => text.toLowerCase().replace(/[^a-z]/g, '');
const agree = (one: string, other: string) => plain(one).includes(plain(other)) || plain(other).includes(plain(one));

function factsOf(lesson: number): readonly Fact[] {
  const lines = readFileSync(join(folder, `lesson-${lesson}.txt`), 'utf8')
    .trim()
    .split('\n');
  return lines.flatMap((line) => {
    const [, minutes, seconds, right, said] = /^(\d+):(\d+) = (.+?) \| .*\[(.*?)\]/.exec(line) ?? [];
    if (right === undefined || said === undefined) return [];
    return [{ atMs: (Number(minutes) * 60 + Number(seconds)) * 1000, said, right }];
  });
}

/** Lines of captions last so long. */
const NEAR_MS = 12_000;

function score(lesson: number, isListed: boolean): string {
  const loaded = loadLecture(join(shared, 'lectures', `fastai-v3-lesson${lesson}`)).value;
  if (loaded === undefined) return `lesson ${lesson}: no lecture`;
  const { glossary: listed } = JSON.parse(readFileSync(join(folder, `material-${lesson}.json`), 'utf8')) as {
    glossary: string[];
  };
  const glossary = isListed ? listed : [];
  const { sentences } = narrate({ ...loaded.lecture, glossary }, { readData: readShippedData }).value;
  const changed = sentences
    .flatMap(({ words }) => words)
    .flatMap(({ text, spoken, startMs, code }) =>
      spoken === undefined || (code !== true && plain(spoken) === plain(text)) ? [] : [{ text, spoken, startMs }],
    );
  const left = [...factsOf(lesson)];
  const count = left.length;
  const wrong = changed.filter(({ text, spoken, startMs }) => {
    const isOf = ({ atMs, said, right }: Fact) =>
      Math.abs(atMs - startMs) < NEAR_MS &&
      agree(right, text) &&
      (said.toLowerCase().includes(spoken.toLowerCase().split(' ')[0] ?? '') || agree(said, spoken));
    const found = left.findIndex(isOf);
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
  // Names that only want joining are written down as misheard, too.
  const joined = left.filter(({ said, right }) => plain(said) === plain(right)).length;
  for (const { text, spoken } of wrong) console.log(`  wrong: "${spoken}" as ${text}`);
  const recall = (count - left.length + joined) / count;
  return `lesson ${lesson}, ${isListed ? 'glossary' : 'material alone'}: precision ${(1 - wrong.length / changed.length).toFixed(3)}, recall ${recall.toFixed(3)} of ${count}`;
}

if (!existsSync(shared)) console.log(`skipped: no lectures in ${shared}; name their place with NBSCRIBE_SHARED`);
else for (const isListed of [true, false]) for (const lesson of [1, 2, 3]) console.log(score(lesson, isListed));
