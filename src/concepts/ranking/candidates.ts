/** Every phrase that could be a term: 1 to 4 words without a function word inside, counted in one pass. */
import {
  ADVERB, DIGITS, FUNCTION_WORD, NUMBER_WORD, SOFT, VERB_NOUN, type Tokens,
} from './tokens.js'; // prettier-ignore

/** A phrase, counted by its singular words. */
export interface TermCandidate {
  /** Words, 1 to 4. */
  readonly length: number;
  /** Its first tokens, ascending; never empty. */
  readonly positions: Int32Array;
}

const MAX_LENGTH = 4;

/** Words of "rate of change" and "sequence to sequence", the two shapes that may hold a function word. */
interface Joints {
  readonly of: number;
  readonly to: number;
}

/** Whether a phrase is told what it is where it stands: it is a candidate then, however rare. */
export type IsDefined = (start: number, length: number) => boolean;

/** The candidates of a text, in the order of their first occurrence; linear in the text. */
export function findCandidates(tokens: Tokens, isDefined: IsDefined = () => false): TermCandidate[] {
  const trie = new PhraseTrie();
  const joints = { of: tokens.vocabulary.ids.get('of') ?? -1, to: tokens.vocabulary.ids.get('to') ?? -1 };
  // The phrase of each length that starts at each token: what the second pass needs no search for.
  const nodes = new Int32Array(tokens.count * MAX_LENGTH).fill(-1);
  for (let start = 0; start < tokens.count; start++) countPhrasesAt(tokens, start, joints, trie, nodes);
  return survivors(tokens, { trie, nodes, joints, isDefined });
}

function countPhrasesAt(tokens: Tokens, start: number, joints: Joints, trie: PhraseTrie, nodes: Int32Array): void {
  const { types, lemmas, breaks, closed, count, vocabulary } = tokens;
  if (closed[start] || vocabulary.marks[types[start]!]! & VERB_NOUN) return;
  let node = -1;
  for (let length = 1; length <= MAX_LENGTH && start + length <= count; length++) {
    const at = start + length - 1;
    const marks = vocabulary.marks[types[at]!]!;
    if (length > 1 && (breaks[at] || types[at] === types[at - 1])) return;
    let counts = true;
    if (length > 1 && closed[at]) {
      if (length !== 2 || !isJoint(tokens, at, joints)) return;
      counts = false;
    } else if (marks & SOFT) {
      if (length > 1 && !(marks & NUMBER_WORD)) return;
      counts = false;
    }
    node = trie.child(node, lemmas[at]!);
    if (!counts) continue;
    trie.frequencies[node]!++;
    nodes[start * MAX_LENGTH + length - 1] = node;
  }
}

function isJoint(tokens: Tokens, at: number, joints: Joints): boolean {
  const { types, breaks, closed, count, vocabulary } = tokens;
  if (at + 1 >= count || breaks[at + 1] || closed[at + 1] || vocabulary.marks[types[at + 1]!]! & SOFT) return false;
  return types[at] === joints.of || (types[at] === joints.to && types[at + 1] === types[at - 1]);
}

/** Drops what is too rare or has an adverb inside, and collects where the rest occurs. */
function survivors(
  tokens: Tokens,
  { trie, nodes, joints, isDefined }: { trie: PhraseTrie; nodes: Int32Array; joints: Joints; isDefined: IsDefined },
): TermCandidate[] {
  const places = new Map<number, { length: number; positions: Int32Array; filled: number }>();
  const decided = new Uint8Array(trie.size);
  for (let at = 0; at < nodes.length; at++) {
    const node = nodes[at]!;
    if (node < 0) continue;
    const start = (at / MAX_LENGTH) | 0;
    const length = (at % MAX_LENGTH) + 1;
    const frequency = trie.frequencies[node]!;
    if (!decided[node]) {
      const keep =
        (isFrequent(tokens, start, length, frequency) || isDefined(start, length)) &&
        isWellFormed(tokens, start, length, frequency, joints);
      decided[node] = keep ? 1 : 2;
      if (keep) places.set(node, { length, positions: new Int32Array(frequency), filled: 0 });
    }
    if (decided[node] !== 1) continue;
    const place = places.get(node)!;
    place.positions[place.filled++] = start;
  }
  return [...places.values()];
}

