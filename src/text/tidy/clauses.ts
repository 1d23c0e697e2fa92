/** Where a run-on sentence may be cut into clauses that stand. */
import { hasComma, leaveOut, type Piece } from './pieces.js';
import { SUBJECTS, SUBORDINATORS, wordsOf } from './word-lists.js';

const NO_SUBJECT_AFTER = wordsOf('and or but which who for like such right');

/** "That thread" is no subject that a main clause begins with. */
const POINTING = wordsOf('that this these those there what');

/**
 * Whether words that open with "if", "when" and their like go without a main clause.
 * `commas` are the words before a comma.
 */
export function lacksMainClause(words: readonly string[], commas: readonly number[]): boolean {
  const [first = '', second = ''] = words;
  if (!SUBORDINATORS.has(first)) return false;
  if (first === 'as' && (second === 'a' || second === 'an' || second === 'well')) return false;
  if (words.indexOf('then', 3) >= 0) return false;
  for (const comma of commas) {
    const next = words[comma + 1];
    if (next === undefined || words.length - comma - 1 < 3) continue;
    if (!SUBORDINATORS.has(next) && !NO_SUBJECT_AFTER.has(next)) return false;
  }
  return (
    words.filter((word, at) => at > 0 && SUBJECTS.has(word) && !POINTING.has(word)).length < 2 || commas.length > 0
  );
}

const lowerOf = (pieces: readonly Piece[]): string[] => pieces.map(({ lower }) => lower);
const commasOf = (pieces: readonly Piece[]): number[] => pieces.flatMap((piece, at) => (hasComma(piece) ? [at] : []));

const FEWEST_WITH_BECAUSE = 7;

/** A sentence that opens with "because" and has no main clause stands without it. */
export function leaveOutBecause(pieces: Piece[]): void {
  const [first, second] = pieces;
  if (first === undefined || pieces.length < FEWEST_WITH_BECAUSE || second?.lower === 'of') return;
  if (!/^('?cause|because|since)$/.test(first.lower)) return;
  const commas = commasOf(pieces);
  if (commas.length === 0 || lacksMainClause(['because', ...lowerOf(pieces).slice(1)], commas)) leaveOut(pieces, 0, 1);
}

const CONJUNCTIONS = wordsOf('and but so');
const AFTER_COMMA = wordsOf('and so but or then now');
const CLAUSE_SUBJECTS = wordsOf(
  `i you he she it we they this that there these those if when what the a an every each one let in for to i'm you're we're they're
  it's that's there's i'll we'll you'll it'll he's she's my our your then so now once as with instead basically also here`,
);
const PLAIN_SUBJECTS = wordsOf("you we i it they there this so that's it's we're you're they're he she");
const SUBJECTS_AFTER_AND = wordsOf(
  "so then i you we they it it's that's there's this there i'm you're we're they're it'll we'll you'll",
);
const AFTER_CONJUNCTION = wordsOf('and but so because that then is or');
/** No clause is shorter. */
const FEWEST = 3;

/** Indices of pieces before which a clause begins; never while an "if" still waits for its main clause. */
function findCuts(pieces: readonly Piece[]): number[] {
  const words = lowerOf(pieces);
  const commas = commasOf(pieces);
  const cuts: number[] = [];
  for (let at = FEWEST; at < pieces.length - FEWEST; at++) {
    if (!mayCut(pieces, at) || waitsForMain({ words, commas }, cuts.at(-1) ?? 0, at)) continue;
    cuts.push(at);
  }
  return cuts;
}

function mayCut(pieces: readonly Piece[], at: number): boolean {
  const after = pieces[at - 1]?.after ?? '';
  const [word, next] = [pieces[at]?.lower ?? '', pieces[at + 1]?.lower ?? ''];
  if (/^[,;:]/.test(after)) {
    if (PLAIN_SUBJECTS.has(word) || (AFTER_COMMA.has(word) && CLAUSE_SUBJECTS.has(next))) return true;
  }
  if (CONJUNCTIONS.has(word) && SUBJECTS_AFTER_AND.has(next)) return true;
  return after.includes(';');
}

interface Clause {
  readonly words: readonly string[];
  readonly commas: readonly number[];
}

function waitsForMain({ words, commas }: Clause, from: number, to: number): boolean {
  for (let at = to - 1; at >= from; at--) {
    if (!SUBORDINATORS.has(words[at] ?? '')) continue;
    const opens = at === from || AFTER_CONJUNCTION.has(words[at - 1] ?? '') || commas.includes(at - 1);
    if (!opens) continue;
    const inside = commas.filter((comma) => comma >= at && comma < to - 1).map((comma) => comma - at);
    return lacksMainClause(words.slice(at, to), inside);
  }
  return false;
}

/** Shorter clauses join the one before. */
const FEWEST_ALONE = 6;

/** The clauses of a run-on, in order. */
export function cutClauses(pieces: readonly Piece[]): (readonly Piece[])[] {
  const cuts = findCuts(pieces);
  const clauses: (readonly Piece[])[] = [];
  [0, ...cuts].forEach((from, nth) => {
    const clause = pieces.slice(from, cuts[nth] ?? pieces.length);
    const before = clauses.at(-1);
    if (before !== undefined && (clause.length < FEWEST_ALONE || before.length < FEWEST_ALONE))
      clauses[clauses.length - 1] = [...before, ...clause];
    else clauses.push(clause);
  });
  return clauses;
}
