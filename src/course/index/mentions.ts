import type { Passage } from '../part/part.js';
import { singularWords } from './concept-key.js';

/** Words of the longest concept that is looked for. */
const MOST_WORDS = 5;

/** Where concepts are said in a text: their keys, each as often as it stands there; of two that overlap the longer. */
export function keysIn(text: string, known: ReadonlySet<string>): readonly string[] {
  const words = singularWords(text);
  const found: string[] = [];
  for (let at = 0; at < words.length;) {
    let taken = 0;
    let key = '';
    for (let length = 1; length <= MOST_WORDS && at + length <= words.length; length++) {
      key += words[at + length - 1] ?? '';
      if (known.has(key)) taken = length;
    }
    if (taken > 0) found.push(words.slice(at, at + taken).join(''));
    at += Math.max(1, taken);
  }
  return found;
}

/** The passages in which each concept is said, in order. */
export function mentionsIn(
  passages: readonly Passage[],
  known: ReadonlySet<string>,
): ReadonlyMap<string, readonly Passage[]> {
  const mentions = new Map<string, Passage[]>();
  for (const passage of passages) {
    if (passage.kind !== 'speech') continue;
    for (const key of new Set(keysIn(passage.text, known))) {
      const own = mentions.get(key);
      if (own === undefined) mentions.set(key, [passage]);
      else own.push(passage);
    }
  }
  return mentions;
}
