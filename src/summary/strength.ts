/** How surely a sentence says what a term is, told by the words on both sides of the term. */
import { wordsOf } from '../text/tidy/word-lists.js';
import type { SpokenWord } from './words.js';

/** About 3 defines, 2 says what it is or does, 1 says something of it, below 0 the words are part of a longer name. */
export interface Strength {
  readonly value: number;
  /** "That is called C": what it is stands before. "What is C?": after. */
  readonly wants?: 'previous' | 'next';
}

const DETERMINERS = wordsOf('a an the this these our your my');
const BE = wordsOf('is are was were');
const SHADES = wordsOf(
  `just really basically simply actually literally essentially kind sort of like nothing more only probably also always usually often`,
);
const OBJECTS = wordsOf('a an the another one any where when how what something nothing some everything exactly');
const NAMED = wordsOf('called named termed');
const DOES = wordsOf(
  `takes computes calculates tells says lets allows gives measures tries maps turns contains represents holds keeps returns converts
  combines describes grabs decides controls consists defines stores finds creates makes predicts helps removes prevents reduces
  multiplies adds learns corresponds works acts does determines changes uses`,
);
const OPENERS = wordsOf(
  'so and now okay ok but well because then remember right yeah actually basically again where that in for with',
);
/** "This weight matrix is": one of them, not what it is. */
const INSTANCES = wordsOf(
  'this that these those my your his her such another first second third fourth last next other same initial previous original new',
);
const MODALS = wordsOf("can could will would should has have doesn't don't won't can't must might need needs");
const RELATIVE = wordsOf('that which where when who used of to designed something');
const REFERS: ReadonlySet<string> = new Set([
  'refers to', 'refer to', 'consists of', 'consist of', 'corresponds to', 'short for',
]); // prettier-ignore
/** "The name called C" of code: it only gets its name there. */
const NAMES_CODE = wordsOf('function method class file variable module library parameter attribute object api folder');

const INSTANCE_AT_MOST = 0.8;

/** Strength of a sentence for the words `[start, start + length)` of it. */
export function strengthAt(words: readonly SpokenWord[], start: number, length: number, asks = false): Strength {
  const reader = new Reader(words, start, length);
  const found = reader.before(asks) ?? reader.after();
  if (found.wants !== undefined || found.value <= INSTANCE_AT_MOST || !reader.isInstance()) return found;
  return { value: INSTANCE_AT_MOST };
}

/** The words around one mention. */
class Reader {
  readonly #words: readonly SpokenWord[];
  readonly #start: number;
  readonly #end: number;

  constructor(words: readonly SpokenWord[], start: number, length: number) {
    this.#words = words;
    this.#start = start;
    this.#end = start + length;
  }

