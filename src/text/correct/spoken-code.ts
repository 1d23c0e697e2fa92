/** Code that is read out: identifiers word by word, members with `dot`, underscores by name. */
import { splitIdentifier } from '../identifiers.js';
import { remember } from '../remember.js';
import type { Correction, Evidence } from './evidence.js';

/** At most this many spoken words make one name. */
const LONGEST = 7;

/** What `.` is heard as. */
const DOTS: ReadonlySet<string> = new Set(['dot', 'got', 'dodd', 'dart', "don't"]);

/** Before what is called, a run of plain words can be its name. */
const CALLS: ReadonlySet<string> = new Set('call calls called calling function method named'.split(' '));

/** Parts that stand in phrases of English, too: `end_of_file`. */
const JOINING: ReadonlySet<string> = new Set('a an and at by for in is of on or the to with'.split(' '));

/** How an identifier is meant where its words are said in a row. */
type Sureness = 'sure' | 'called';

/** Finds the identifiers of the lecture's code in what is said. `words`: lower case, without marks. */
export class SpokenCode {
  readonly #byWords = new Map<string, { readonly name: string; readonly when: Sureness }>();
  readonly #starts = new Set<string>();
  readonly #called = new Set<string>();

  constructor(
    readonly words: readonly string[],
    readonly evidence: Evidence,
  ) {
    for (const name of evidence.terms.identifiers) this.#add(name);
    for (const name of evidence.terms.members) this.#addMember(name);
    words.forEach((_, at) => {
      const found = this.#longest(at);
      const isCalled = found?.when === 'called' && CALLS.has(words[at - 1] ?? '');
      if (isCalled && !this.#isProse(splitIdentifier(found.name))) this.#called.add(found.name);
    });
  }

  /** A run of words from `at` on that together are code, or one word that is. */
  codeAt(at: number): Correction | undefined {
    if (this.#isCodeAlone(this.words[at] ?? '')) return { from: at, to: at + 1, text: '', code: true };
    const found = this.#longest(at);
    if (found === undefined) return undefined;
    const called = CALLS.has(this.words[at - 1] ?? '') || this.#called.has(found.name);
    if (found.when === 'called' && !called) return undefined;
    return { from: at, to: found.to, text: found.name, code: true };
  }

  #longest(at: number): { name: string; when: Sureness; to: number } | undefined {
    if (!this.#starts.has(this.words[at] ?? '')) return undefined;
    for (let to = Math.min(at + LONGEST, this.words.length); to > at + 1; to--) {
      const found = this.#byWords.get(asSaid(this.words.slice(at, to)));
      if (found !== undefined) return { ...found, to };
    }
    return undefined;
  }

  /**
   * Sure are names with a part that is no English word,
   * and three parts in camel or snake case that no prose would join.
   */
  #add(name: string): void {
    const parts = splitIdentifier(name);
    if (name.startsWith('_') || parts.length === 0) return;
    if (parts.length === 1) return this.#addWhole(name);
    this.#put([parts.join(' _ ')], name, 'sure');
    if (parts.some((part) => /\d/.test(part))) return;
    const said = parts.join(' ');
    const odd = parts.some((part) => part.length > 1 && this.#isOdd(part));
    const camel = parts.length >= 3 && /^[A-Z][a-z]+(?:[A-Z][a-z]+){2,}$/.test(name);
    const snake = parts.length >= 3 && name.includes('_') && !parts.slice(1).some((part) => JOINING.has(part));
    if (odd || camel || (snake && !this.#isProse(parts))) this.#put([said], name, 'sure');
    else if (parts.length === 2 && this.#isOrder(parts)) this.#put([said], name, 'called');
  }

  /** `argmax`, said in two parts of which one is no English word. */
  #addWhole(name: string): void {
    if (!/^[a-z]{5,}$/.test(name) || this.#judge(name).plain) return;
    for (let at = 2; at <= name.length - 2; at++) {
      const parts = [name.slice(0, at), name.slice(at)];
      const odd = parts.filter((part) => part.length > 2 && !this.#judge(part).plain);
      if (odd.length === 1 && parts.every((part) => part.length > 2)) this.#put([parts.join(' ')], name, 'sure');
    }
  }

  /** `learn dot save`; without the dot where a part is no English word: `path ls`. */
  #addMember(name: string): void {
    const members = name.split('.').map((member) => splitIdentifier(member));
    if (members.some((parts) => parts.length === 0)) return;
    this.#put([members.map((parts) => parts.join(' ')).join(' . ')], name, 'sure');
    const last = members.at(-1) ?? [];
    if (last.length === 1 && !/[aeiouy\d]/.test(last[0] ?? '') && (last[0] ?? '').length > 1)
      this.#put([members.map((parts) => parts.join(' ')).join(' ')], name, 'sure');
  }

  #put(forms: readonly string[], name: string, when: Sureness): void {
    for (const form of forms) {
      if (form.split(' ').length > LONGEST || this.#byWords.get(form)?.when === 'sure') continue;
      this.#byWords.set(form, { name, when });
      this.#starts.add(form.split(' ')[0] ?? '');
    }
  }

  /** An order to do something, or a superlative: `show batch`, `most confused`; not `learning rate`. */
  #isOrder([first = '']: readonly string[]): boolean {
    const { wordClass, nounToo } = this.evidence.lexicon.lookUp(first);
    return first === 'most' || (wordClass === 'verb' && !nounToo);
  }

  #isProse(parts: readonly string[]): boolean {
    return parts.every((part, at) => at === 0 || this.evidence.terms.pairs.has(`${parts[at - 1]} ${part}`));
  }

  /** `lr`, `tfms`; not `csv`, which is also a name, nor `min`. */
  #isOdd(part: string): boolean {
    const short = part.length === 2 && !/[aeiouy]/.test(part);
    return short || ((!/[aeiouy]/.test(part) || !this.#judge(part).plain) && this.evidence.spell(part) === part);
  }

  /** `untar_data` can only be code. */
  #isCodeAlone(word: string): boolean {
    return word.includes('_') && /^[a-z_][a-z0-9_]*$/.test(word) && this.evidence.terms.identifiers.has(word);
  }

  readonly #judge = remember((word: string) => {
    const { listed, marks } = this.evidence.lexicon.lookUp(word);
    return { plain: listed || marks !== '' };
  });
}

/** `learn dot recorder`, `accuracy underscore thresh`: signs that are said are signs. */
function asSaid(words: readonly string[]): string {
  return words.map((word, at) => (at > 0 && DOTS.has(word) ? '.' : word === 'underscore' ? '_' : word)).join(' ');
}

/** The words without the signs among them. */
export const withoutSigns = (words: readonly string[]): readonly string[] =>
  words.filter((word, at) => at === 0 || (!DOTS.has(word.toLowerCase()) && word.toLowerCase() !== 'underscore'));
