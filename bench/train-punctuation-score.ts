/** Scores of the model as it ships on talks that it was not trained on, by class. */
import { readShippedData } from '../src/host/data.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { loadModel } from '../src/text/punctuation/model.js';
import { Caser } from '../src/text/restore/case.js';
import { openFirstNames, openNames, openPairs } from '../src/text/restore/shipped-names.js';
import { restoreCase } from '../src/text/restore/restore-case.js';
import { findMarks } from '../src/text/restore/restore-marks.js';
import type { MarkClass } from '../src/text/restore/marks.js';
import type { Talk } from './train-punctuation-text.js';

const CLASSES = {
  end: (mark: number) => mark >= 2,
  comma: (mark: number) => mark === 1,
  question: (mark: number) => mark === 3,
};

/**
 * One line a source and one for all: F1 of each class. Full stop and question mark together are `end`; `capital` is a
 * word inside a sentence (by the person's marks and by ours) that is written as the person wrote it, all in lower case
 * before, with the names that ship alone.
 */
export function scoreHeld(bytes: Uint8Array, talks: readonly Talk[]): string {
  const model = loadModel(bytes);
  const lexicon = openLexicon(readShippedData);
  const isNoun = (word: string) => lexicon.lookUp(word).listed && lexicon.lookUp(word).wordClass === 'noun';
  const isName = () => false;
  const caser = new Caser(
    {
      own: new Map(),
      identifiers: new Set(),
      families: new Set(),
      phrases: [],
      names: openNames(readShippedData),
      pairs: openPairs(readShippedData),
      firstNames: openFirstNames(readShippedData),
    },
    lexicon,
  );
  const counts = new Map<string, { words: number; classes: Map<string, Count> }>();
  for (const { words, source } of talks) {
    const none = new Uint8Array(words.length);
    const spoken = { open: none.map(() => 1), marks: words.map(() => 0 as const), turns: none };
    const texts = words.map(({ text }) => text);
    const found = findMarks(texts, { ...spoken, lean: new Float64Array(words.length) }, { model, isNoun, isName });
    const cased = capitalsOf(texts, words, found, caser);
    for (const name of [source, 'all']) {
      const own = counts.get(name) ?? { words: 0, classes: new Map<string, Count>() };
      counts.set(name, { words: own.words + words.length, classes: own.classes });
      const capitals = countOf(own.classes, 'capital');
      for (const { given, set, same } of cased) {
        if (given && same) capitals.both++;
        if (set) capitals.set++;
        if (given) capitals.given++;
      }
      for (const [kind, is] of Object.entries(CLASSES)) {
        const count = countOf(own.classes, kind);
        words.forEach(({ mark }, at) => {
          const [given, set] = [is(mark), is(found[at]!)];
          if (given && set) count.both++;
          if (set) count.set++;
          if (given) count.given++;
        });
      }
    }
  }
  return [...counts]
    .map(
      ([name, { words, classes }]) =>
        `${name} ${words} words: ${[...classes].map(([kind, count]) => `${kind} ${describe(count)}`).join('; ')}`,
    )
    .join('\n');
}

/** Words that no sentence begins with, and whether the person (`given`) and we (`set`) write a capital in them. */
function capitalsOf(
  texts: readonly string[],
  words: Talk['words'],
  marks: readonly MarkClass[],
  caser: Caser,
): { given: boolean; set: boolean; same: boolean }[] {
  const small = texts.map((text) => text.toLowerCase());
  const tokens = small.map((text) => ({ text, startMs: 0, endMs: 0, cue: 0, turn: false }));
  const none = new Uint8Array(texts.length);
  const given = { open: none.map(() => 1), marks, lean: new Float64Array(texts.length) };
  const cased = restoreCase(tokens, { texts: small, marks, given }, caser);
  const starts = (at: number) => at === 0 || (words[at - 1]?.mark ?? 0) >= 2 || (marks[at - 1] ?? 0) >= 2;
  return texts.flatMap((text, at) => {
    const ours = cased[at] ?? '';
    if (starts(at) || /^i\b/i.test(text) || ours.toLowerCase() !== text.toLowerCase()) return [];
    const [theirs, set] = [text !== text.toLowerCase(), ours !== ours.toLowerCase()];
    return [{ given: theirs, set, same: ours === text }];
  });
}

function countOf(classes: Map<string, Count>, kind: string): Count {
  const count = classes.get(kind) ?? { both: 0, set: 0, given: 0 };
  classes.set(kind, count);
  return count;
}

interface Count {
  both: number;
  set: number;
  given: number;
}

function describe({ both, set, given }: Count): string {
  const [precision, recall] = [both / Math.max(1, set), both / Math.max(1, given)];
  const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
  return `${precision.toFixed(3)} ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
}
