/** Names of the lecture's material that are listened for, whatever captions made of them. */
import { splitIdentifier } from '../identifiers.js';
import { soundOf } from '../words.js';
import type { Contexts } from './contexts.js';
import { isKnownWord, type Evidence } from './evidence.js';

export interface KnownName {
  /** Lower case, letters alone: `unet`, `pytorch`. */
  readonly key: string;
  /** As the lecture writes it. */
  readonly written: string;
  readonly sound: string;
}

/** Names that are listened for, the glossary's first: each costs time at every word. */
const MOST_NAMES = 80;
/** With fewer sounds or letters, too much sounds like a name. */
const LEAST_SOUNDS = 4;
const LEAST_LETTERS = 4;

type Put = (written: string, weight: number) => void;

/** The names worth listening for; `contexts` is told what the material writes beside them. */
export function knownNames(evidence: Evidence, contexts: Contexts): KnownName[] {
  const found = new Map<string, KnownName & { weight: number }>();
  const put: Put = (written, weight) => {
    const key = keyOf(written);
    if (weight < Infinity && hasLetterApart(written)) return;
    const sound = soundOf(key);
    const least = weight === Infinity ? LEAST_SOUNDS - 1 : LEAST_SOUNDS;
    if (key.length < LEAST_LETTERS || sound.length < least || (found.get(key)?.weight ?? 0) >= weight) return;
    found.set(key, { key, written, sound, weight });
  };
  for (const entry of evidence.glossary) if (!/\s/.test(entry)) put(entry, Infinity);
  for (const [word, count] of evidence.terms.written) {
    const spelled = evidence.spell(word);
    if (spelled !== word && isOdd(word, evidence)) put(spelled, count);
  }
  for (const name of evidence.terms.identifiers) {
    const [, letters = '', digits] = /^([a-z]+?)(\d+)?$/.exec(name) ?? [];
    if (isOdd(letters, evidence) && (digits !== undefined || evidence.isName(letters))) put(evidence.spell(letters), 1);
  }
  const names = [...found.values()].sort((a, b) => b.weight - a.weight).slice(0, MOST_NAMES);
  tellContexts(names, evidence, contexts);
  return names;
}

export const keyOf = (written: string) => written.toLowerCase().replace(/[^a-z]/g, '');

/** `coinB` is said as two words, of which the second is a letter. */
const hasLetterApart = (written: string) => splitIdentifier(written).some((part) => part.length === 1);

/** No plain English word. */
function isOdd(word: string, { lexicon }: Evidence): boolean {
  return word !== '' && /^[a-z]+$/.test(word) && !isKnownWord(word, lexicon);
}

/** What the material writes beside a name, and the numbers that code writes behind it: `resnet34`. */
function tellContexts(names: readonly KnownName[], { terms }: Evidence, contexts: Contexts): void {
  const known = new Set(names.map(({ key }) => key));
  for (const pair of terms.pairs) {
    const [before = '', after = ''] = pair.split(' ');
    if (known.has(before)) contexts.addBeside(before, 'right', after);
    if (known.has(after)) contexts.addBeside(after, 'left', before);
  }
  for (const name of terms.identifiers) {
    const [, letters = '', digits = ''] = /^([A-Za-z]+)(\d+)$/.exec(name) ?? [];
    if (known.has(letters.toLowerCase())) contexts.addBeside(letters.toLowerCase(), 'right', digits, CODE_WORTH);
  }
}

/** A number behind a name in code is as good as so many mentions. */
const CODE_WORTH = 3;
