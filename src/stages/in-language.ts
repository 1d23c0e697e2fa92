/** In which language a lecture is: what its files say and what its words tell. */
import type { StudiedConcept } from '../concepts/in-language.js';
import { detectLanguage } from '../language/detect.js';
import { openMessages } from '../language/messages.js';
import { baseOf, openLanguage, type Language } from '../language/open.js';
import { namesOfStretch } from '../language/titles.js';
import { isTopical } from '../language/words.js';
import type { Study } from '../language/terms.js';
import type { ReadData } from '../model/host.js';
import type { Lecture } from '../model/lecture.js';
import type { MessageTable } from '../model/wording/messages.js';
import type { Narration } from '../model/narration.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { InLanguage } from '../outline/outline.js';
import { isEnglish } from '../text/language.js';

/** A lecture whose language is settled. */
export interface Settled {
  readonly lecture: Lecture;
  /** Undefined for English, which has its own ways, and where nothing is known of it. */
  readonly language: Language | undefined;
  readonly english: boolean;
  readonly messages: MessageTable;
}

/**
 * The user's word counts, then that of a file unless its words are plainly
 * not the English that it says, then the words.
 */
export async function settleLanguage(
  lecture: Lecture,
  { uiLanguage, readData }: { readonly uiLanguage?: string | undefined; readonly readData: ReadData },
): Promise<Outcome<Settled>> {
  const { value: settled, problems } = await detect(lecture);
  const english = isInEnglish(settled);
  const language = english ? undefined : await openLanguage(settled.language, readData);
  const messages = await openMessages(uiLanguage ?? settled.language);
  const unknown = !english && language === undefined ? [notKnown(settled)] : [];
  return { value: { lecture: settled, language, english, messages }, problems: [...problems, ...unknown] };
}

/** Of so many captions the words tell which language it is. */
const MOST_CAPTIONS = 400;

async function detect(lecture: Lecture): Promise<Outcome<Lecture>> {
  const { language, languageFrom, cues } = lecture;
  if (languageFrom === undefined || languageFrom === 'user' || baseOf(language) !== 'en')
    return { value: lecture, problems: [] };
  const step = Math.ceil(cues.length / MOST_CAPTIONS);
  const texts = cues.filter((_, nth) => nth % step === 0).map(({ text }) => text);
  const tokens = texts.flatMap((text) => text.split(/\s+/)).map((text) => ({ text }));
  if (tokens.length >= FEWEST_TOKENS && isEnglish('en', tokens)) return { value: lecture, problems: [] };
  const found = await detectLanguage(texts);
  if (found === undefined || found === 'en') return { value: lecture, problems: [] };
  const value: Lecture = { ...lecture, language: found, languageFrom: 'words' };
  return { value, problems: languageFrom === 'file' ? [contradicted(lecture, found)] : [] };
}

/** Fewer words of English are not told by the commonest ones. */
const FEWEST_TOKENS = 20;

const nameOf = (tag: string): string => {
  try {
    return new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
};

const placeOf = ({ cues }: Lecture) => (cues[0] === undefined ? {} : { place: cues[0].place });

const contradicted = (lecture: Lecture, found: string): Problem => ({
  code: 'language/contradicted',
  level: 'warning',
  message: `the lecture says "${lecture.language}", its words are ${nameOf(found)}: it is taken for ${nameOf(found)}`,
  hint: `Write language: ${lecture.language} into lecture.yaml if that is wrong.`,
  ...placeOf(lecture),
});

const notKnown = (lecture: Lecture): Problem => ({
  code: 'language/not-known',
  level: 'warning',
  message: `too little is known of ${nameOf(lecture.language)} ("${lecture.language}") to tell its terms: sections are named by time, chapters and slides, and no concepts are chosen`,
  hint: 'Write language: into lecture.yaml if it is another one; README lists those that are known.',
  ...placeOf(lecture),
});

export const isInEnglish = ({ language }: Pick<Lecture, 'language'>): boolean => baseOf(language) === 'en';

/** What sections are found and named by; undefined for English. */
export async function wordsForSections(
  { lecture, language, english }: Settled,
  narration: Narration,
): Promise<InLanguage | undefined> {
  if (english) return undefined;
  if (language === undefined) return { topics: undefined, namesOf: () => [] };
  const { studyLecture } = await import('../concepts/in-language.js');
  const study = studyLecture(lecture, narration, language);
  const topicsOf = ({ words }: Study['sentences'][number]) =>
    words.filter((word) => isTopical(word, language)).map(({ stem }) => stem);
  return {
    topics: study.sentences.map(topicsOf),
    namesOf: (startMs, endMs) => namesOfStretch(study, startMs, endMs),
  };
}

/** The concepts of a lecture in another language, with what they were found by. */
export interface InLanguageConcepts {
  readonly study: Study;
  readonly language: Language;
  readonly terms: readonly StudiedConcept[];
}

/** Undefined where nothing is known of the language: that was said when it was settled. */
export async function conceptsInLanguage(
  { lecture, narration }: { readonly lecture: Lecture; readonly narration: Narration },
  { readData, topics }: { readonly readData: ReadData; readonly topics?: readonly string[] | undefined },
): Promise<Outcome<InLanguageConcepts | undefined>> {
  const language = await openLanguage(lecture.language, readData);
  if (language === undefined) return { value: undefined, problems: [] };
  const { conceptsOfStudy, studyLecture } = await import('../concepts/in-language.js');
  const study = studyLecture(lecture, narration, language);
  const { value: terms, problems } = conceptsOfStudy({ study, lecture, narration, language }, topics);
  return { value: { study, language, terms }, problems };
}
