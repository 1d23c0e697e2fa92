/**
 * Names that captions heard as other words: by how near they sound, and by what stands beside them, learned over the
 * lecture. A mishearing that is sure where its place speaks for the name is put right wherever it comes back.
 */
import { splitIdentifier } from '../identifiers.js';
import { isContracted, singularOf } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';
import { soundOf } from '../words.js';
import { Contexts } from './contexts.js';
import { isKnownWord, type Evidence } from './evidence.js';
import { keyOf, knownNames, type KnownName } from './known-names.js';
import { beginAlike, endsInLetters, FARTHEST, LETTERS_HEARD, SHARED_HEAD } from './replaces.js';
import { soundDistance } from './sound-distance.js';

/** Words `[from, to)` that may be a misheard name. */
export interface Suspicion {
  readonly from: number;
  readonly to: number;
  readonly name: KnownName;
  /** Of the sound, 0 to about 1. */
  readonly distance: number;
  /** Of the place, 0 to 1. */
  readonly strength: number;
  /** A word among them is none that English or the lecture knows. */
  readonly odd: boolean;
}

/** At most this many words make one name. */
const LONGEST = 3;
/** A word that exists nowhere says something where enough of it was heard. */
const LEAST_ODD_LETTERS = 5;
/** What it counts for the place that a word said is the beginning or the end of the name: `first ai`, `hi torch`. */
const SHARED = 0.35;
const NEAR_HEAD = 0.4;
const NEAR_TAIL = 0.25;
/** What a place must say for a word of the name's family to be the name. */
const KIN_STRENGTH = 0.12;
/** What `AI` heard as another word counts where nothing else could stand between an article and a noun. */
const SPELLED = 0.3;
const DOERS: ReadonlySet<string> = new Set(['i', 'you', 'we', 'they', 'to', "don't", 'can', 'will']);
const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'the']);
const PREPOSITIONS: ReadonlySet<string> = new Set(['in', 'of', 'from', 'with', 'by']);
const DETERMINERS: ReadonlySet<string> = new Set(['the', 'this', 'that', 'a', 'your', 'our', 'my']);
const isTail = (word: string) => word.length >= 3 || word === 'ai';

