/** What stands in the middle of a spoken sentence and says nothing of its subject: asides, hedges, empty adverbs. */
import { closesClause, hasComma, leaveOut, standsAt, type Piece } from './pieces.js';
import { phrasesOf } from './openers.js';
import { baseOf } from './pieces.js';
import { FUNCTION_WORDS, mapOf, wordsOf } from './word-lists.js';

/** Asides where a comma or an edge of the sentence stands on one side of them. */
const MARKED = phrasesOf(
  `you know|i mean|i think|i guess|i believe|i suppose|i would say|i'd say|let's say|let us say|like|okay|ok|right|yeah|well
  |anyway|by the way|of course|obviously|basically|actually|really|literally|honestly|so to speak|if you like|if you will
  |if you want|in some sense|as i said|as i said before|like i said|as we said|as we said before|as we saw|as we saw before
  |as we have seen|as we've seen|as i mentioned|as you know|as you can see|as you can see here|as you can tell|you see|you guys
  |guys|no|whatever|somehow|again|for us|i don't know|if you remember|as you remember|let me see|let's see
  |if you think about it|believe it or not|to be honest|for example here`,
);
/** Hedges anywhere. */
const HEDGES = phrasesOf(
  `kind of|sort of|or something like that|or something|or whatever|or anything like that|or anything|and stuff like that
  |and stuff|and things like that|and so on and so forth|and so forth|and so on|et cetera|or so|pretty much
  |if that makes sense|as it were|more or less`,
);

/** "A kind of", "different sort of": kinds are meant. */
const OF_A_KIND = wordsOf(
  `a an the this that these those what which some any every each all different one other certain same two three many another new
  no first second third only particular best right simplest our its their your most various of`,
);
/** A single word is an aside with a mark on both sides only: "is, well, hard". */
const BOTH_SIDES = wordsOf('like well right no really actually again whatever somehow literally');
const ONE_SIDE = wordsOf('okay ok yeah anyway obviously basically guys');
const BE = wordsOf("is are was were that's it's be not all");
/** "As you know how", "if you know": it is said of knowing. */
const KNOWING = wordsOf(
  `if as that do don't did when because what how let already may might should now all to would will you'll could must can`,
);
const CLAUSE_STARTS = wordsOf('how what if when whether where why about which who that it this of the a');

interface Aside {
  readonly phrase: readonly string[];
  readonly before: Piece | undefined;
  readonly last: Piece;
  readonly next: string;
  /** A mark or the edge stands on that side. */
  readonly openLeft: boolean;
  readonly openRight: boolean;
}

/** Leaves out asides and hedges. */
export function leaveOutAsides(pieces: Piece[]): void {
  for (let at = 0; at < pieces.length;) {
    const length = asideLength(pieces, at);
    if (length === 0 || pieces.length - length < 2) at++;
    else {
      const before = pieces[at - 1];
      const gone = leaveOut(pieces, at, length);
      if (before !== undefined) joinMarks(before, gone.at(-1)?.after ?? '', gone);
      at = Math.max(0, at - 2);
    }
  }
}

/** A sentence end that the aside carries goes to the word before; a comma between a function word and the rest goes. */
function joinMarks(before: Piece, after: string, gone: readonly Piece[]): void {
  const mark = /[.?!;:]/.exec(after)?.[0];
  if (mark === undefined) {
    if (after !== '' && before.after === ',' && FUNCTION_WORDS.has(before.lower)) before.after = '';
    return;
  }
  if (/[.?!;:]/.test(before.after)) return;
  const asked = mark === '?' && ['right', 'okay', 'ok', 'yeah', 'you', 'no'].includes(gone[0]?.lower ?? '');
  before.after = before.after.replace(/,$/, '') + (asked ? '.' : mark);
}

function asideLength(pieces: readonly Piece[], at: number): number {
  const first = pieces[at]?.lower ?? '';
  if (!MARKED.has(first) && !HEDGES.has(first)) return 0;
  const fits = (phrases: typeof MARKED, isAside: (aside: Aside) => boolean) =>
    (phrases.get(first) ?? []).find((phrase) => {
      const last = pieces[at + phrase.length - 1];
      if (last === undefined || !standsAt(pieces, at, phrase)) return false;
      if (pieces.slice(at, at + phrase.length - 1).some(closesClause)) return false;
      const before = pieces[at - 1];
      const next = pieces[at + phrase.length]?.lower ?? '';
      const openLeft = before === undefined || closesClause(before);
      return isAside({ phrase, before, last, next, openLeft, openRight: closesClause(last) || next === '' });
    })?.length ?? 0;
  return fits(MARKED, isMarkedAside) || fits(HEDGES, isHedge);
}

function isHedge({ phrase, before, next }: Aside): boolean {
  if (phrase[0] !== 'kind' && phrase[0] !== 'sort') return true;
  if (before === undefined) return next !== '';
  return closesClause(before) || !OF_A_KIND.has(before.lower);
}

