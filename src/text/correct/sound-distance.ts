/**
 * How far apart two words sound, as the cheapest way to turn one code of `soundOf` into the other (Levenshtein 1966,
 * with costs): sounds made at one place or in one manner are taken for each other easily, vowels and r come and go.
 */

const MANNERS: readonly string[] = ['PBTDKG', 'FVSXJT', 'MN', 'LRW'];
const VOICED_PAIRS: readonly string[] = ['PB', 'TD', 'KG', 'FV', 'SX', 'XJ', 'MN'];

const PAIR_COST = 0.3;
const MANNER_COST = 0.5;
const OTHER_COST = 1;
const VOWEL_COST = 0.35;
const SOFT_COST = 0.5;
const CONSONANT_COST = 0.8;
/** A word is known by its first sound. */
const FIRST_COST = 0.3;

const LETTERS = 128;
const CHANGE = new Float32Array(LETTERS * LETTERS).fill(OTHER_COST);
const DROP = new Float32Array(LETTERS).fill(CONSONANT_COST);
fillCosts();

function fillCosts(): void {
  const setAll = (groups: readonly string[], cost: number) => {
    for (const group of groups)
      for (const one of group) for (const two of group) CHANGE[one.charCodeAt(0) * LETTERS + two.charCodeAt(0)] = cost;
  };
  setAll(MANNERS, MANNER_COST);
  setAll(VOICED_PAIRS, PAIR_COST);
  for (let at = 0; at < LETTERS; at++) CHANGE[at * LETTERS + at] = 0;
  DROP['a'.charCodeAt(0)] = VOWEL_COST;
  for (const soft of 'RWLH') DROP[soft.charCodeAt(0)] = SOFT_COST;
}

/**
 * Cost of the changes for each sound of the two:
 * 0 for the same sound, about 1 for nothing in common; Infinity where it is above `most`.
 */
export function soundDistance(said: string, name: string, most = Infinity): number {
  const total = Math.max(1, said.length + name.length);
  let row = [0];
  for (let j = 1; j <= name.length; j++) row.push(row[j - 1]! + DROP[name.charCodeAt(j - 1)]!);
  for (let i = 1; i <= said.length; i++) {
    row = nextRow(row, said.charCodeAt(i - 1), name, i === 1);
    if (2 * Math.min(...row) > most * total) return Infinity;
  }
  const distance = (2 * row[name.length]!) / total;
  return distance > most ? Infinity : distance;
}

/** Costs of turning what was said up to one more sound into each beginning of the name. */
function nextRow(row: readonly number[], sound: number, name: string, isFirst: boolean): number[] {
  const drop = DROP[sound]!;
  const next = [row[0]! + drop];
  for (let j = 1; j <= name.length; j++) {
    const other = name.charCodeAt(j - 1);
    const first = isFirst && j === 1 && sound !== other ? FIRST_COST : 0;
    const change = row[j - 1]! + CHANGE[sound * LETTERS + other]! + first;
    next.push(Math.min(change, row[j]! + drop, next[j - 1]! + DROP[other]!));
  }
  return next;
}
