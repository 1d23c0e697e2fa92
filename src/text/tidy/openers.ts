/** What opens and closes a spoken sentence without saying anything of its subject. */
import { closesClause, closesSentence, leaveOut, standsAt, type Piece } from './pieces.js';
import { mapOf, wordsOf } from './word-lists.js';

/** A phrase, longest first among those with its first word. */
type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

export function phrasesOf(list: string): Phrases {
  const byFirst = new Map<string, string[][]>();
  for (const phrase of list.split('|').map((text) => text.trim().split(/\s+/))) {
    const [first = ''] = phrase;
    byFirst.set(first, [...(byFirst.get(first) ?? []), phrase]);
  }
  for (const phrases of byFirst.values()) phrases.sort((a, b) => b.length - a.length);
  return byFirst;
}

/** "In other words", "because", "the idea is that" and "in practice" are no openers: they carry sense. */
const OPENERS = phrasesOf(
  `and so|and then|so then|but then|okay so|all right|alright|right|okay|ok|well|now|so|and|but|yeah|yes|no|oh|anyway|basically
  |actually|again|also|look|see|of course|in fact|as you can see here|as you can see|you can see here that|you can see that
  |you can see here|we can see that|you see that|as you may know|as you might know|as i said before|as i said|like i said
  |as i mentioned|as we said before|as we said|as we saw|as we have seen|as we've seen|as you know|as always|you know|i mean
  |i think that|i think|i guess that|i guess|i believe that|i would say that|i would say|i'd say|let's say that|let's say
  |let me say|i should say|i should mention that|it turns out that|it turns out|turns out that|turns out
  |it's important to note that|notice that|note that|notice|so basically|essentially|literally|honestly|obviously|clearly
  |frankly|by the way|anyhow|like|just|the thing is that|the thing is|the fact is that|so here|plus|then|sure|exactly|cool
  |great|perfect|correct|nice|fantastic|guys|and again|interestingly enough|interestingly|importantly|hopefully
  |unfortunately|for us|you might say|what i mean is|or in other words|okay here|or|first off|i want to point out that
  |i'll just point out that|i'll just mention that|just to mention|long story short|or like|for sure|that is|which means that
  |which means|remember that|remember|sorry|excuse me`,
);

/** Words before which the phrase is no opener: "so that", "right hand", "like this". */
const NOT_BEFORE = mapOf({
  so: wordsOf('that far much many called long as'),
  now: wordsOf('that'),
  well: wordsOf('defined known behaved'),
  right: wordsOf('hand side now after before'),
  like: wordsOf('this that these those'),
  see: wordsOf('how what if why this that the'),
  look: wordsOf('at'),
  just: wordsOf('as because like'),
  no: wordsOf('one matter longer non linear more idea way need doubt'),
  or: wordsOf('else'),
  'it turns out': wordsOf('to'),
  'turns out': wordsOf('to'),
  'that is': wordsOf('the a an why how what not called just really basically because when where'),
  plus: wordsOf('one two a the minus or some'),
  sure: wordsOf('enough that'),
  great: wordsOf('idea way'),
  correct: wordsOf('answer label class prediction one'),
  exactly: wordsOf('the how what'),
  notice: wordsOf('that how'),
  remember: wordsOf('how what the to'),
  'you know': wordsOf('how what the if when whether that a'),
  'i mean': wordsOf('by that'),
  'i think': wordsOf('of about'),
  then: wordsOf('again'),
  again: wordsOf('and'),
});

/** Openers only where a mark or another opener follows: "great, so"; "see the difference" is said of something. */
const NEEDS_MARK = wordsOf(
  'or plus sure great perfect correct nice cool exactly clearly see look notice no right remember sorry',
);
const OTHER_OPENERS = wordsOf('so but and now okay well then i you we');

const MOST_OPENERS = 5;
/** A sentence keeps at least this many words. */
const FEWEST_LEFT = 3;

/** Leaves out openers from the front, several where several stand there. */
export function leaveOutOpeners(pieces: Piece[], most = MOST_OPENERS): void {
  for (let nth = 0; nth < most; nth++) {
    const length = openerLength(pieces);
    if (length === 0) return;
    leaveOut(pieces, 0, length);
  }
}

function openerLength(pieces: readonly Piece[]): number {
  for (const phrase of OPENERS.get(pieces[0]?.lower ?? '') ?? []) {
    const length = phrase.length;
    if (pieces.length - length < FEWEST_LEFT || !standsAt(pieces, 0, phrase)) continue;
    const last = pieces[length - 1];
    const next = pieces[length]?.lower ?? '';
    if (last === undefined || pieces.slice(0, length).some(closesSentence)) continue;
    const marked = closesClause(last);
    const name = phrase.join(' ');
    if (!last.after.startsWith(',') && NOT_BEFORE.get(name)?.has(next)) continue;
    if (NEEDS_MARK.has(name) && !marked && !OTHER_OPENERS.has(next)) continue;
    return length;
  }
  return 0;
}

const TAGS =
  `right|okay|ok|yeah|yes|no|correct|you know|isn't it|is it|does that make sense|make sense|makes sense|you see|see
  |or not|huh|eh|so|and|but|then|cool|good|alright|all right|and so|okay so|right so|yeah so|because|fine|now|here|here we go
  |there we go|there you go|that's it|and that's it|just|clear|is it clear|got it|you guys|guys|everyone`
    .split('|')
    .map((tag) => tag.trim().split(/\s+/))
    .sort((a, b) => b.length - a.length);
/** These hang at the end without any mark too. */
const HANGING = wordsOf('so and but because then');
const MOST_TAGS = 4;

/** Leaves out tag questions and hanging openers from the end; their question mark becomes a full stop. */
export function leaveOutTags(pieces: Piece[]): void {
  for (let nth = 0; nth < MOST_TAGS; nth++) {
    const length = tagLength(pieces);
    if (length === 0) return;
    leaveOut(pieces, pieces.length - length, length);
    const last = pieces.at(-1);
    if (last === undefined) return;
    const after = last.after.replace(/[,;:]/g, '');
    pieces[pieces.length - 1] = { ...last, after: /[.?!]/.test(after) ? after : `${after}.` };
  }
}

function tagLength(pieces: readonly Piece[]): number {
  for (const tag of TAGS) {
    const from = pieces.length - tag.length;
    if (from < FEWEST_LEFT || !standsAt(pieces, from, tag)) continue;
    const before = pieces[from - 1];
    if (before !== undefined && (closesClause(before) || HANGING.has(tag.at(-1) ?? ''))) return tag.length;
  }
  return 0;
}
