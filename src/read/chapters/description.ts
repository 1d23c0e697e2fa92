import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { readClock } from '../transcripts/support/time/clock.js';
import type { ChapterReader } from './reader.js';

/** `0:00 Intro`, `(00:00) - Intro`, `1. 00:00 Intro`: after the time no fourth number. */
const TIME_FIRST =
  /^\s*(?:\d{1,3}[.)]\s+|[-*•▶►]\s*)?[[(]?((?:\d{1,3}:)?\d{1,3}:\d{2})(?:\.\d{1,3})?(?![\d:])[\])]?(.*)$/;
/** `Intro - 0:00`, as some write it. */
const TIME_LAST = /(?<![\s.:|–—-])[\s.:|–—-]*[[(]?(?<!\d)((?:\d{1,3}:)?\d{1,3}:\d{2})[\])]?$/;

/** The chapter list in the description of a video: YouTube takes three or more, ascending, the first at 0:00. */
export const description: ChapterReader = {
  name: 'description',

  read({ text: { path, lines } }) {
    for (const order of [timeFirst, timeLast]) {
      const chapters = lines.flatMap((line, at): Chapter[] => {
        const found = line.length > 400 ? undefined : order(line);
        return found === undefined ? [] : [{ ...found, place: { path, line: at + 1 } }];
      });
      const ascending = chapters.every(({ startMs }, at) => at === 0 || startMs > (chapters[at - 1]?.startMs ?? 0));
      if (chapters.length >= 2 && ascending) return chapters;
    }
    return [];
  },
};

type FoundTime = { startMs: number; title: string } | undefined;

function timeFirst(line: string): FoundTime {
  const [, clock = '', rest = ''] = TIME_FIRST.exec(line) ?? [];
  return found(clock, rest.trim().replace(/^[-–—:|]/, ''));
}

function timeLast(line: string): FoundTime {
  const last = TIME_LAST.exec(line.trim());
  return last === null ? undefined : found(last[1] ?? '', line.trim().slice(0, last.index));
}

function found(clock: string, rest: string): FoundTime {
  const [startMs, title] = [readClock(clock), cleanLine(rest)];
  return startMs === undefined || title === '' ? undefined : { startMs, title };
}
