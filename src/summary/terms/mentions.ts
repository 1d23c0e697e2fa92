/** Where terms are said, by the singulars of their words; what is part of a longer term is that one's. */
import { splitIdentifier } from '../../text/identifiers.js';
import type { SummaryWord, Words } from '../sentences/words.js';

/** A way to say a term, as singulars. */
type Form = readonly number[];

/** One mention: words `[at, at + length)`. */
export interface Mention {
  readonly term: number;
  readonly at: number;
  readonly length: number;
}

/** Names of a term. */
export interface Named {
  readonly term: string;
  readonly variants: readonly string[];
}

/** The ways to say a term: its words, the parts of an identifier, all in one word. */
export function formsOf({ term, variants }: Named, words: Words): Form[] {
  const forms = new Map<string, Form>();
  for (const name of [term, ...variants]) {
    const spellings = [words.cut(name).map(({ lower }) => lower), splitIdentifier(name)];
    const joined = name.toLowerCase().replace(/[^\p{L}\p{N}_]/gu, '');
    for (const spelling of [...spellings, [joined]]) {
      const form = spelling.filter((word) => word !== '').map((word) => words.lemmaOf(word));
      if (form.length > 0) forms.set(form.join(' '), form);
    }
  }
  return [...forms.values()];
}

/** Finds mentions of several terms at once, by their first words. */
export class MentionFinder {
  readonly #byFirst = new Map<number, { readonly term: number; readonly form: Form }[]>();

  constructor(forms: readonly (readonly Form[])[]) {
    forms.forEach((own, term) => {
      for (const form of own) {
        const [first = -1] = form;
        const list = this.#byFirst.get(first) ?? [];
        list.push({ term, form });
        this.#byFirst.set(first, list);
      }
    });
    for (const list of this.#byFirst.values()) list.sort((a, b) => b.form.length - a.form.length);
  }

  /** In order; of two that overlap the longer one, else the first. */
  find(words: readonly SummaryWord[]): Mention[] {
    const found: Mention[] = [];
    for (let at = 0; at < words.length;) {
      const mention = this.#at(words, at);
      if (mention === undefined) at++;
      else {
        found.push(mention);
        at += mention.length;
      }
    }
    return found;
  }

  #at(words: readonly SummaryWord[], at: number): Mention | undefined {
    for (const { term, form } of this.#byFirst.get(words[at]?.lemma ?? -1) ?? [])
      if (form.every((lemma, nth) => words[at + nth]?.lemma === lemma)) return { term, at, length: form.length };
    return undefined;
  }
}