const PLAIN = /^[a-z]+(?:'[a-z]+)?$/;

/** First sounds that are taken for each other. */
const FIRST_SOUNDS: readonly string[] = ['PBTDKGF', 'FVSXJPB', 'MN', 'LRWH', 'a'];

/** Listens to a lecture's words for the names of its material. `words`: lower case, without marks. */
export class Listener {
  readonly #contexts: Contexts;
  readonly #byFirst = new Map<string, KnownName[]>();
  readonly #names: readonly KnownName[];
  readonly #heads = new Set<string>();
  readonly #tails = new Set<string>();

  constructor(
    readonly words: readonly string[],
    readonly evidence: Evidence,
  ) {
    this.#contexts = new Contexts(words, (word) => this.#says(word));
    for (const [word, count] of evidence.terms.written) this.#contexts.addWritten(word, count);
    this.#names = knownNames(evidence, this.#contexts);
    for (const { key } of this.#names)
      for (let at = 1; at < key.length; at++) {
        if (at >= SHARED_HEAD) this.#heads.add(key.slice(0, at));
        if (isTail(key.slice(at))) this.#tails.add(key.slice(at));
      }
    for (const name of this.#names)
      for (const first of firstSoundsLike(name.sound))
        this.#byFirst.set(first, [...(this.#byFirst.get(first) ?? []), name]);
  }

  /** A name is said with the words `[from, to)`: what stands there tells where else it is. */
  learn(written: string, from: number, to: number): void {
    this.#contexts.learn(keyOf(written), from, to);
  }

  /** A name is likely said beside `word`. */
  learnBeside({ name, from, to }: Suspicion, word: string): void {
    for (const [side, other] of this.#contexts.neighbours(from, to))
      if (other === word) this.#contexts.addBeside(name.key, side, word);
  }

  neighbours({ from, to }: Suspicion): (readonly [string, string])[] {
    return this.#contexts.neighbours(from, to);
  }

  isWord(word: string): boolean {
    return this.evidence.lexicon.isWord(word);
  }

  occurrences(word: string): number {
    return this.#contexts.occurrences(word);
  }

  /** What stands behind a first name is a family name: `Ben Affleck`. */
  isName(at: number): boolean {
    const word = this.words[at] ?? '';
    return this.evidence.isName(word) || this.evidence.lexicon.lookUp(word).marks.includes('p');
  }

  /** Whether the material writes these words, and so who says them means them. */
  isWritten(from: number, to: number): boolean {
    const { terms } = this.evidence;
    if (to === from + 1)
      return terms.written.has(this.words[from] ?? '') || terms.identifiers.has(this.words[from] ?? '');
    for (let at = from + 1; at < to; at++) if (terms.pairs.has(`${this.words[at - 1]} ${this.words[at]}`)) return true;
    return false;
  }

  /** Learns from the places where names are said as they are written, together or in parts: `fast ai`. */
  learnSaid(): void {
    const keys = new Map(this.#names.map((name) => [name.key, name]));
    const starts = new Set(this.#names.flatMap(({ key }) => [...key].map((_, at) => key.slice(0, at + 1))));
    for (let from = 0; from < this.words.length; from++) {
      let said = '';
      for (let to = from + 1; to <= from + LONGEST; to++) {
        said += keyOf(this.words[to - 1] ?? '');
        if (!starts.has(said)) break;
        if (keys.has(said)) this.#contexts.learn(said, from, to);
      }
    }
  }

  /** What might be a misheard name where `taken` is 0: the likeliest words from each place on. */
  suspect(taken: Uint8Array): Suspicion[] {
    const found: Suspicion[] = [];
    for (let from = 0; from < this.words.length; from++) {
      if (taken[from] === 1 || !this.#mayBeginAt(from)) continue;
      const best = this.#likeliest(from, taken);
      if (best === undefined || this.#isDone(best)) continue;
      found.push({ ...best, to: this.withLetters(best.name.key, best.from, best.to) });
    }
    return found;
  }

  /** Somebody does it: `if I stay`. */
  #isDone({ from, to, odd }: Suspicion): boolean {
    const { wordClass } = this.evidence.lexicon.lookUp(this.words[from] ?? '');
    return !odd && to === from + 1 && wordClass === 'verb' && DOERS.has(this.words[from - 1] ?? '');
  }

  /** `the fasta a library`: what is left of a name that is spelled out belongs to it. Gives the end of the name. */
  withLetters(written: string, from: number, to: number): number {
    return this.#spells({ key: keyOf(written) }, from, to + 1) ? to + 1 : to;
  }

  /** A small word begins a name only before the end of one: `can vid`. */
  #mayBeginAt(from: number): boolean {
    const [word = '', next = ''] = [this.words[from], this.words[from + 1]];
    return this.#mayBegin(word) || (word.length > 1 && this.#tails.has(next) && this.#isOdd(next));
  }

  #likeliest(from: number, taken: Uint8Array): Suspicion | undefined {
    let best: Suspicion | undefined;
    let letters = 0;
    let said = '';
    for (let to = from + 1; to <= Math.min(from + LONGEST, this.words.length); to++) {
      const word = this.words[to - 1] ?? '';
      if (taken[to - 1] === 1 || !PLAIN.test(word)) break;
      if (this.#isOdd(word)) letters = Math.max(letters, word.length);
      const odd = letters > 0;
      said = said === '' ? word : `${said} ${word}`;
      if (to > from + 1 && !odd && !this.#mayShare(from, to) && !this.#contexts.tells(from, to)) continue;
      if (to > from + 2 && !LETTERS_HEARD.has(word)) continue;
      for (const [name, distance] of this.#near(said)) {
        const beside = this.#contexts.strength(name.key, from, to);
        const shared = this.#shares(name, from, to) ? SHARED : this.#spells(name, from, to) ? SPELLED : 0;
        const strength = 1 - (1 - beside) * (1 - shared);
        if (strength < KIN_STRENGTH && this.#isKin(said, name.key)) continue;
        if (isSaidInFull(said.split(' '), name.written)) continue;
        const isOdd = letters >= (distance === 0 ? LEAST_ODD_LETTERS - 2 : LEAST_ODD_LETTERS);
        const suspicion = { from, to, name, distance, strength, odd: isOdd };
        if (best === undefined || likelihood(suspicion) > likelihood(best)) best = suspicion;
      }
    }
    return best;
  }

  /** One of two words is a part of the name, and the other sounds like the rest of it. */
  #shares({ key }: KnownName, from: number, to: number): boolean {
    if (to !== from + 2) return false;
    const [first = '', last = ''] = [this.words[from], this.words[to - 1]];
    const restOf = (said: string, part: string) => soundDistance(soundOf(said), soundOf(part));
    if (isTail(last) && key.endsWith(last)) return restOf(first, key.slice(0, -last.length)) <= NEAR_HEAD;
    const begins = first.length >= SHARED_HEAD && key.startsWith(first) && this.#says(last);
    return begins && restOf(last, key.slice(first.length)) <= NEAR_TAIL;
  }

  /** The end of a name that is spelled out was heard as small words that can't stand there: `the faster a library`. */
  #spells({ key }: Pick<KnownName, 'key'>, from: number, to: number): boolean {
    const [before = '', last = '', after = ''] = [this.words[from - 1], this.words[to - 1], this.words[to]];
    if (to < from + 2 || !endsInLetters(key) || !LETTERS_HEARD.has(last)) return false;
    const { lexicon } = this.evidence;
    if (last !== 'a' && PREPOSITIONS.has(before)) return lexicon.lookUp(this.words[from] ?? '').wordClass !== 'noun';
    if (!DETERMINERS.has(before) || after.includes("'")) return false;
    const { wordClass, marks } = lexicon.lookUp(after);
    return wordClass === 'noun' && !/[fdv]/.test(marks);
  }

  #mayShare(from: number, to: number): boolean {
    if (to < from + 2) return false;
    const last = this.words[to - 1] ?? '';
    return this.#heads.has(this.words[from] ?? '') || this.#tails.has(last) || LETTERS_HEARD.has(last);
  }

  /** The names that sound like this, with their distance; not one that is said. */
  readonly #near = remember((said: string): readonly (readonly [KnownName, number])[] => {
    const sound = joinSounds(said.split(' ').map(this.#soundOfWord));
    // Of two consonants at the beginning the first may be the one too many.
    const second = /^[^a][RL]/.test(sound) ? (this.#byFirst.get(sound.charAt(1)) ?? []) : [];
    return [...(this.#byFirst.get(sound.charAt(0)) ?? []), ...second].flatMap((name) => {
      if (Math.abs(name.sound.length - sound.length) > 3 || isForm(keyOf(said), name.key)) return [];
      const distance = soundDistance(sound, name.sound, FARTHEST);
      return distance < Infinity ? [[name, distance] as const] : [];
    });
  });

  readonly #soundOfWord = remember(soundOf);

  /** `imagery` is a word of its own beside ImageNet. */
  #isKin(said: string, name: string): boolean {
    return beginAlike(said, name) && this.evidence.lexicon.isWord(said);
  }

  /** English makes such words as it needs them: `retrain`, `coder`, `separator`. */
  #isDerived(word: string): boolean {
    const [, , bare = ''] = /^(re|un|non|pre|over|under|mis)(\w{3,})$/.exec(word) ?? [];
    const [, stem = ''] = /^(\w{3,}?)(?:ers?|ors?|ed|ing)$/.exec(word) ?? [];
    const forms = [bare, stem, stem === '' ? '' : `${stem}e`];
    return forms.some((form) => form !== '' && this.evidence.lexicon.isWord(form));
  }

  /** How much more often than in English a plain word is said here, in bits. */
  readonly surprise = remember((word: string): number => {
    const count = this.#contexts.occurrences(word);
    const backgrounds = [word, singularOf(word)].map((form) => this.evidence.lexicon.lookUp(form).background);
    return Math.log2(count / this.words.length) - Math.max(...backgrounds);
  });

  /** The share of a word's places that have an article before it. */
  readonly articles = remember((word: string): number => {
    const places = this.words.flatMap((said, at) => (said === word ? [this.words[at - 1] ?? ''] : []));
    return places.filter((before) => ARTICLES.has(before)).length / Math.max(1, places.length);
  });

  /** No plain word, no name, nothing that the material writes. */
  readonly #isOdd = remember((word: string) => {
    const { evidence } = this;
    const { lexicon } = evidence;
    const bare = word.replace(/'.*$/, '');
    const known = lexicon.isWord(word) || isKnownWord(bare, lexicon) || evidence.isName(word) || this.#isDerived(word);
    return !known && !evidence.terms.written.has(word) && !evidence.terms.identifiers.has(word);
  });

  readonly #says = remember(
    (word: string) => word.length > 1 && !/[fds]/.test(this.evidence.lexicon.lookUp(word).marks),
  );

  readonly #mayBegin = remember((word: string) => {
    const small = isContracted(word) || /[fd]/.test(this.evidence.lexicon.lookUp(word).marks);
    return PLAIN.test(word) && word.length > 1 && !small && !this.evidence.isName(word);
  });
}

