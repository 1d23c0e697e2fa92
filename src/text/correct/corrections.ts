/** Names that the captions misheard, and identifiers of the lecture's code that were said. */
import { capitaliseFullNames } from '../full-names.js';
import { splitWord } from '../restore/case.js';
import { remember } from '../remember.js';
import { soundOf } from '../words.js';
import type { Correction, Evidence } from './evidence.js';
import { eponymAt } from './eponyms.js';
import { findFullNames } from './full-names.js';
import { judgeSuspicions } from './judge.js';
import { Listener, type Suspicion } from './misheard.js';
import { isEachHeard } from './replaces.js';
import { soundDistance } from './sound-distance.js';
import { SpokenCode } from './spoken-code.js';

/** What is put right, and what might be but stays as it was said; in order, none overlapping. */
export interface Corrections {
  readonly sure: readonly Correction[];
  readonly doubtful: readonly Correction[];
}

/** At most this many spoken words make one name. */
const LONGEST = 4;

const PLAIN = /^[a-z]+$/;

/** Sounds that a name must have: with fewer, too much sounds like it. */
const LEAST_SOUNDS = 5;

/**
 * Finds corrections. A name is put right only where the lecture's material holds it. Where the sound is the same, the
 * words said must make no sense of their own there: they are no words, or several that do not go together, or stand
 * beside a word that the lecture writes beside the name. Where it is only near, the place must speak for the name.
 */
export function findCorrections(words: readonly string[], evidence: Evidence): Corrections {
  const plain = words.map(remember((word) => splitWord(word)[1].toLowerCase().replace(/’/g, "'")));
  const code = new SpokenCode(plain, evidence);
  const names = new GivenNames(evidence);
  const people = new Map(findFullNames(plain, evidence).map((found) => [found.from, found]));
  const taken = new Uint8Array(words.length);
  const sure: Correction[] = [];
  const listener = new Listener(plain, evidence);
  for (let at = 0; at < words.length; at++) {
    const heard = code.codeAt(at) ?? people.get(at) ?? eponymAt(plain, at, evidence) ?? names.nameAt(plain, at);
    if (heard === undefined || isParted(words, heard)) continue;
    const to = heard.code ? heard.to : listener.withLetters(heard.text, heard.from, heard.to);
    const correction = { ...heard, to };
    sure.push(correction);
    taken.fill(1, correction.from, correction.to);
    if (!correction.code) listener.learn(correction.text, correction.from, correction.to);
    at = correction.to - 1;
  }
  listener.learnSaid();
  const known = sure.filter((correction) => !correction.code);
  const judged = judgeSuspicions(listener, { taken, known, mayBe: (suspicion) => !isParted(words, suspicion) });
  const correct = ({ from, to, name }: Suspicion): Correction => {
    const text = name.written + possessiveOf(plain.slice(from, to), name.sound);
    return { from, to, text, code: false };
  };
  return {
    sure: [...sure, ...judged.sure.map(correct)].sort((a, b) => a.from - b.from),
    doubtful: judged.doubtful.map(correct),
  };
}

/**
 * The `'s` of what was said, where it is none of the name's own sounds: `dykstra's` has one, `kara's` for Keras none.
 */
function possessiveOf(said: readonly string[], sound: string): string {
  if (!said.at(-1)?.endsWith("'s")) return '';
  const joined = said.join('');
  const [whole, bare] = [joined, joined.slice(0, -2)].map((heard) => soundDistance(soundOf(heard), sound));
  return (bare ?? 0) <= (whole ?? 0) ? "'s" : '';
}

/** A mark inside keeps words apart. */
const isParted = (words: readonly string[], { from, to }: { readonly from: number; readonly to: number }): boolean =>
  words.slice(from, to - 1).some((word) => /[^\p{L}\p{N}]$/u.test(word));

class GivenNames {
  private readonly bySound = new Map<string, string>();
  private readonly starts = new Set<string>();
  private readonly given: ReadonlySet<string>;

  constructor(private readonly evidence: Evidence) {
    const { terms, glossary } = evidence;
    this.given = new Set(glossary.map((entry) => entry.toLowerCase()));
    for (const [word, count] of terms.written)
      if (/^[a-z]{4,}$/.test(word) && (count > 1 || evidence.spell(word) !== word) && !this.judge(word).common)
        this.addName(word);
    for (const entry of glossary) this.addName(entry.toLowerCase());
  }

