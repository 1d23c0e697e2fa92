/** Writes src/text/names/spoken.txt: words that the training text writes with a capital inside sentences. */
import type { Lexicon } from '../src/text/lexicon/lexicon.js';
import type { Talk } from './train-punctuation-text.js';

/** A form must be seen this often, and in this share of its word's uses. */
const LEAST = 5;
const SHARE = 0.7;

/** One name a line, sorted; plain English words are left out, since names of this text's field hide among them. */
export function namesOf(talks: readonly Talk[], lexicon: Lexicon): string[] {
  const names: string[] = [];
  for (const [word, forms] of formsOf(talks)) {
    const total = [...forms.values()].reduce((sum, count) => sum + count, 0);
    const [form, count] = [...forms].reduce((best, each) => (each[1] > best[1] ? each : best));
    const entry = lexicon.lookUp(word);
    const plain = entry.listed && !entry.marks.includes('p');
    if (form !== word && count >= LEAST && count >= SHARE * total && !plain) names.push(form);
  }
  return names.sort((a, b) => (a < b ? -1 : 1));
}

/** Counts of the written forms of each word, away from sentence starts. */
function formsOf(talks: readonly Talk[]): Map<string, Map<string, number>> {
  const forms = new Map<string, Map<string, number>>();
  for (const { words } of talks) {
    let starts = true;
    for (const { text, mark } of words) {
      const form = text.replace(/’/g, "'").replace(/'s?$/, '');
      const word = form.toLowerCase();
      if (!starts && /^[a-z][a-z0-9]+$/.test(word)) {
        const own = forms.get(word) ?? new Map<string, number>();
        forms.set(word, own.set(form, (own.get(form) ?? 0) + 1));
      }
      starts = mark >= 2;
    }
  }
  return forms;
}
