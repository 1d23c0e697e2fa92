/**
 * Misheard names in whole lectures: how many of those that a person wrote down are put right, and how much of what is
 * changed is right. Places are those of test/text/heard,
 * with a glossary and by what the lecture's own material holds; lectures those of NBSCRIBE_SHARED (`../shared`).
 * Then every lecture's words with every other one's material, small and without marks: whatever is put right there is
 * wrong, and no constant was set on it. Run: npm run score:names
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShippedData } from '../src/host/data.js';
import type { Lecture } from '../src/model/lecture.js';
import type { Word } from '../src/model/narration.js';
import { addDecks } from '../src/pipeline/decks.js';
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

const wordsOf = (lecture: Lecture): readonly Word[] =>
  narrate(lecture, { readData: readShippedData }).value.sentences.flatMap(({ words }) => words);

/** What was put right; a name that only wanted a capital was not. */
const changesOf = ({ text, spoken, startMs, code }: Word) =>
  spoken === undefined || (code !== true && plain(spoken) === plain(text)) ? [] : [{ text, spoken, startMs }];

interface Named {
  readonly name: string;
  readonly lecture: Lecture;
}

async function readAll(): Promise<readonly Named[]> {
  const read = async (name: string): Promise<readonly Named[]> => {
    const loaded = loadLecture(join(shared, 'lectures', name)).value;
    return loaded === undefined ? [] : [{ name, lecture: (await addDecks(loaded)).value }];
  };
  return (await Promise.all(readdirSync(join(shared, 'lectures')).map(read))).flat();
}

/** Lectures of one course name the same things. */
const courseOf = (name: string) => /^(?:fastai-v3|nyu-dlsp20)/.exec(name)?.[0] ?? name;

/** How many words are put right with the material of a lecture about something else. */
function scoreForeign(lectures: readonly Named[]): string {
  const wrong = new Map<string, number>();
  let [words, count] = [0, 0];
  for (const { name, lecture } of lectures) {
    const cues = lecture.cues.map((cue) => ({
      ...cue,
      text: cue.text.toLowerCase().replace(/[.,?!;:"]+(?=\s|$)/g, ''),
    }));
    for (const { name: other, lecture: material } of lectures) {
      if (courseOf(name) === courseOf(other) || material.captures.length + material.courseNotebooks.length === 0)
        continue;
      const said = wordsOf({ ...material, cues, title: lecture.title, lecturer: '', glossary: [] });
      words += said.length;
      for (const { text, spoken } of said.filter(({ code }) => code !== true).flatMap(changesOf)) {
        const change = `${plain(spoken)} as ${plain(text)}`;
        wrong.set(change, (wrong.get(change) ?? 0) + 1);
        count++;
      }
    }
  }
  const often = [...wrong].sort(([, a], [, b]) => b - a).slice(0, 5);
  return `other lectures' material: ${count} of ${words} words, such as ${often.map(([change]) => change).join(', ')}`;
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
  const changed = wordsOf({ ...loaded.lecture, glossary }).flatMap(changesOf);
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
else {
  for (const isListed of [true, false]) for (const lesson of [1, 2, 3]) console.log(score(lesson, isListed));
  console.log(scoreForeign(await readAll()));
}
