import type { ReadData } from '../model/host.js';
import type { Chapter, Lecture } from '../model/lecture.js';
import { ENGLISH, type MessageTable } from '../model/wording/messages.js';
import type { Narration } from '../model/narration.js';
import type { Outcome } from '../model/problem.js';
import type { Section } from '../model/section.js';
import type { Lexicon } from '../text/lexicon/lexicon.js';
import { titleOf } from '../text/written.js';
import type { Name } from './names/find-names.js';
import { chooseParts } from './sections/parts.js';
import { readSectionModel, scoreStarts } from './sections/section-model.js';
import { chooseStarts } from './sections/segment.js';
import { readTalk, type Talk } from './talk.js';
import { nameSections } from './titles/titles.js';

/** A talk that is not English, as its sections ask of it. */
export interface InLanguage {
  /** Of each sentence the stems that may carry a topic; undefined where nothing is known of the language. */
  readonly topics: readonly (readonly string[])[] | undefined;
  /** Names for a stretch, best first. */
  namesOf(startMs: number, endMs: number): readonly Name[];
}

/** How finely the lecture is cut. */
export interface OutlineOptions {
  /** A number asks for that many sections. */
  readonly sections?: 'fine' | 'coarse' | number;
  /** What was learned of how sections start ships with the package. */
  readonly readData: ReadData;
  /** What is known of the words where they are not English. */
  readonly inLanguage?: InLanguage | undefined;
  /** In which what the tool itself writes is said. */
  readonly messages?: MessageTable | undefined;
  /** Spoken English, by which titles are judged; without it lists of words must do. */
  readonly lexicon?: Lexicon;
}

/**
 * Cuts a placed lecture into sections with titles: at the user's chapters where there are any, else where the talk
 * turns. Every section starts with a sentence, the first at 0, and they follow each other without gaps.
 */
export function outlineLecture(
  lecture: Lecture,
  narration: Narration,
  { sections = 'fine', readData, lexicon, inLanguage, messages = ENGLISH }: OutlineOptions,
): Outcome<readonly Section[]> {
  const talk = readTalk(narration, lecture.cues, inLanguage?.topics);
  const endMs = Math.max(lecture.durationMs, talk.endMs);
  const chaptered = lecture.chapters.length > 0;
  const cuts = chaptered
    ? cutsOfChapters(lecture.chapters, talk)
    : cutsOfTalk(talk, lecture.durationMs, { sections, readData });
  const untitled = cuts.map(({ startMs, title, level = 1, opensPart = false }, nth) => {
    const next = cuts[nth + 1];
    return { startMs, endMs: next?.startMs ?? Math.max(endMs, startMs), level, title, opensPart };
  });
  const value = nameSections(untitled, { lecture, narration, lexicon, inLanguage, messages });
  return { value, problems: [] };
}

interface Cut {
  readonly startMs: number;
  readonly title?: string;
  readonly level?: number;
  readonly opensPart?: boolean;
}

/** Sections start where the best cut has them; what is said before the first sentence belongs to the first. */
function cutsOfTalk(
  talk: Talk,
  durationMs: number,
  { sections, readData }: Required<Pick<OutlineOptions, 'sections' | 'readData'>>,
): Cut[] {
  if (talk.sentences === 0) return [{ startMs: 0 }];
  const grain = isCoarse(sections, durationMs) ? 'coarse' : 'fine';
  const { fine, coarse } = scoreStarts(talk, durationMs, readSectionModel(readData));
  const scores = grain === 'fine' ? fine : coarse;
  const starts = chooseStarts(scores, talk.startMs, { durationMs, sections, introduced: grain === 'coarse' });
  const parts = chooseParts(starts, { startMs: talk.startMs, durationMs, scores: coarse });
  return starts.map((at, nth) => ({ startMs: nth === 0 ? 0 : talk.startMs[at]!, opensPart: parts.has(nth) }));
}

/** A wanted number is coarse where sections are of ten minutes and more. */
const isCoarse = (sections: 'fine' | 'coarse' | number, durationMs: number) =>
  typeof sections === 'number' ? durationMs / sections >= COARSE_MS : sections === 'coarse';

const COARSE_MS = 600_000;

/** Each chapter starts at the sentence nearest to its time; two that would meet keep the later title's own time. */
function cutsOfChapters(chapters: readonly Chapter[], talk: Talk): Cut[] {
  const ascending = chapters.toSorted((a, b) => a.startMs - b.startMs);
  const cuts: Cut[] = ascending.map(({ startMs, title, level }) => ({
    startMs: nearestStart(talk, startMs),
    title: titleOf(title) || title,
    ...(level === undefined ? {} : { level }),
  }));
  const apart = cuts.filter(({ startMs }, nth) => nth === cuts.length - 1 || startMs !== cuts[nth + 1]?.startMs);
  const [first] = apart;
  if (first === undefined || first.startMs <= (talk.startMs[0] ?? 0))
    return apart.map((cut, nth) => (nth === 0 ? { ...cut, startMs: 0 } : cut));
  return [{ startMs: 0 }, ...apart];
}

function nearestStart({ startMs }: Talk, atMs: number): number {
  let best = startMs[0] ?? atMs;
  for (const start of startMs) if (Math.abs(start - atMs) < Math.abs(best - atMs)) best = start;
  return best;
}
