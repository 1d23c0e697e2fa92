/** Scores of the model as it ships on talks that it was not trained on, by class. */
import { decodeMarks } from '../src/text/punctuation/decode.js';
import { loadModel, markOdds } from '../src/text/punctuation/model.js';
import { viewOf } from '../src/text/punctuation/view.js';
import type { Talk } from './train-punctuation-text.js';

/** One line a class: precision, recall and F1. Full stop and question mark together are `end`. */
export function scoreHeld(bytes: Uint8Array, talks: readonly Talk[]): string {
  const model = loadModel(bytes);
  const classes = {
    end: (mark: number) => mark >= 2,
    comma: (mark: number) => mark === 1,
    question: (mark: number) => mark === 3,
  };
  const counts = { end: [0, 0, 0], comma: [0, 0, 0], question: [0, 0, 0] };
  for (const { words } of talks) {
    const view = viewOf(words.map(({ text }) => text));
    const none = new Uint8Array(words.length);
    const places = { open: none.map(() => 1), marks: none, ends: none, lean: new Float64Array(words.length) };
    const found = decodeMarks(markOdds(model, view.pieces), view, places);
    words.forEach(({ mark }, at) => {
      for (const name of ['end', 'comma', 'question'] as const) {
        const [given, set] = [classes[name](mark), classes[name](found[at]!)];
        if (given && set) counts[name][0]!++;
        if (set) counts[name][1]!++;
        if (given) counts[name][2]!++;
      }
    });
  }
  const lines = Object.entries(counts).map(([name, [both = 0, set = 0, given = 0]]) => {
    const [precision, recall] = [both / Math.max(1, set), both / Math.max(1, given)];
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
    return `${name} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)} F1 ${f1.toFixed(3)}`;
  });
  return lines.join('\n');
}
