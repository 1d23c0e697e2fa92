import type { Narration } from '../../model/narration.js';
import { wordsOf } from '../../text/tidy/word-lists.js';
import { cutWords } from '../../text/words.js';

const LEADS_IN =
  /^(?:(?:okay|ok|so|and|all right|alright|right|um|uh|yeah|yes|no|now|well|but|then|hmm|first|again|q|next question) )*/;
const ASKS =
  /^(?:(?:what|how|why|when|where|which|who)(?:'s| is| are| do| does| did| can| could| should| would| will| many| much| was| were)|why|is it|can you|could you|do you|does|what kind of|which) /;

/** What was said before, or is on screen, nobody sees who reads the contents. */
const POINTS = wordsOf(
  'this these those it its them they him her he she there here stuff thing things something anything everything one ones right',
);

const LEAST_WORDS = 4;
const MOST_WORDS = 11;
const SENTENCES = 4;

/** What somebody asks in the first of these sentences, as far as it can be understood without what was said before. */
export function findQuestion(sentences: Narration['sentences'], isNoun: (word: string) => boolean): string | undefined {
  const clauses = sentences.slice(0, SENTENCES).flatMap(({ words }) =>
    words
      .map(({ text }) => text)
      .join(' ')
      .split(/(?<=[.?!,;:])\s+/),
  );
  const asked = clauses.flatMap((clause) => {
    if (!clause.endsWith('?')) return [];
    const words = cutWords(clause).join(' ').replace(LEADS_IN, '').split(' ');
    const isClear = !words.some((word) => POINTS.has(word)) && words.some(isNoun);
    const fits = words.length >= LEAST_WORDS && words.length <= MOST_WORDS && ASKS.test(words.join(' '));
    return fits && isClear ? [asWritten(clause, words.length)] : [];
  });
  return asked[0];
}

/** The last words of a clause in their own spelling. */
function asWritten(clause: string, words: number): string {
  const own = clause.replace(/\?$/, '').split(' ').slice(-words).join(' ');
  return own.replace(/^\p{Lu}(?=\p{Ll}*\s)/u, (letter) => letter.toLowerCase());
}
