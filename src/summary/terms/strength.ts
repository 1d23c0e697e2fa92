/** How surely a sentence says what a term is, told by the words on both sides of the term. */
import { isWishedName } from '../../text/lexicon/naming.js';
import { wordsOf } from '../../text/tidy/word-lists.js';
import { dangles } from '../sentences/dangling.js';
import type { SummaryWord } from '../sentences/words.js';

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
  'this that these those my your his her our such another first second third fourth last next other same initial previous original new',
);
const MODALS = wordsOf("can could will would should has have doesn't don't won't can't must might need needs");
const RELATIVE = wordsOf('that which where when who used of to designed something');
const REFERS: ReadonlySet<string> = new Set([
  'refers to', 'refer to', 'consists of', 'consist of', 'corresponds to', 'short for',
]); // prettier-ignore
/** "The name called C" of code: it only gets its name there. */
const NAMES_CODE = wordsOf('function method class file variable module library parameter attribute object api folder');

/** "I want it to be called C" says nothing of C. */
const WISHED = 0.3;

/** What is named by a word for it. */
const NAMED_PRONOUNS = wordsOf("that it this that's it's which these those they");
const NAMING = wordsOf('called named termed call calls known');
/** Content words before a name that say what it is of. */
const FEWEST_SAID = 2;

const PREPOSITIONS = wordsOf('for in with on by to from at into about');

/** Words of a question before what it asks for. */
const ASKED_WITHIN = 8;

const CONDITIONS = wordsOf('if when whenever unless whether where because since while although though until once');

const INSTANCE_AT_MOST = 0.8;
/** "The first one to", "the same colour": one of them is told from others, not what it is. */
const RANKS = wordsOf(
  'first second third fourth fifth last next only same best worst most least main other biggest fastest',
);
/** "Is not enough": what it is not. */
const NEGATIONS = wordsOf('not no never nothing');

/**
 * Strength of a sentence for the words `[start, start + length)` of it; the first `askedUntil` words are a question.
 */
export function strengthAt(words: readonly SummaryWord[], start: number, length: number, askedUntil = 0): Strength {
  const reader = new Reader(words, start, length);
  const named = reader.before(askedUntil);
  const found = named ?? reader.after();
  if (found.wants !== undefined || found.value <= INSTANCE_AT_MOST) return found;
  const ofAnother = reader.isInstance() || (named === undefined && reader.isSubordinate());
  return ofAnother ? { value: INSTANCE_AT_MOST } : found;
}

/** The words around one mention. */
class Reader {
  readonly #words: readonly SummaryWord[];
  readonly #start: number;
  readonly #end: number;

  constructor(words: readonly SummaryWord[], start: number, length: number) {
    this.#words = words;
    this.#start = start;
    this.#end = start + length;
  }

