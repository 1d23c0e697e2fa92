/**
 * How long a text takes to say: speech runs at about 150 words a minute; where no space parts the words, at about 300
 * signs of Chinese or Japanese, or 800 letters of Thai and its like.
 */
const MS_A_WORD = 400;
const MS_A_SIGN = 200;
const MS_A_LETTER = 75;

const SIGN = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu;
const LETTER = /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}]/gu;
const EITHER = new RegExp(`${SIGN.source}|${LETTER.source}`, 'u');

/** Milliseconds in which a text is said. */
export function saidMs(text: string): number {
  if (!EITHER.test(text)) return countWords(text) * MS_A_WORD;
  const others =
    text
      .replace(SIGN, ' ')
      .replace(LETTER, ' ')
      .match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
  return others * MS_A_WORD + countOf(text, SIGN) * MS_A_SIGN + countOf(text, LETTER) * MS_A_LETTER;
}

/** How many letters of a text are of scripts that have no spaces between words. */
export const countUnspaced = (text: string): number => countOf(text, SIGN) + countOf(text, LETTER);

const countWords = (text: string): number => text.trim().split(/\s+/).length;

const countOf = (text: string, sign: RegExp): number => text.match(sign)?.length ?? 0;
