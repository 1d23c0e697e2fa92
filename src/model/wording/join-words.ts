/**
 * Chinese and Japanese are written without spaces. One of their signs counts as a word wherever words are told apart by
 * where they stand (narration, proof, rebuild): how a dictionary would cut them depends on what stands around.
 */
const SIGN = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc`;
/** With their punctuation: what has no space beside it. */
const TIGHT = String.raw`${SIGN}\u3000-\u303f\uff00-\uffef`;
const ENDS_TIGHT = new RegExp(`[${TIGHT}]\\p{M}*$`, 'u');
const BEGINS_TIGHT = new RegExp(`^[${TIGHT}]`, 'u');
const HAS_TIGHT = new RegExp(`[${TIGHT}]`, 'u');
const SIGNS = new RegExp(`[${SIGN}]\\p{M}*`, 'gu');

/** Between two signs, unless the first opens a quotation or the second is punctuation: `我们|开|始，|上|课。`. */
const BETWEEN = new RegExp(
  String.raw`(?<=[${SIGN}\uff00-\uffef\u3000-\u3007\u3009\u300b\u300d\u300f\u3011\u3015\u3017]\p{M}*)(?=[${SIGN}\u3008\u300a\u300c\u300e\u3010\u3014\uff08\u201c])(?<![\uff08])`,
  'u',
);

/** Whether a text holds any: most do not, and need not be looked at again. */
export const isTight = (text: string): boolean => HAS_TIGHT.test(text);

/** Each sign set apart by spaces; other words stay whole. */
export const spaceSigns = (text: string): string => (isTight(text) ? text.replace(SIGNS, ' $& ') : text);

/**
 * A run without spaces as words: each sign one, with the punctuation behind it. `joinWords` makes the same run of them.
 */
export const cutTight = (run: string): readonly string[] => (isTight(run) ? run.split(BETWEEN) : [run]);

/** Words as one text: a space between them, none between Chinese or Japanese ones. */
export function joinWords(words: readonly string[]): string {
  const spaced = words.join(' ');
  if (!isTight(spaced)) return spaced;
  let text = words[0] ?? '';
  for (let at = 1; at < words.length; at++) {
    const [before, word] = [words[at - 1] ?? '', words[at] ?? ''];
    text += ENDS_TIGHT.test(before) && BEGINS_TIGHT.test(word) ? word : ` ${word}`;
  }
  return text;
}
