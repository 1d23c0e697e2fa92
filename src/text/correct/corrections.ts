/** Names that the captions misheard, and identifiers of the lecture's code that were said exactly. */
import { splitWord } from '../restore/case.js';
import { splitIdentifier } from '../identifiers.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';
import { isEachHeard } from './replaces.js';
import { soundOf } from '../sound.js';
import type { LectureTerms } from '../terms.js';

/** Words `[from, to)` are written as `text`; for one word that is only marked as code, `text` is that word. */
export interface Correction {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly code: boolean;
}

/** What corrections are judged by. */
export interface Evidence {
  readonly terms: LectureTerms;
  readonly glossary: readonly string[];
  /** How a name is written, `pytorch` as `PyTorch`. */
  spell(lower: string): string;
  readonly lexicon: Lexicon;
  /** Whether a lower-case word is a name beyond this lecture. */
  isName(lower: string): boolean;
}

/** At most this many spoken words make one name. */
const LONGEST = 4;

const PLAIN = /^[a-z]+$/;

/** Sounds that a name must have: with fewer, too much sounds like it. */
const LEAST_SOUNDS = 5;

/**
 * Finds corrections, left to right, none overlapping. A name is put right only where the lecture writes it, the sound is
 * the same, and the words said make no sense of their own there: they are no words, or several that do not go together,
 * or stand beside a word that the lecture writes beside the name.
 */
export function findCorrections(words: readonly string[], evidence: Evidence): Correction[] {
  const plain = words.map(remember((word) => splitWord(word)[1].toLowerCase().replace(/’/g, "'")));
  const names = new Names(evidence);
  const found: Correction[] = [];
  for (let at = 0; at < words.length; at++) {
    const correction = names.codeAt(plain, at) ?? names.nameAt(plain, at);
    // A mark inside keeps words apart.
    if (correction === undefined || words.slice(at, correction.to - 1).some((word) => /[^\p{L}\p{N}]$/u.test(word)))
      continue;
    found.push(correction);
    at = correction.to - 1;
  }
  return found;
}

class Names {
  private readonly bySound = new Map<string, string>();
  private readonly starts = new Set<string>();
  private readonly codeByParts = new Map<string, string>();
  private readonly codeStarts = new Set<string>();
  private readonly given: ReadonlySet<string>;

  constructor(private readonly evidence: Evidence) {
    const { terms, glossary } = evidence;
    this.given = new Set(glossary.map((entry) => entry.toLowerCase()));
    for (const [word, count] of terms.written)
      if (/^[a-z]{4,}$/.test(word) && (count > 1 || evidence.spell(word) !== word) && !this.judge(word).plain)
        this.addName(word);
    for (const entry of glossary) this.addName(entry.toLowerCase());
    for (const name of terms.identifiers) this.addCode(name);
  }

  /** A run of words that together are an identifier, or one word that is one. */
  codeAt(words: readonly string[], at: number): Correction | undefined {
    const first = words[at] ?? '';
    if (this.isCodeAlone(first)) return { from: at, to: at + 1, text: '', code: true };
    if (!this.codeStarts.has(first)) return undefined;
    for (let to = Math.min(at + LONGEST, words.length); to > at + 1; to--) {
      const text = this.codeByParts.get(words.slice(at, to).join(' '));
      if (text !== undefined) return { from: at, to, text, code: true };
    }
    return undefined;
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
          text: name
            .split(' ')
            .map((word) => this.evidence.spell(word))
            .join(' '),
          code: false,
        };
    }
    return undefined;
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
    // `data bunch` and `batch sizes` are what was said, whatever the code calls it; `tensor flow` is a name.
    const [first = ''] = said;
    const known = this.given.has(name) || this.evidence.isName(name);
    if (!known && (name === said.join('') || (first.length > 3 && name.startsWith(first)))) return false;
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

  /** Sure are camel case of three parts and more, and names with a part that is no English word: `lr_find`. */
  private addCode(name: string): void {
    const parts = splitIdentifier(name);
    if (parts.length < 2 || name.startsWith('_') || parts.some((part) => /\d/.test(part))) return;
    const odd = parts.some((part) => part.length > 1 && this.isOdd(part));
    const camel = parts.length >= 3 && /^[A-Z][a-z]+(?:[A-Z][a-z]+){2,}$/.test(name);
    const [first = ''] = parts;
    if (!odd && !camel) return;
    this.codeByParts.set(parts.join(' '), name);
    this.codeStarts.add(first);
  }

  /** `lr`, `tfms`; not `csv`, which is also a name, nor `min`. */
  private isOdd(part: string): boolean {
    return (!/[aeiouy]/.test(part) || !this.judge(part).plain) && this.evidence.spell(part) === part;
  }

  /** `untar_data` can only be code. */
  private isCodeAlone(word: string): boolean {
    return word.includes('_') && /^[a-z_][a-z0-9_]*$/.test(word) && this.evidence.terms.identifiers.has(word);
  }

  private readonly sound = remember(soundOf);

  /** Whether a word is plain English, and whether it is one of the small ones. */
  private readonly judge = remember((word) => {
    const { listed, marks } = this.evidence.lexicon.lookUp(word);
    return { plain: listed || marks !== '', small: /[fd]/.test(marks) };
  });
}
