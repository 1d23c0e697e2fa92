/** Spellings that sound alike, applied in this order. */
const ALIKE: readonly (readonly [RegExp, string])[] = [
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/ph/g, 'f'],
  [/ck/g, 'k'],
  [/mb\b/g, 'm'],
  [/mbp/g, 'mp'],
  [/c(?=[eiy])/g, 's'],
  [/[cq]/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/dg/g, 'j'],
  [/g(?=[eiy])/g, 'j'],
  [/tch/g, 'ch'],
  [/sch/g, 'sk'],
  [/gh/g, ''],
  [/wh/g, 'w'],
  [/ie|ey|ai|ei|ay|y|igh/g, 'i'],
  [/(.)\1+/g, '$1'],
];

/**
 * The consonants of a word as they sound: enough for captions that write `jupiter` for Jupyter or `pie torch` for
 * PyTorch. Vowels are dropped except a first one, in the manner of Metaphone (Philips, 1990). Coarser than `soundOf`,
 * which tells names apart: what was measured is in decision 20.
 */
export function consonantsOf(word: string): string {
  let text = word;
  for (const [spelling, sound] of ALIKE) text = text.replace(spelling, sound);
  const first = text.slice(0, 1);
  return (/[aeiou]/.test(first) ? 'a' : first) + text.slice(1).replace(/[aeiouhw]/g, '');
}

/** The key of two words spoken as one, from their keys. */
export function consonantsOfPair(first: string, second: string): string {
  const rest = second.startsWith('a') ? second.slice(1) : second;
  return rest !== '' && first.endsWith(rest.slice(0, 1)) ? first + rest.slice(1) : first + rest;
}
