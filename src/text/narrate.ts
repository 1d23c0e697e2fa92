import type { ReadData } from '../model/host.js';
import type { Lecture } from '../model/lecture.js';
import type { DoubtfulName, Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import { applyCorrections } from './correct/correct.js';
import { findCorrections } from './correct/corrections.js';
import { dropFillers } from './narration/fillers.js';
import { findDigits } from './numbers/write-digits.js';
import { capitaliseFullNames } from './full-names.js';
import { Caser, splitWord } from './restore/case.js';
import { familiesOf } from './restore/family-names.js';
import { openFirstNames, openNames, openPairs, type Spellings } from './restore/shipped-names.js';
import { isEnglish } from './language.js';
import { openLexicon, type Lexicon } from './lexicon/lexicon.js';
import { readPunctuation, type Punctuation } from './restore/read-punctuation.js';
import { restoreCase } from './restore/restore-case.js';
import { restoreMarks } from './restore/restore-marks.js';
import { weighLayout } from './restore/weigh-layout.js';
import { buildSentences, type MarkedText } from './narration/sentences.js';
import { collectTerms, type LectureTerms } from './terms.js';
import { tokenize, type Token } from './tokens.js';

/** Share of places without punctuation from which a transcript counts as raw. */
const RAW = 0.3;

export interface NarrateOptions {
  readonly readData: ReadData;
  /** Where it is open already: later stages ask for the same words. */
  readonly lexicon?: Lexicon;
  /** `drop` leaves out um, uh and their like; they are counted. */
  readonly fillers?: 'keep' | 'drop';
  /** `keep` leaves punctuation and capitals as they came. */
  readonly captions?: 'restore' | 'keep';
  /** Words that open sentences, where the language is not English. */
  readonly opens?: ((word: string) => boolean) | undefined;
  /** `digits` writes numbers as digits where it is sure what they are: `0.1`, `3e-4`, `2,000`. */
  readonly numbers?: 'words' | 'digits';
  /** No misheard name is corrected. */
  readonly literal?: boolean;
}

/**
 * The transcript as sentences: every word of the cues once, in order. Stretches without punctuation get it restored
 * where they are English; in another language that is a problem, and they are cut at pauses and lines.
 */
export function narrate(lecture: Lecture, options: NarrateOptions): Outcome<Narration> {
  const keep = options.captions === 'keep';
  const tokens = tokenize(lecture.cues, keep);
  const english = isEnglish(lecture.language, tokens);
  const given = readPunctuation(tokens, english ? 'en' : lecture.language);
  const restored = english && !keep ? restore(lecture, { tokens, given }, options) : undefined;
  const text = restored?.text ?? asItCame(tokens, given);
  const { text: kept, dropped } = options.fillers === 'drop' ? dropFillers(text) : { text, dropped: [] };
  const raw = given.open.reduce((sum, open) => sum + open, 0) > RAW * tokens.length;
  return {
    value: {
      sentences: buildSentences(lecture.cues, kept, options.opens),
      dropped,
      ...(restored !== undefined && restored.doubtful.length > 0 && { doubtful: restored.doubtful }),
    },
    problems: raw && !english && !keep ? [noModel(lecture)] : [],
  };
}

function asItCame(tokens: readonly Token[], { marks, open }: Punctuation): MarkedText {
  return { tokens, words: tokens.map(({ text, startMs }) => ({ text, startMs })), marks, open };
}

interface Given {
  readonly tokens: readonly Token[];
  readonly given: Punctuation;
}

interface Restored {
  readonly text: MarkedText;
  readonly doubtful: readonly DoubtfulName[];
}

function restore(lecture: Lecture, { tokens, given }: Given, options: NarrateOptions): Restored {
  const { readData, literal, lexicon = openLexicon(readData) } = options;
  const terms = collectTerms(lecture, lexicon);
  const names = openNames(readData);
  const places = weighLayout(tokens, given, lexicon);
  const isWritten = (together: string) => terms.spellings.has(together) || names.has(together);
  const isNoun = (word: string) => lexicon.lookUp(word).listed && lexicon.lookUp(word).wordClass === 'noun';
  const marked = restoreMarks(tokens, places, { readData, isName: isWritten, isNoun });
  const shipped = { names, pairs: openPairs(readData), firstNames: openFirstNames(readData) };
  const families = familiesOf(terms.fullNames, lexicon);
  const { shown: own, identifiers, phrases } = terms;
  const caser = new Caser({ own, identifiers, families, phrases, ...shipped }, lexicon);
  const texts = restoreCase(tokens, { ...marked, given: places }, caser);
  const words = tokens.map(({ startMs }, at) => ({ text: texts[at] ?? '', startMs }));
  const spell = (lower: string) => terms.spellings.get(lower) ?? names.get(lower) ?? lower;
  const isName = (lower: string) => names.has(lower);
  // Of marks, those that the transcript has keep words apart; the model's may be wrong where a name was misheard.
  const said = tokens.map(({ text }) => text);
  const written = withAddressed(terms, names);
  const heard = { ...terms, written };
  const corrections = findCorrections(said, { terms: heard, glossary: lecture.glossary, spell, isName, lexicon });
  const wanted = literal === true ? corrections.sure.filter(({ text }) => text === '') : corrections.sure;
  const marks = { tokens, words, marks: marked.marks, open: new Uint8Array(tokens.length) };
  const doubtful = corrections.doubtful.map(({ from, to, text }) => ({
    startMs: tokens[from]?.startMs ?? 0,
    said: tokens
      .slice(from, to)
      .map((token) => token.text)
      .join(' '),
    name: text,
  }));
  const corrected = applyCorrections(marks, wanted);
  const shown = capitaliseFullNames(
    corrected.words.map((word) => word.text),
    terms.fullNames,
  );
  const text = { ...corrected, words: corrected.words.map((word, at) => ({ ...word, text: shown[at] ?? word.text })) };
  return { text: options.numbers === 'digits' ? writeDigits(text) : text, doubtful };
}

/** Names that ship and stand in an address of the material, `pytorch.org`, are names that it writes. */
function withAddressed({ written, addressed }: LectureTerms, names: Spellings): ReadonlyMap<string, number> {
  const named = [...addressed].filter((word) => names.has(word) && !written.has(word));
  return new Map([...written, ...named.map((word) => [word, 1] as const)]);
}

function writeDigits(text: MarkedText): MarkedText {
  const cores = text.words.map(({ text: word, spoken }) => (spoken === undefined ? splitWord(word) : ['', '', '']));
  const plain = cores.map(([, core = '']) => core.toLowerCase());
  const parted = cores.map(([, , after = '']) => after !== '');
  return applyCorrections(text, findDigits(plain, parted));
}

function noModel({ language, cues }: Lecture): Problem {
  const place = cues[0]?.place;
  return {
    code: 'text/no-punctuation',
    level: 'warning',
    message: `captions without punctuation in "${language}" stay as they are, cut at pauses and lines`,
    hint: 'Punctuation is restored in English only: give captions with punctuation, or set language: en if it is English.',
    ...(place === undefined ? {} : { place }),
  };
}