/** How much the place counts against the sound. */
const PLACE_WORTH = 0.4;
const likelihood = ({ distance, strength }: Suspicion) => PLACE_WORTH * strength - distance;

/** Sounds in a row, a sound that is the same twice once. */
const joinSounds = (sounds: readonly string[]) => sounds.join('').replace(/(.)\1+/g, '$1');

/** So many letters an abbreviation leaves out: `rest net` is no long form of ResNet. */
const LEAST_LEFT_OUT = 3;

/** The name is one of the words, or short for all of them: `true gaussian`; `private key` where code has `privKey`. */
function isSaidInFull(said: readonly string[], written: string): boolean {
  if (said.length === 1) return false;
  if (said.some((word) => singularOf(keyOf(word)) === singularOf(keyOf(written)))) return true;
  const parts = splitIdentifier(written);
  const isShort = said.join('').length >= keyOf(written).length + LEAST_LEFT_OUT;
  return isShort && parts.length === said.length && parts.every((part, at) => said[at]?.startsWith(part) === true);
}

/** `resnets` and `resnet` are one name, said. */
const isForm = (said: string, name: string) =>
  said.startsWith(name) || (said.length >= SHARED_HEAD && name.startsWith(said));

const firstSoundsLike = (sound: string): ReadonlySet<string> =>
  new Set(FIRST_SOUNDS.filter((group) => group.includes(sound.charAt(0))).flatMap((group) => [...group]));