  #word(at: number): string {
    return this.#words[at]?.lower ?? '';
  }

  isInstance(): boolean {
    const [before, earlier] = [this.#word(this.#start - 1), this.#word(this.#start - 2)];
    const counted = this.#words[this.#start - 1]?.entry.wordClass === 'number' || /^\d/.test(before);
    const had = /^an?$/.test(before) && earlier === 'had';
    return had || counted || INSTANCES.has(before) || (INSTANCES.has(earlier) && !BE.has(before));
  }

  /**
   * "The state of the art for C is": of something else it is said what it is. "If the C is a fake one": of one case.
   */
  isSubordinate(): boolean {
    let at = this.#start - 1;
    const isModifier = (word: SummaryWord | undefined): boolean =>
      word !== undefined && word.content && (!word.entry.listed || /^(?:noun|adjective)$/.test(word.entry.wordClass));
    while (at > this.#start - 3 && isModifier(this.#words[at])) at--;
    if (DETERMINERS.has(this.#word(at))) at--;
    return at >= 0 && (CONDITIONS.has(this.#word(at)) || (at >= 1 && PREPOSITIONS.has(this.#word(at))));
  }

  /** A noun follows: the words are part of a longer name. */
  #inLongerName(): boolean {
    const next = this.#words[this.#end];
    if (next === undefined || next.only !== 'noun' || next.does || next.lower === 'meaning') return false;
    return !DETERMINERS.has(next.lower) && !BE.has(next.lower) && !DOES.has(next.lower) && !next.lower.includes("'");
  }

  /** "Called a cache hit": behind a name that is just given, what can be a noun is one. */
  #goesOn(): boolean {
    const next = this.#words[this.#end];
    return next?.content === true && next.entry.nounToo && next.lower !== 'meaning' && !next.does && !next.finite;
  }

  /** What stands before decides: "is called C", "known as C", "we call C", "what is C?", "the idea of C". */
  before(askedUntil: number): Strength | undefined {
    const longer = this.#inLongerName();
    const at = DETERMINERS.has(this.#word(this.#start - 1)) ? this.#start - 2 : this.#start - 1;
    const [last, before, earlier] = [this.#word(at), this.#word(at - 1), this.#word(at - 2)];
    if (NAMED.has(last) && isWishedName((word) => this.#word(word), at)) return { value: WISHED };
    if (NAMED.has(last)) return longer || this.#goesOn() ? { value: -0.4 } : this.#named(before, earlier);
    if ((last === 'as' && before === 'known') || (last === 'call' && /^(?:we|i|you|they|people)$/.test(before)))
      return this.#byName(3, this.#isFollowedByVerb());
    if (this.#isCalled(last, before, earlier)) return longer ? { value: -0.3 } : this.#byName(3);
    if (this.#isAskedFor(askedUntil) && this.#isAsked(last, before, earlier)) return { value: 2.2, wants: 'next' };
    if (/^(?:of|behind)$/.test(last) && !longer && this.#isAim(before, earlier))
      return { value: this.#isTold() ? 2.6 : 1 };
    if (last === 'of' && /^(?:think|way)$/.test(before) && this.#word(this.#end) === 'as') return { value: 3 };
    if (last === 'by' && /^(?:we|i)$/.test(this.#word(this.#end))) return { value: 2.5 };
    return longer ? { value: -0.3 } : undefined;
  }

  /** "We call that C", "to call it C"; "it will call that method" calls nothing by a name. */
  #isCalled(last: string, before: string, earlier: string): boolean {
    if (!/^(?:that|it|this|them|these|those)$/.test(last) || !/^calls?$/.test(before)) return false;
    return /^(?:it|them)$/.test(last) || /^(?:we|i|you|they|people|to)$/.test(earlier);
  }

  /** The question ends with the term, or nearly so: "what is the loss now?" asks for a number. */
  #isAskedFor(askedUntil: number): boolean {
    const behind = askedUntil - this.#end;
    if (behind < 0 || behind > 2 || this.isInstance()) return false;
    return (
      behind === 0 ||
      /^(?:do|does|mean|means|about|for|good|useful|work|works|exactly|again|anyway)$/.test(this.#word(this.#end))
    );
  }

  /** "What is C?", "what does C do?", "what do we mean by C?", "why C?". */
  #isAsked(last: string, before: string, earlier: string): boolean {
    if (last === "what's" || ((last === 'is' || last === 'are') && before === 'what')) return true;
    if (this.#start > ASKED_WITHIN) return false;
    if (/^(?:does|do|is|are)$/.test(last) && /^(?:what|how|why)$/.test(before)) return true;
    return (
      (last === 'by' && before === 'mean') || last === 'why' || (earlier === 'why' && /^(?:use|need|have)$/.test(last))
    );
  }

  /** "The idea of C is", not "confused on the role of C". */
  #isTold(): boolean {
    return this.#words.slice(this.#end, this.#end + 3).some(({ lower, does }) => BE.has(lower) || does);
  }

  #isAim(before: string, earlier: string): boolean {
    const aims = /^(?:idea|purpose|goal|point|role|job|intuition|definition|meaning|advantage|benefit)$/;
    return aims.test(before) && /^(?:in|the|main|whole|basic)$/.test(earlier);
  }

  #named(before: string, earlier: string): Strength {
    if (NAMES_CODE.has(before) || NAMES_CODE.has(earlier)) return { value: 0.5 };
    if (!/^(?:is|are|be|was|that|it|this|that's|it's|which|also|often|usually|we|i|you)$/.test(before))
      return this.#introduced();
    if (
      this.#word(this.#end) === 'meaning' ||
      /^which (?:means|is when)$/.test(`${this.#word(this.#end)} ${this.#word(this.#end + 1)}`)
    )
      return { value: 3 };
    return this.#byName(this.#start > 8 ? 2.7 : 2.4);
  }

  /** A name for what was said: here, or in the sentences before. */
  #byName(value: number, told = false): Strength {
    return told || this.#saysWhatIsNamed() ? { value } : { value, wants: 'previous' };
  }

  /** "Parameters, also known as C, are the numbers": it is said behind the name. */
  #isFollowedByVerb(): boolean {
    return this.#start > 2 && this.#words.slice(this.#end).some(({ lower }) => BE.has(lower) || DOES.has(lower));
  }

  /** "Something called C": what it is follows, here or in the next sentence. */
  #introduced(): Strength {
    const tells =
      /^(?:which|that|where|who|to)$/.test(this.#word(this.#end)) &&
      !/^(?:as|we|you|i)$/.test(this.#word(this.#end + 1)) &&
      this.#words.length - this.#end > 4;
    return tells ? { value: 2.2 } : { value: 1.8, wants: 'next' };
  }

  /**
   * "Training too long is called C", "if you add a dimension, that's called C"; not "that's called C", "also called C".
   */
  #saysWhatIsNamed(): boolean {
    let naming = this.#start - 1;
    while (naming > 0 && !NAMING.has(this.#word(naming))) naming--;
    const before = this.#words.slice(0, naming);
    const subject = before.findLastIndex(({ lower }) => NAMED_PRONOUNS.has(lower));
    const said = subject >= naming - 3 && subject >= 0 ? before.slice(0, subject) : before;
    const content = said.filter((word) => word.content).length;
    return content >= FEWEST_SAID && before.some(({ finite, does }) => finite || does) && !dangles(said);
  }

  /** What stands after: "C means", "C is when", "a C is a ... that", "C computes". */
  after(): Strength {
    const opens = this.#opens();
    let at = this.#end;
    if (/^(?:which|that)$/.test(this.#word(at)) && BE.has(this.#word(at + 1))) at++;
    at = this.#behindOtherName(at);
    while (SHADES.has(this.#word(at)) && at < this.#end + 3) at++;
    const [verb, next] = [this.#word(at), this.#word(at + 1)];
    if (/^means?$/.test(verb) && next !== '' && !this.#isMeantOtherwise(at)) return { value: 3 };
    if (REFERS.has(`${verb} ${next}`) || (verb === 'also' && /^(?:known|called)$/.test(next))) return { value: 3 };
    if (/^stands? for$/.test(`${verb} ${next}`)) return { value: DETERMINERS.has(this.#word(at + 2)) ? 1.6 : 3 };
    if (BE.has(verb)) return this.#isSomething(at, opens);
    if (this.#word(this.#end - 1).endsWith("'s") && at === this.#end) return this.#isSomething(at - 1, opens);
    if (verb === 'does' && next === 'not') return { value: opens ? 0.9 : 0.6 };
    if (DOES.has(verb) && this.#tellsHow(at)) return { value: opens ? 2.6 : 1.8 };
    if (DOES.has(verb)) return { value: opens ? 2 : 1.2 };
    if (this.#isVerb(at)) return { value: opens ? 1.8 : 1 };
    if (MODALS.has(verb)) return { value: opens ? 1 : 0.6 };
    return { value: this.#inPassing(opens) };
  }

  /** "Tells you how", "measures how far", "says what". */
  #tellsHow(verb: number): boolean {
    const behind = /^(?:you|us|me|it|exactly)$/.test(this.#word(verb + 1)) ? verb + 2 : verb + 1;
    return /^(?:how|what|whether|which|where|when)$/.test(this.#word(behind));
  }

  /** "The gradient or the derivative, tells you": the verb stands behind the other name. */
  #behindOtherName(at: number): number {
    if (this.#word(at) !== 'or') return at;
    for (let verb = at + 2; verb < at + 5; verb++)
      if (BE.has(this.#word(verb)) || DOES.has(this.#word(verb)) || this.#word(verb) === 'means') return verb;
    return at;
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
    if (NEGATIONS.has(what) && !/^(?:more|but|else|other)$/.test(this.#word(object + 1)))
      return { value: opens ? 0.9 : 0.6 };
    if (/^(?:the|one)$/.test(what) && RANKS.has(this.#word(object + 1))) return { value: opens ? 1.3 : 0.9 };
    if (what === 'about' && opens) return { value: 2.4 };
    if (what === 'to' && opens) return { value: 2 };
    if (!OBJECTS.has(what)) return { value: opens ? 1.2 : 0.8 };
    const tells = this.#words.slice(object + 1, object + 9).some(({ lower }) => RELATIVE.has(lower));
    if (!opens) return { value: tells ? 2 : 1.6 };
    return { value: tells && /^(?:a|an|any|something|when|where|just|how|what)$/.test(what) ? 3.2 : 2.6 };
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