  nameAt(words: readonly string[], at: number): Correction | undefined {
    const first = words[at] ?? '';
    // The last vowel may run into the next word's first.
    if (first === '' || !this.starts.has(this.sound(first).replace(/a$/, ''))) return undefined;
    for (let to = this.endOfDoubt(words, at); to > at; to--) {
      const said = words.slice(at, to);
      const joined = said.join('');
      const sound = to === at + 1 ? this.sound(first) : soundOf(joined);
      const name = this.bySound.get(sound);
      if (name === undefined || said.join(' ') === name || !isEachHeard(said, sound)) continue;
      if (this.isSafe(words, { from: at, to }, name))
        return {
          from: at,
          to,
          text: this.write(name),
          code: false,
        };
    }
    return undefined;
  }

  private write(name: string): string {
    const words = name.split(' ').map((word) => this.evidence.spell(word));
    return capitaliseFullNames(words, this.evidence.terms.fullNames).join(' ');
  }

  /**
   * Behind the last word that could be part of a name misheard from `at` on; the word at `at` always could. Telling how
   * words sound costs more than telling that they make sense.
   */
  private endOfDoubt(words: readonly string[], at: number): number {
    const most = this.given.size > 0 ? 1 : 0;
    let small = 0;
    for (let to = at; to < at + LONGEST; to++) {
      const word = words[to] ?? '';
      if (this.judge(word).small) small++;
      if (to === at) continue;
      if (small > most || !PLAIN.test(word) || this.evidence.terms.pairs.has(`${words[to - 1]} ${word}`)) return to;
    }
    return at + LONGEST;
  }

  private isSafe(words: readonly string[], { from, to }: { from: number; to: number }, name: string): boolean {
    const { terms } = this.evidence;
    const said = words.slice(from, to);
    if (said.some((word) => !PLAIN.test(word))) return false;
    const judged = said.map((word) => this.judge(word));
    if (said.length === 1) {
      const [word = ''] = said;
      if (terms.written.has(word) || terms.identifiers.has(word)) return false;
      // Who says the name of something known means it, however the lecture writes another.
      if (this.evidence.isName(word) && !this.evidence.isName(name) && !this.given.has(name)) return false;
      if (judged[0]?.plain === false && this.evidence.spell(word) === word) return true;
      return this.goTogether(name, words[to]) || this.goTogether(words[from - 1], name);
    }
    const small = judged.filter((each) => each.small).length;
    if (small > (this.given.has(name) ? 1 : 0)) return false;
    // Words of English that sound like another are what was said: `op end`, not `append`; `eigen value` wants joining.
    if (this.evidence.lexicon.isWord(name) && name !== said.join('')) return false;
    // `data bunch` and `batch sizes` are what was said, whatever the code calls it; `tensor flow` is a name.
    const [first = ''] = said;
    const known = this.given.has(name) || this.evidence.isName(name);
    const isPlain = judged.every((each) => each.plain);
    if (!known && isPlain && (name === said.join('') || (first.length > 3 && name.startsWith(first)))) return false;
    return !said.some((word, at) => at > 0 && terms.pairs.has(`${said[at - 1]} ${word}`));
  }

  private goTogether(before = '', after = ''): boolean {
    return (
      before !== '' && after !== '' && !this.judge(after).small && this.evidence.terms.pairs.has(`${before} ${after}`)
    );
  }

  private addName(name: string): void {
    const sound = soundOf(name);
    if (sound.length < LEAST_SOUNDS || this.bySound.has(sound)) return;
    this.bySound.set(sound, name);
    for (let end = 1; end <= sound.length; end++) this.starts.add(sound.slice(0, end));
  }

  private readonly sound = remember(soundOf);

  /** Whether a word is plain English, one that is said often, and one of the small ones. */
  private readonly judge = remember((word) => {
    const { lexicon } = this.evidence;
    const { listed, marks } = lexicon.lookUp(word);
    const common = listed || marks !== '';
    return { plain: common || lexicon.isWord(word), common, small: /[fd]/.test(marks) };
  });
}
