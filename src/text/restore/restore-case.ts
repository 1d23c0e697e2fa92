/** Capitals for the stretches of a transcript that have none. */
import { FILLERS } from '../punctuation/view.js';
import { remember } from '../remember.js';
import type { Token } from '../tokens.js';
import { capitalise, splitWord, type Caser } from './case.js';
import { END, NONE } from './marks.js';
import type { Punctuation } from './read-punctuation.js';
import type { Prose } from './restore-marks.js';
import { soundsOf } from './sounds.js';
import { strayCapitals } from './stray-capitals.js';

/** Gives capitals to open stretches, and to the whole where it has none or nothing else. */
export function restoreCase(
  tokens: readonly Token[],
  prose: Prose & { readonly given: Punctuation },
  caser: Caser,
): string[] {
  const { given } = prose;
  const loud = isLoud(tokens);
  const everywhere = loud || startsSmall(prose, given);
  const kindOf = remember(kindOfText);
  const sounds = soundsOf(tokens);
  const strays = strayCapitals(tokens);
  const isRaw = (at: number) => given.open[at] === 1 || given.open[at - 1] === 1 || everywhere;
  let starts = true;
  const texts = prose.texts.map((text, at) => {
    const raw = isRaw(at);
    const kind = sounds[at] === 1 ? 'sound' : kindOf(text);
    const first = starts;
    if (kind === 'word' || kind === 'filler') starts = (prose.marks[at] ?? NONE) >= END;
    if (kind === 'sound') return text;
    if (!raw) return isAtCommand(tokens, at) || isQuotedSmall(text) ? text : caser.typed(text, goesOn(tokens, at));
    const startsLine = tokens[at - 1]?.cue !== tokens[at]?.cue;
    const isStray = startsLine || strays[at] === 1;
    const inside = isQuotedSmall(text)
      ? text
      : caser.inside(loud && !isMeantLarge(text) ? text.toLowerCase() : text, isStray);
    if (!first) return ADDRESS.test(tokens[at - 1]?.text ?? '') ? caser.addressed(inside) : inside;
    // Who typed a bracket typed what follows: `(far away)`.
    if (/^[([]\p{Ll}/u.test(text)) return inside;
    // A sentence that begins with a hesitation: `Um, so`.
    const pauses = kind === 'filler' && given.open[at] === 1 && prose.marks[at] === NONE;
    return capitalise(pauses ? `${inside},` : inside);
  });
  return caser.together(texts, isRaw);
}

/** `pip install pytorch` is typed as it is typed into a terminal. */
const isAtCommand = (tokens: readonly Token[], at: number) =>
  /^(?:import|install|from|module|pip|conda|npm|apt|brew)$/.test(tokens[at - 1]?.text ?? '');

/** One word between quotes is quoted as it is typed: `tend to use 'resnet34'`. */
function isQuotedSmall(text: string): boolean {
  const [before, core, after] = splitWord(text);
  return /^["'“‘`]/.test(before) && core !== '' && !/\p{Lu}/u.test(core) && /["'”’`]/.test(after);
}

/** What is said after these begins like a sentence: `and say, Let's try`, `it was like, We go`. */
const SAYS =
  /^(?:says?|said|saying|tells?|told|telling|asks?|asked|asking|thinks?|thought|thinking|like|go|goes|going|is|was|that|of|being)$/i;
const SAID_WITHIN = 3;

/** Whether a typed sentence goes on at a word: behind a comma, where nobody's words are given. */
function goesOn(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - SAID_WITHIN), at).map(({ text }) => text);
  const isPart = /[\p{L}\p{N}],$/u.test(before.at(-1) ?? '');
  return (
    isPart &&
    /^\p{Lu}\p{Ll}/u.test(tokens[at]?.text ?? '') &&
    !/^\p{Lu}/u.test(tokens[at + 1]?.text ?? '') &&
    !before.some((text) => SAYS.test(splitWord(text)[1]))
  );
}

function kindOfText(text: string): 'filler' | 'word' | 'sign' {
  if (FILLERS.has(splitWord(text)[1].toLowerCase())) return 'filler';
  return /[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign';
}

/** What is written large among small words, too: `U.S.`, `M87`; not `A.M.`. */
const isMeantLarge = (text: string) =>
  /^\p{Lu}(?:\.\p{Lu})+(?![\p{L}\p{N}])|^\p{Lu}{1,3}\d+(?![\p{L}\p{N}])/u.test(text) &&
  !/^(?:[AP]\.M|E\.G|I\.E)\b/.test(text);

/** `Mr Hewish`; without its point `dr` and `prof` may be meant alone. */
const ADDRESS = /^[("]*(?:mrs?\.?|(?:ms|dr|prof)\.)$/i;

/** Captions for the deaf are often all capitals. */
function isLoud(tokens: readonly Token[]): boolean {
  let [loud, words] = [0, 0];
  for (const { text } of tokens) {
    if (!/\p{L}.*\p{L}/u.test(text)) continue;
    words++;
    if (text === text.toUpperCase()) loud++;
  }
  return loud > 0.7 * words;
}

/** Punctuated, but sentences begin small: somebody typed without capitals. */
function startsSmall({ texts }: Prose, { marks }: Punctuation): boolean {
  let [small, starts] = [0, 0];
  marks.forEach((mark, at) => {
    const next = texts[at + 1];
    if (mark < END || next === undefined || !/\p{L}/u.test(next)) return;
    starts++;
    if (/^[^\p{L}]*\p{Ll}/u.test(next)) small++;
  });
  return starts > 0 && small > 0.5 * starts;
}
