/**
 * Names that the captions of three lectures misheard, and words beside them that only sound like one (fast.ai course
 * v3, captions and notebooks under Apache-2.0): `12:21 = Jupyter | will open your [Jupiter] notebook`,
 * `02:36 not Keras | ...`; `as fastai` is where the captions have the name right.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { standsFor } from '../../src/text/correct/replaces.js';
import { cuesOf, lectureOf, narrated, notebookOf } from './lecture.js';

interface Place {
  /** Undefined where the words must stay. */
  readonly right: string | undefined;
  /** The words, with those in question in brackets. */
  readonly said: string;
}

interface Written {
  readonly text: string;
  readonly spoken: string | undefined;
}

const folder = join(import.meta.dirname, 'heard');

function placesOf(lesson: number): readonly Place[] {
  const lines = readFileSync(join(folder, `lesson-${lesson}.txt`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => {
    const [, right, said = ''] = /^\S+ (?:= (.+?)|not \S+|as \S+) \| (.*)$/.exec(line) ?? [];
    return { right, said };
  });
}

const words = (text: string) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** What stands for the words in brackets at each place, read as one lecture with its material. */
function heard(lesson: number): readonly (Place & { readonly written: readonly Written[] })[] {
  const { glossary, prose, code } = JSON.parse(readFileSync(join(folder, `material-${lesson}.json`), 'utf8')) as {
    glossary: string[];
    prose: string[];
    code: string[];
  };
  const places = placesOf(lesson);
  const material = notebookOf(['markdown', prose.join('\n')], ['code', code.join('\n')]);
  const lecture = lectureOf(cuesOf(places.map(({ said }) => said.replace(/[[\]]/g, ''))), { ...material, glossary });
  const written = narrated(lecture).sentences.flatMap((sentence) => sentence.words);
  const starts: (Written & { at: number; to: number })[] = [];
  let count = 0;
  for (const { text, spoken } of written) {
    const to = count + words(spoken ?? text).length;
    starts.push({ text, spoken, at: count, to });
    count = to;
  }
  let before = 0;
  return places.map((place) => {
    const from = before + words(place.said.split('[')[0] ?? '').length;
    const to = from + words(/\[(.*?)\]/.exec(place.said)?.[1] ?? '').length;
    before += words(place.said).length;
    return { ...place, written: starts.filter((one) => one.at < to && one.to > from) };
  });
}

const plain = (name: string) => name.toLowerCase().replace(/[^a-z]/g, '');
const isChanged = ({ text, spoken }: Written) => spoken !== undefined && plain(spoken) !== plain(text);
const isRight = (right: string, written: readonly Written[]) =>
  written.some(
    ({ text, spoken }) =>
      spoken !== undefined && (plain(right).includes(plain(text)) || plain(text).includes(plain(right))),
  );

const all = [1, 2, 3].flatMap(heard);

test('misheard names are put right in three of five places', () => {
  const facts = all.flatMap(({ right, written }) => (right === undefined ? [] : [isRight(right, written)]));
  expect(facts.length).toBeGreaterThanOrEqual(120);
  expect(facts.filter(Boolean).length / facts.length).toBeGreaterThanOrEqual(0.6);
});

test('what is changed is right: words that only sound like a name stay', () => {
  const changed = all.filter(({ written }) => written.some(isChanged));
  const wrong = changed.filter(({ right, written }) => right === undefined || !isRight(right, written));
  expect(all.filter(({ right }) => right === undefined).length).toBeGreaterThanOrEqual(120);
  expect(1 - wrong.length / changed.length).toBeGreaterThanOrEqual(0.98);
});

test('each correction says what was said, and stands for all of it', () => {
  for (const { written } of all)
    for (const { text, spoken } of written)
      if (spoken !== undefined) expect([spoken, text, standsFor(spoken, text)]).toEqual([spoken, text, true]);
});
