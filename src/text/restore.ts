/** Punctuation and capitals for the stretches of a transcript that have none. */
import type { ReadData } from '../model/data.js';
import { capitalise, splitWord, type Caser } from './case.js';
import type { Lexicon } from './lexicon/lexicon.js';
import { leanOfLineStarts } from './line-starts.js';
import { leanOfPauses } from './pauses.js';
import { END, NONE, PAUSE, markOf, type MarkClass } from './marks.js';
import { decodeMarks } from './punctuation/decode.js';
import { loadModel, markOdds } from './punctuation/model.js';
import { FILLERS, viewOf } from './punctuation/view.js';
import { openPlaces } from './stretches.js';
import { remember } from './remember.js';
import { tokensPerWord, type Token } from './tokens.js';

/** The words as they are to be written, and the mark after each. */
export interface Prose {
  readonly texts: readonly string[];
  readonly marks: readonly MarkClass[];
}

/** Where the transcript is punctuated and where it is not. */
export interface Punctuation {
  readonly marks: readonly MarkClass[];
  /** 1 for a place after a word that is left open. */
  readonly open: Uint8Array;
  /** Log odds that pauses and the way lines begin add to the end of a sentence at a place. */
  readonly lean: Float64Array;
}

const WRITTEN = ['', ',', '.', '?'] as const;

/** The marks of the transcript; in other languages than English sentences end where Unicode's rules say (UAX 29). */
export function readPunctuation(tokens: readonly Token[], language: string): Punctuation {
  const marks = tokens.map(({ text }, at) => markOf(text, tokens[at + 1]?.text));
  const lean = new Float64Array(tokens.length);
  if (/^en\b/i.test(language)) return { marks, open: openPlaces(marks), lean };
  const ends = sentenceEnds(tokens, language);
  const decided = marks.map((mark, at) => (mark < END ? mark : ends.has(at) ? mark : PAUSE));
  return { marks: decided, open: openPlaces(decided, tokensPerWord(tokens)), lean };
}

/**
 * Weighs pauses and line starts, and opens the ends of lines without a mark before the capital of a plain word.
 */
export function weighLayout(tokens: readonly Token[], given: Punctuation, lexicon: Lexicon): Punctuation {
  const isPlain = remember((text) => {
    const word = splitWord(text)[1].toLowerCase();
    const { listed, marks } = lexicon.lookUp(word.replace(/['’].*$/, ''));
    return /^\p{L}/u.test(word) && listed && !marks.includes('p') && !/^i\b/.test(word);
  });
  const lines = leanOfLineStarts(tokens, given.marks, isPlain);
  const lean = leanOfPauses(tokens).map((pause, at) => pause + (lines[at] ?? 0));
  return { ...given, lean, open: given.open.map((open, at) => ((lines[at] ?? 0) > 0 ? 1 : open)) };
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
}

/** Indexes of the last words of sentences. */
function sentenceEnds(tokens: readonly Token[], language: string): ReadonlySet<number> {
  const segmenter = new Intl.Segmenter(isLanguageTag(language) ? language : undefined, { granularity: 'sentence' });
  const ends = new Set<number>();
  let token = -1;
  let end = 0;
  for (const { index, segment } of segmenter.segment(tokens.map(({ text }) => text).join(' '))) {
    const boundary = index + segment.length;
    while (token + 1 < tokens.length && end + (tokens[token + 1]?.text.length ?? 0) <= boundary) {
      token++;
      end += (tokens[token]?.text.length ?? 0) + 1;
    }
    ends.add(token);
  }
  return ends;
}

/** Fills the open places with the model's marks. The marks of the transcript stay as they are. */
export function restoreMarks(tokens: readonly Token[], given: Punctuation, readData: ReadData): Prose {
  if (!given.open.includes(1)) return { texts: tokens.map(({ text }) => text), marks: given.marks };
  const model = loadModel(readData('text/punctuation/weights.bin'));
  const view = viewOf(tokens.map(({ text }) => text));
  const ends = Uint8Array.from(tokens, (_, at) => (tokens[at + 1]?.turn === true ? 1 : 0));
  const places = { open: given.open, marks: Uint8Array.from(given.marks), ends, lean: given.lean };
  const marks = [...decodeMarks(markOdds(model, view.pieces), view, places)] as MarkClass[];
  const texts = tokens.map(({ text }, at) => (given.open[at] === 1 ? addMark(text, marks[at] ?? NONE) : text));
  return { texts, marks };
}

/** Nothing is added where a mark stands already: `Dr.`. */
const addMark = (text: string, mark: MarkClass) => (/[.,;:!?…]$/.test(text) ? text : text + WRITTEN[mark]);

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
  let starts = true;
  return prose.texts.map((text, at) => {
    const raw = given.open[at] === 1 || given.open[at - 1] === 1 || everywhere;
    const kind = kindOf(text);
    const first = starts;
    if (kind === 'word' || kind === 'filler') starts = (prose.marks[at] ?? NONE) >= END;
    if (!raw || kind === 'sound') return text;
    const startsLine = tokens[at - 1]?.cue !== tokens[at]?.cue;
    const inside = caser.inside(loud ? text.toLowerCase() : text, startsLine);
    if (!first) return inside;
    // A sentence that begins with a hesitation: `Um, so`.
    const pauses = kind === 'filler' && given.open[at] === 1 && prose.marks[at] === NONE;
    return capitalise(pauses ? `${inside},` : inside);
  });
}

function kindOfText(text: string): 'sound' | 'filler' | 'word' | 'sign' {
  if (isSound(text)) return 'sound';
  if (FILLERS.has(splitWord(text)[1].toLowerCase())) return 'filler';
  return /[\p{L}\p{N}]/u.test(text) ? 'word' : 'sign';
}

/** `[Music]`, `(applause)`. */
const isSound = (text: string) => /^[[(].*[\])]$/.test(text);

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