  #word(at: number): string {
    return this.#words[at]?.lower ?? '';
  }

  isInstance(): boolean {
    const [before, earlier] = [this.#word(this.#start - 1), this.#word(this.#start - 2)];
    return INSTANCES.has(before) || (INSTANCES.has(earlier) && !BE.has(before));
  }

  /** A noun follows: the words are part of a longer name. */
  #inLongerName(): boolean {
    const next = this.#words[this.#end];
    if (next === undefined || next.only !== 'noun' || next.does) return false;
    return !DETERMINERS.has(next.lower) && !BE.has(next.lower) && !DOES.has(next.lower) && !next.lower.includes("'");
  }

  /** What stands before decides: "is called C", "known as C", "we call C", "what is C?", "the idea of C". */
  before(asks: boolean): Strength | undefined {
    const longer = this.#inLongerName();
    const at = DETERMINERS.has(this.#word(this.#start - 1)) ? this.#start - 2 : this.#start - 1;
    const [last, before, earlier] = [this.#word(at), this.#word(at - 1), this.#word(at - 2)];
    if (NAMED.has(last)) return longer ? { value: -0.4 } : this.#named(before, earlier);
    if ((last === 'as' && before === 'known') || (last === 'call' && /^(?:we|i|you|they|people)$/.test(before)))
      return { value: 3, wants: 'previous' };
    if (/^(?:that|it|this|them|these|those)$/.test(last) && /^calls?$/.test(before))
      return { value: longer ? -0.3 : 3, wants: 'previous' };
    if (asks && (last === "what's" || ((last === 'is' || last === 'are') && before === 'what')))
      return { value: 2.2, wants: 'next' };
    if (/^(?:of|behind)$/.test(last) && !longer && this.#isAim(before, earlier)) return { value: 2.6 };
    if (last === 'of' && /^(?:think|way)$/.test(before) && this.#word(this.#end) === 'as') return { value: 3 };
    if (last === 'by' && /^(?:we|i)$/.test(this.#word(this.#end))) return { value: 2.5 };
    return longer ? { value: -0.3 } : undefined;
  }

  #isAim(before: string, earlier: string): boolean {
    const aims = /^(?:idea|purpose|goal|point|role|job|intuition|definition|meaning|advantage|benefit)$/;
    return aims.test(before) && /^(?:in|the|main|whole|basic)$/.test(earlier);
  }

  #named(before: string, earlier: string): Strength {
    if (NAMES_CODE.has(before) || NAMES_CODE.has(earlier)) return { value: 0.5 };
    if (!/^(?:is|are|be|was|that|it|this|that's|it's|which|also|often|usually|we|i|you)$/.test(before))
      return { value: 1.8 };
    return { value: this.#start > 8 ? 2.7 : 2.4, wants: 'previous' };
  }

  /** What stands after: "C means", "C is when", "a C is a ... that", "C computes". */
  after(): Strength {
    const opens = this.#opens();
    let at = this.#end;
    if (/^(?:which|that)$/.test(this.#word(at)) && BE.has(this.#word(at + 1))) at++;
    while (SHADES.has(this.#word(at)) && at < this.#end + 3) at++;
    const [verb, next] = [this.#word(at), this.#word(at + 1)];
    if (/^means?$/.test(verb) && next !== '' && !this.#isMeantOtherwise(at)) return { value: 3 };
    if (REFERS.has(`${verb} ${next}`) || (verb === 'also' && /^(?:known|called)$/.test(next))) return { value: 3 };
    if (/^stands? for$/.test(`${verb} ${next}`)) return { value: DETERMINERS.has(this.#word(at + 2)) ? 2 : 3 };
    if (BE.has(verb)) return this.#isSomething(at, opens);
    if (this.#word(this.#end - 1).endsWith("'s") && at === this.#end) return this.#isSomething(at - 1, opens);
    if (DOES.has(verb)) return { value: opens ? 2 : 1.2 };
    if (this.#isVerb(at)) return { value: opens ? 1.8 : 1 };
    if (MODALS.has(verb)) return { value: opens ? 1 : 0.6 };
    return { value: this.#inPassing(opens) };
  }

  /** "The bootstrap draws". */
  #isVerb(at: number): boolean {
    const word = this.#words[at];
    return word?.does === true && !MODALS.has(word.lower);
  }

  #isMeantOtherwise(at: number): boolean {
    const says = this.#word(at + 1) === 'that' && /^(?:we|you|i)$/.test(this.#word(at + 2));
    return says || /^(?:to|that)$/.test(this.#word(this.#start - 1));
  }

  /** `verb` is the place of "is". */
  #isSomething(verb: number, opens: boolean): Strength {
    const [next, then] = [this.#word(verb + 1), this.#word(verb + 2)];
    if (
      next === 'when' ||
      next === 'where' ||
      (next === 'defined' && then === 'as') ||
      (next === 'short' && then === 'for')
    )
      return { value: 3 };
    if (next === 'used' && /^(?:to|for|in)$/.test(then)) return { value: 2.5 };
    let object = verb + 1;
    while (SHADES.has(this.#word(object)) && object < verb + 5) object++;
    const what = this.#word(object);
    if (what === 'to' && opens) return { value: 2 };
    if (!OBJECTS.has(what)) return { value: opens ? 1.2 : 0.8 };
    const tells = this.#words.slice(object + 1, object + 9).some(({ lower }) => RELATIVE.has(lower));
    if (!opens) return { value: tells ? 2 : 1.6 };
    return { value: tells && /^(?:a|an|something|when|where|just|how|what)$/.test(what) ? 3.2 : 2.6 };
  }

  #opens(): boolean {
    if (this.#start <= 2) return true;
    return this.#words
      .slice(0, this.#start)
      .every(({ lower, entry }) => OPENERS.has(lower) || DETERMINERS.has(lower) || entry.wordClass === 'adverb');
  }

  #inPassing(opens: boolean): number {
    const before = this.#word(this.#start - 1);
    if (/^(?:use|using|with|than|without)$/.test(before)) return 0.5;
    if (opens) return 0.4;
    let at = this.#start - 1;
    while (SHADES.has(this.#word(at)) || DETERMINERS.has(this.#word(at))) at--;
    const copula = this.#word(at) === 'is' || this.#word(at) === 'are';
    return copula && !/^(?:this|that|it|here|there|these|those|what)$/.test(this.#word(at - 1)) ? 0.9 : 0;
  }
}
