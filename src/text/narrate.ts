import type { ReadData } from '../model/host.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import { applyCorrections } from './correct/correct.js';
import { findCorrections } from './correct/corrections.js';
import { dropFillers } from './narration/fillers.js';
import { Caser, openNames } from './restore/case.js';
import { isEnglish } from './language.js';
import { openLexicon, type Lexicon } from './lexicon/lexicon.js';
import { readPunctuation, type Punctuation } from './restore/read-punctuation.js';
import { restoreCase } from './restore/restore-case.js';
import { restoreMarks } from './restore/restore-marks.js';
import { weighLayout } from './restore/weigh-layout.js';
import { buildSentences, type MarkedText } from './narration/sentences.js';
import { collectTerms } from './terms.js';
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
  /** No misheard name is corrected. */
  readonly literal?: boolean;
}

/**
 * The transcript as sentences: every word of the cues once, in order. Stretches without punctuation get it restored where
 * they are English; in another language that is a problem, and they are cut at pauses and lines.
 */
export function narrate(lecture: Lecture, options: NarrateOptions): Outcome<Narration> {
  const keep = options.captions === 'keep';
  const tokens = tokenize(lecture.cues, keep);
  const english = isEnglish(lecture.language, tokens);
  const given = readPunctuation(tokens, english ? 'en' : lecture.language);
  const text = english && !keep ? restore(lecture, { tokens, given }, options) : asItCame(tokens, given);
  const { text: kept, dropped } = options.fillers === 'drop' ? dropFillers(text) : { text, dropped: [] };
  const raw = given.open.reduce((sum, open) => sum + open, 0) > RAW * tokens.length;
  return {
    value: { sentences: buildSentences(lecture.cues, kept, options.opens), dropped },
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

function restore(lecture: Lecture, { tokens, given }: Given, options: NarrateOptions): MarkedText {
  const { readData, literal, lexicon = openLexicon(readData) } = options;
  const terms = collectTerms(lecture, lexicon);
  const names = openNames(readData);
  const places = weighLayout(tokens, given, lexicon);
  const marked = restoreMarks(tokens, places, readData);
  const texts = restoreCase(tokens, { ...marked, given: places }, new Caser(terms.spellings, names, lexicon));
  const words = tokens.map(({ startMs }, at) => ({ text: texts[at] ?? '', startMs }));
  const spell = (lower: string) => terms.spellings.get(lower) ?? names.get(lower) ?? lower;
  const isName = (lower: string) => names.has(lower);
  const corrections = findCorrections(texts, { terms, glossary: lecture.glossary, spell, isName, lexicon });
  const wanted = literal === true ? corrections.filter(({ text }) => text === '') : corrections;
  return applyCorrections({ tokens, words, marks: marked.marks, open: new Uint8Array(tokens.length) }, wanted);
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
