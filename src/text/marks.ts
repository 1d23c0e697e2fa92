/** Marks that a transcript brings along. */
export const NONE = 0;
/** Inside a sentence: comma, colon, semicolon, dash. */
export const PAUSE = 1;
/** Ends a statement. */
export const END = 2;
/** Ends a question. */
export const ASK = 3;

export type MarkClass = typeof NONE | typeof PAUSE | typeof END | typeof ASK;

/** Closing quotes and brackets may stand after a mark: `soccer."` */
const CLOSERS = /["'”’»)\]]+$/;

/** Words whose full stop belongs to them, unless the sentence ends there too. */
const ABBREVIATION =
  /^(?:mr|mrs|ms|dr|prof|st|vs|e\.g|i\.e|cf|fig|eq|eqs|sec|ch|no|nos|vol|approx|al|resp|ca|p|pp|jr|sr|inc|ltd|\p{L}|(?:\p{L}\.)+\p{L})$/iu;

/**
 * The mark that a written word carries; `next` is the word after it. The full stop of `Dr. Smith` and of `J. S. Bach`
 * and the dots of `well... maybe` end nothing.
 */
export function markOf(text: string, next: string | undefined): MarkClass {
  const bare = text.replace(CLOSERS, '');
  const [, word = '', tail = ''] = /^(.*?)([^\p{L}\p{N}%°$€£+#*)\]]*)$/u.exec(bare) ?? [];
  if (tail === '') return NONE;
  if (/[?？¿؟]/.test(tail)) return ASK;
  if (/[!！。｡।]/.test(tail)) return END;
  const lower = next !== undefined && /^["'“‘(¿¡]*\p{Ll}/u.test(next);
  if (/\.\.|…/.test(tail)) return lower ? PAUSE : END;
  if (tail.includes('.')) {
    const core = word.replace(/^[^\p{L}\p{N}]+/u, '');
    if (lower || (next !== undefined && ABBREVIATION.test(core)))
      return ABBREVIATION.test(core) ? NONE : lowerEnd(core);
    return END;
  }
  return /[,;:،、，–—-]/.test(tail) ? PAUSE : NONE;
}

/** `end. and then` in captions without capitals still ends; `p.m. and` does not, nor does `www.` */
function lowerEnd(core: string): MarkClass {
  return core.includes('.') ? NONE : END;
}
