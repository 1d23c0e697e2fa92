/** What every choice of a summary goes by: the speech as candidates, the terms measured, the worth of words. */
import type { Concept } from '../model/concept.js';
import type { Lecture } from '../model/lecture.js';
import type { Narration, Paragraph } from '../model/narration.js';
import type { Section } from '../model/section.js';
import { isEnglish } from '../text/language.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { courseHeadings, slideTexts } from '../text/written.js';
import { readSpeech, type SummarySpeech } from './sentences/candidates.js';
import { measureTerms, type MeasuredTerm, type TermContext } from './terms/terms.js';
import { namedTerms } from './terms/named-terms.js';
import { Words } from './sentences/words.js';
import { Worth, type Subject, type WorthWeights } from './selection/worth.js';

export interface SummarizeInput {
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly sections: readonly Section[];
  readonly paragraphs: readonly Paragraph[];
  /** Key terms of the lecture, best first: more than the summary will have. */
  readonly terms: readonly Concept[];
  readonly lexicon: Lexicon;
}

export interface Material {
  readonly words: Words;
  readonly english: boolean;
  readonly speech: SummarySpeech;
  readonly context: TermContext;
  readonly subject: Subject;
  readonly measured: readonly MeasuredTerm[];
  readonly worth: Worth;
}

export interface MaterialOptions {
  /** Sentences are shown whole; those of other languages always are. */
  readonly literal?: boolean | undefined;
  readonly worth: WorthWeights;
  /** The terms are what the user asked for: no others. */
  readonly asked?: boolean | undefined;
}

export function gatherMaterial(input: SummarizeInput, options: MaterialOptions): Material {
  const { lecture, narration, lexicon } = input;
  const words = new Words(lexicon);
  const english = isEnglish(
    lecture.language,
    narration.sentences.flatMap((sentence) => sentence.words),
  );
  const speech = readSpeech(narration, words, { literal: options.literal === true || !english });
  const { context, subject } = subjectOf(input);
  const named = english && options.asked !== true ? namedTerms(speech, input.terms, lecture.title) : [];
  const measured = measureTerms(speech, [...input.terms, ...named], context);
  return { words, english, speech, context, subject, measured, worth: new Worth(speech, subject, options.worth) };
}

/** What the lecture shows and tells of its subject beside its sentences. */
export function subjectOf(input: SummarizeInput): { readonly subject: Subject; readonly context: TermContext } {
  const context = contextOf(input);
  const terms = input.terms.slice(0, TERMS_OF_WORTH).map(({ term }) => term);
  const { title, sectionTitles } = context;
  return { context, subject: { title: [title], sectionTitles, terms, paragraphs: paragraphNumbers(input) } };
}

/** So many of the terms tell which words are central. */
const TERMS_OF_WORTH = 14;

/** Words on slides and in notebooks that name what they are about. */
function contextOf({ lecture, sections }: SummarizeInput): TermContext {
  const shown = [...courseHeadings(lecture), ...slideTexts(lecture)];
  return { title: lecture.title, sectionTitles: sections.map(({ title }) => title), shown };
}

function paragraphNumbers({ narration, paragraphs }: SummarizeInput): number[] {
  const numbers = narration.sentences.map(() => 0);
  paragraphs.forEach(({ from, to }, nth) => numbers.fill(nth, from, to));
  return numbers;
}
