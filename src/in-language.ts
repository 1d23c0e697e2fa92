/** In which language a lecture is: what its files say and what its words tell. */
import type { StudiedLecture } from './concepts/in-language.js';
import { readShippedData } from './host/data.js';
import { detectLanguage } from './language/detect.js';
import { openMessages } from './language/messages.js';
import { baseOf, openLanguage, type Language } from './language/open.js';
import { namesOfStretch } from './language/titles.js';
import { isTopical } from './language/words.js';
import type { Lecture } from './model/lecture.js';
import type { MessageTable } from './model/messages.js';
import type { Narration } from './model/narration.js';
import type { Outcome, Problem } from './model/problem.js';
import type { InLanguage } from './outline/outline.js';
import { isEnglish } from './text/language.js';

/** A lecture whose language is settled. */
export interface Settled {
  readonly lecture: Lecture;
  /** Undefined for English, which has its own ways, and where nothing is known of it. */
  readonly language: Language | undefined;
  readonly english: boolean;
  readonly messages: MessageTable;
}

/** The user's word counts, then that of a file unless its words are plainly not the English that it says, then the words. */
export async function settleLanguage(lecture: Lecture, uiLanguage: string | undefined): Promise<Outcome<Settled>> {
  const { value: settled, problems } = await detect(lecture);
  const english = baseOf(settled.language) === 'en';
  const language = english ? undefined : await openLanguage(settled.language, readShippedData);
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

/** The words and terms of a lecture; undefined where nothing is known of the language. */
export async function study(
  { lecture, language }: Settled,
  narration: Narration,
): Promise<StudiedLecture | undefined> {
  if (language === undefined) return undefined;
  const { studyLecture } = await import('./concepts/in-language.js');
  return { lecture, narration, language, study: studyLecture(lecture, narration, language) };
}

/** What sections are found and named by; undefined for English. */
export function forSections({ english }: Settled, studied: StudiedLecture | undefined): InLanguage | undefined {
  if (english) return undefined;
  if (studied === undefined) return { topics: undefined, namesOf: () => [] };
  const { study: read, language } = studied;
  return {
    topics: read.sentences.map(({ words }) =>
      words.filter((word) => isTopical(word, language)).map(({ stem }) => stem),
    ),
    namesOf: (startMs, endMs) => namesOfStretch(read, startMs, endMs),
  };
}
