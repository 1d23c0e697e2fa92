import { splitMarks } from '../split-marks.js';

/** A sentence as pieces that rules leave out one by one: none is added, none is moved. */

/** One word of the sentence with the marks around it. */
export interface Piece {
  /** Its place in the sentence. */
  readonly at: number;
  /** The word without marks, as written; a rule may change its first letter's case. */
  core: string;
  /** Lower case, with a plain apostrophe. */
  readonly lower: string;
  before: string;
  after: string;
}

const AROUND = { before: /^["'“‘([]*/u, after: /(?<!["'”’)\],.;:?!…–—-])["'”’)\],.;:?!…–—-]+$/u };

/** A word apart from its marks. A sign alone has an empty core. */
export type Marked = Readonly<Omit<Piece, 'at'>>;

/** The word and the marks around it. Speech says few words often: who reads many sentences remembers the answers. */
export function readMarks(word: string): Marked {
  const [before, core, after] = splitMarks(word, AROUND);
  return { core, lower: core.toLowerCase().replaceAll('’', "'"), before, after };
}

/** "it's" and "it" begin alike. */
export const baseOf = (lower: string): string => {
  const apostrophe = lower.indexOf("'");
  return apostrophe < 0 ? lower : lower.slice(0, apostrophe);
};

// Most words carry no mark at all.
export const closesClause = ({ after }: Piece): boolean => after !== '' && /[,.;:?!]/.test(after);
export const closesSentence = ({ after }: Piece): boolean => after !== '' && /[.?!]/.test(after);
export const hasComma = ({ after }: Piece): boolean => after !== '' && after.includes(',');

/** Leaves out `count` pieces from `from` on. An opening quotation mark goes to the next word. */
export function leaveOut(pieces: Piece[], from: number, count: number): readonly Piece[] {
  const gone = pieces.splice(from, count);
  const next = pieces[from];
  if (next?.before !== '') return gone;
  for (const { before } of gone) {
    const quote = before === '' ? '' : before.replace(/[^"“]/g, '');
    if (quote === '') continue;
    pieces[from] = { ...next, before: quote };
    break;
  }
  return gone;
}

/** Whether the words from `from` on are these. */
export function standsAt(pieces: readonly Piece[], from: number, phrase: readonly string[]): boolean {
  if (from < 0 || from + phrase.length > pieces.length) return false;
  for (let nth = 0; nth < phrase.length; nth++) if (pieces[from + nth]?.lower !== phrase[nth]) return false;
  return true;
}

/** Marks that stand doubled or at the start after words went. */
export function writePieces(pieces: readonly Piece[]): string[] {
  const words = pieces.map(({ before, core, after }) =>
    before === '' && after === '' ? core : `${before}${core}${tidyMarks(after)}`,
  );
  const [first, last] = [words[0], words.at(-1)];
  if (first === undefined || last === undefined) return [];
  words[0] = capitalised(first.replace(/^[,;:\s]+/, ''), pieces[0]?.lower ?? '');
  const end = words.length - 1;
  words[end] = withStop(words[end] ?? last);
  return words;
}

const tidyMarks = (after: string): string =>
  after.length < 2 || after.includes('...')
    ? after
    : after.replace(/(?<!,),+(?=[.?!;:])/g, '').replace(/([.?!])[.?!,]+/g, '$1');

function withStop(word: string): string {
  if (/[.?!…]["'”’)\]]*$/.test(word)) return word;
  return `${word.replace(/[,;:–—-]+$/, '')}.`;
}

/** A plain small word gets a capital; `lr_find`, `iPhone` and `.backward` stay. */
function capitalised(word: string, lower: string): string {
  if (!/^["'“(]*\p{Ll}[\p{Ll}'’-]*(?:[,;:.?!"”)][,;:.?!"'”’)]*)?$/u.test(word) || lower.includes('_')) return word;
  return word.replace(/\p{Ll}/u, (letter) => letter.toUpperCase());
}
