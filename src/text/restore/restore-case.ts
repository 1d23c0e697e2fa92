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
  let starts = true;
  return prose.texts.map((text, at) => {
    const raw = given.open[at] === 1 || given.open[at - 1] === 1 || everywhere;
    const kind = sounds[at] === 1 ? 'sound' : kindOf(text);
    const first = starts;
    if (kind === 'word' || kind === 'filler') starts = (prose.marks[at] ?? NONE) >= END;
    if (kind === 'sound') return text;
    if (!raw) return isAtCommand(tokens, at) ? text : caser.typed(text);
    const startsLine = tokens[at - 1]?.cue !== tokens[at]?.cue;
    const inside = caser.inside(loud ? text.toLowerCase() : text, startsLine || strays[at] === 1);
    if (!first) return inside;
    // A sentence that begins with a hesitation: `Um, so`.
    const pauses = kind === 'filler' && given.open[at] === 1 && prose.marks[at] === NONE;
    return capitalise(pauses ? `${inside},` : inside);
  });
}

/** `pip install pytorch` is typed as it is typed into a terminal. */
const isAtCommand = (tokens: readonly Token[], at: number) =>
  /^(?:import|install|from|module|pip|conda|npm|apt|brew)$/.test(tokens[at - 1]?.text ?? '');

function kindOfText(text: string): 'filler' | 'word' | 'sign' {
  if (FILLERS.has(splitWord(text)[1].toLowerCase())) return 'filler';
  return /[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign';
}

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
