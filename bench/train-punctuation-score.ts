/** Scores of the model as it ships on talks that it was not trained on, by class. */
import { readShippedData } from '../src/host/data.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { loadModel } from '../src/text/punctuation/model.js';
import { findMarks } from '../src/text/restore/restore-marks.js';
import type { Talk } from './train-punctuation-text.js';

const CLASSES = {
  end: (mark: number) => mark >= 2,
  comma: (mark: number) => mark === 1,
  question: (mark: number) => mark === 3,
};

/** One line a source and one for all: F1 of each class. Full stop and question mark together are `end`. */
export function scoreHeld(bytes: Uint8Array, talks: readonly Talk[]): string {
  const model = loadModel(bytes);
  const lexicon = openLexicon(readShippedData);
  const isNoun = (word: string) => lexicon.lookUp(word).listed && lexicon.lookUp(word).wordClass === 'noun';
  const isName = () => false;
  const counts = new Map<string, { words: number; classes: Map<string, Count> }>();
  for (const { words, source } of talks) {
    const none = new Uint8Array(words.length);
    const spoken = { open: none.map(() => 1), marks: words.map(() => 0 as const), turns: none };
    const texts = words.map(({ text }) => text);
    const found = findMarks(texts, { ...spoken, lean: new Float64Array(words.length) }, { model, isNoun, isName });
    for (const name of [source, 'all']) {
      const own = counts.get(name) ?? { words: 0, classes: new Map<string, Count>() };
      counts.set(name, { words: own.words + words.length, classes: own.classes });
      for (const [kind, is] of Object.entries(CLASSES)) {
        const count = own.classes.get(kind) ?? { both: 0, set: 0, given: 0 };
        own.classes.set(kind, count);
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