function isMarkedAside({ phrase, before, next, openLeft, openRight }: Aside): boolean {
  const [first = '', second] = phrase;
  if (!openLeft && !openRight) return false;
  if (second === undefined) {
    if (ONE_SIDE.has(first)) return openRight || !(before !== undefined && BE.has(before.lower));
    if (!BOTH_SIDES.has(first)) return openLeft && openRight;
    if (before === undefined && first === 'right') return openRight;
    return openLeft && openRight;
  }
  if (first === 'you' && second === 'know') {
    if (before !== undefined && !closesClause(before) && KNOWING.has(before.lower)) return false;
    // "Decides which ones you know" is said of knowing.
    return openLeft && (openRight || !CLAUSE_STARTS.has(next));
  }
  if (phrase.join(' ') === 'you see' || first === 'if') return openLeft && openRight;
  if (first === 'i' && (next === 'of' || next === 'about')) return false;
  const says = /^(think|guess|believe|suppose|say|see)$/.test(phrase.at(-1) ?? '');
  return !(says && openLeft && !openRight && CLAUSE_STARTS.has(next));
}

/** Adverbs that add nothing, and words before which they do: "is just", "not really". */
const EMPTY_ADVERBS = mapOf({
  actually: wordsOf('not'),
  basically: new Set(),
  literally: new Set(),
  really: wordsOf('not is are was a the no very'),
  just: wordsOf(
    "not is are was it's that's isn't only 's there's be being you're we're they're i'm than like as doesn't don't",
  ),
  simply: wordsOf('not is are'),
  obviously: new Set(),
  definitely: new Set(),
  totally: new Set(),
  honestly: new Set(),
});
const JUST_BEFORE = wordsOf('as like because before after in about one two three a the');
const REALLY_BEFORE = wordsOf('well good important useful big hard large small much bad long easy close');
/** "We have like three": a filler. */
const LIKE_AFTER = wordsOf(
  `have had has get gets got with use using in of do did does for to want need needs see saw give gives gave make makes takes by
  into between from and or but so then that because if when where`,
);
const LIKE_MEANT = wordsOf('that it them you me him her us this these those');

export function leaveOutEmptyAdverbs(pieces: Piece[]): void {
  for (let at = pieces.length - 2; at >= 0; at--) {
    const piece = pieces[at];
    if (piece === undefined || piece.before !== '' || closesClause(piece)) continue;
    const before = pieces[at - 1];
    const next = pieces[at + 1]?.lower ?? '';
    const isLike = piece.lower === 'like' && before !== undefined && !closesClause(before);
    if (isLike && LIKE_AFTER.has(before.lower) && !LIKE_MEANT.has(next)) leaveOut(pieces, at, 1);
    const meant = EMPTY_ADVERBS.get(piece.lower);
    if (meant === undefined || meant.has(before?.lower ?? '')) continue;
    if (piece.lower === 'just' && JUST_BEFORE.has(next)) continue;
    if (piece.lower === 'really' && REALLY_BEFORE.has(next)) continue;
    leaveOut(pieces, at, 1);
  }
}

/** ", as we saw last week," and its like, held against the words with their commas. */
const CLASS_ASIDE =
  /(?:^|, )(?:as|like|which|that) (?:i|we|you)(?:'ve|'ll| have| had| can| will| are going to)?(?: just| already| all| guys)? (?:said|saw|seen|see|discussed|mentioned|know|remember|talked about|learn(?:ed|t)?|did|covered|noticed?)(?: (?:before|earlier|last (?:week|time|lesson|lecture|class)|here|there|already|previously|now|in the (?:last|previous) (?:lesson|lecture|class)|later|yesterday|today))*,/;
const FEWEST_LEFT = 4;
/** Without two such words in a row there is no such aside. */
const REFERS_BACK = wordsOf('as like which that');
const OF_CLASS = wordsOf('i we you');

/** Leaves out an aside about the class: ", as we saw last week,". */
export function leaveOutClassAside(pieces: Piece[]): void {
  if (!pieces.some(({ lower }, at) => REFERS_BACK.has(lower) && OF_CLASS.has(baseOf(pieces[at + 1]?.lower ?? ''))))
    return;
  const starts: number[] = [];
  let text = '';
  for (const piece of pieces) {
    starts.push(text.length);
    text += `${piece.lower}${hasComma(piece) ? ',' : closesClause(piece) ? '.' : ''} `;
  }
  const match = CLASS_ASIDE.exec(text);
  if (match === null) return;
  const from = match.index + (match[0].startsWith(', ') ? 2 : 0);
  const first = starts.findIndex((start) => start >= from);
  const count = starts.filter((start) => start >= from && start < match.index + match[0].length).length;
  if (pieces.length - count >= FEWEST_LEFT) leaveOut(pieces, first, count);
}

const DOING = wordsOf('do does did done doing here now');
const WE = wordsOf('i you we they');

/** "What we're going to do is we take": "we take". */
export function leaveOutWhatWeDo(pieces: Piece[]): void {
  for (let at = 0; at < Math.min(3, pieces.length); at++) {
    if (pieces[at]?.lower !== 'what' || !WE.has(baseOf(pieces[at + 1]?.lower ?? ''))) continue;
    for (let to = at + 3; to < Math.min(at + 9, pieces.length - 1); to++) {
      const piece = pieces[to];
      if (piece === undefined || closesClause(piece)) return;
      const isBe = piece.lower === 'is' || piece.lower === 'was';
      if (!isBe || !DOING.has(pieces[to - 1]?.lower ?? '')) continue;
      if (WE.has(baseOf(pieces[to + 1]?.lower ?? ''))) leaveOut(pieces, at, to + 1 - at);
      return;
    }
  }
}