/**
 * Long texts repeat their terms; a word of a long text needs more occurrences than a phrase unless it is very unlike
 * spoken English (2^7.5 times as common as there). A book wants one more occurrence for every hundred thousand words.
 */
function isFrequent(tokens: Tokens, start: number, length: number, frequency: number): boolean {
  const { count, vocabulary, lemmas, types, lemmaCounts } = tokens;
  const ofBook = Math.floor(count / 100_000);
  if (length > 1) return frequency >= (count > 1500 ? 2 + ofBook : 1);
  if (frequency >= (count > 6000 ? 4 + ofBook : count > 1500 ? 2 : 1)) return true;
  const lemma = lemmas[start]!;
  const weirdness = Math.log2(lemmaCounts[lemma]! / count) - vocabulary.entries[lemma]!.background;
  return frequency >= 2 + ofBook && weirdness > 7.5 && vocabulary.entries[types[start]!]!.wordClass !== 'ed';
}

function isWellFormed(tokens: Tokens, start: number, length: number, frequency: number, joints: Joints): boolean {
  const { types, vocabulary } = tokens;
  const first = types[start]!;
  const { words, marks, entries } = vocabulary;
  if (length === 1 && (marks[first]! & DIGITS || words[first]!.length < 2)) return false;
  if (length > 1 && entries[first]!.wordClass === 'verb' && !entries[first]!.nounToo && !(marks[first]! & SOFT))
    return false;
  for (let k = 0; k < length; k++) {
    const type = types[start + k]!;
    const adverb = marks[type]! & ADVERB && !(marks[type]! & SOFT);
    if (!adverb) continue;
    if (length === 3 && k === 1 && (type === joints.of || type === joints.to)) continue;
    // "fully convolutional network" is a term when it is said again and again.
    if (k === 0 && length > 1 && frequency >= 3 && words[type]!.endsWith('ly')) continue;
    return false;
  }
  return !(marks[types[start + length - 1]!]! & FUNCTION_WORD);
}

/** A trie of word types, its children found by hashing: one Int32Array per column, no object per node. */
class PhraseTrie {
  size = 0;
  frequencies = new Int32Array(1 << 12);
  #parents = new Int32Array(1 << 12);
  #types = new Int32Array(1 << 12);
  /** Open addressing, a power of two, at most half full; 0 is free, else node + 1. */
  #table = new Int32Array(1 << 13);

  child(parent: number, type: number): number {
    const mask = this.#table.length - 1;
    let slot = hashOf(parent, type) & mask;
    for (let node; (node = this.#table[slot]! - 1) >= 0; slot = (slot + 1) & mask)
      if (this.#parents[node] === parent && this.#types[node] === type) return node;
    const node = this.size++;
    this.#table[slot] = node + 1;
    this.#parents[node] = parent;
    this.#types[node] = type;
    if (this.size === this.#parents.length) this.#grow();
    return node;
  }

  #grow(): void {
    const double = (column: Int32Array): Int32Array<ArrayBuffer> => {
      const larger = new Int32Array(column.length * 2);
      larger.set(column);
      return larger;
    };
    this.frequencies = double(this.frequencies);
    this.#parents = double(this.#parents);
    this.#types = double(this.#types);
    this.#table = new Int32Array(this.#table.length * 2);
    const mask = this.#table.length - 1;
    for (let node = 0; node < this.size; node++) {
      let slot = hashOf(this.#parents[node]!, this.#types[node]!) & mask;
      while (this.#table[slot]) slot = (slot + 1) & mask;
      this.#table[slot] = node + 1;
    }
  }
}

function hashOf(parent: number, type: number): number {
  const mixed = Math.imul(parent + 1, 0x9e3779b1) ^ Math.imul(type + 1, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
