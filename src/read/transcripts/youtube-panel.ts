import type { Chapter } from '../../model/lecture.js';
import type { Source } from '../../model/source.js';
import { cleanLine, quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import { PAGE_JUNK } from './support/text/page-junk.js';
import { learnUnits, spokenLabelLength } from './support/time/spoken-time.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** The time of a panel line: seconds have two digits, whatever is glued to them. */
const TIME = /^\s*((?:\d{1,2}:)?\d{1,3}:\d{2})/;
const CHAPTER = /^\s*Chapter \d{1,3}: (.{1,200})$/;
const ENOUGH = 2;

/**
 * YouTube's transcript panel copied from the page since 2025, which glues the time,
 * its words for screen readers and the text:
 *
 *     3:46:003 hours, 46 minutesuh for a to satisfy
 *            ^ the time ends here: its seconds have two digits
 *
 * The words are built from the time and taken off; in other languages the units are learned from the lines themselves.
 */
export const youtubePanel: TextReader = {
  kind: 'text',
  name: 'youtube-panel',
  title: 'YouTube transcript panel',
  extensions: ['.txt', '.md'],
  sample: '0:022 secondsWelcome to the lecture.\n1:051 minute, 5 secondsLet us begin.',
  origin: 'the transcript panel beside a YouTube video, copied and pasted',

  detect(source) {
    const glued = stampsOf({ ...source, lines: source.lines.slice(0, 400) }).filter(
      ({ clock, rest }) => spokenLabelLength(clock, rest, []) > 0 || /^\d{1,2} ?\p{L}{3}/u.test(rest),
    );
    return glued.length >= ENOUGH
      ? `times glued to their words: ${quote(source.lines[glued[0]?.at ?? 0] ?? '')}`
      : undefined;
  },

  read(source) {
    const tally = new Tally(source.path, 'youtube-panel');
    const units = learnUnits(stampsOf(source));
    const cues: (DraftCue & { clock: string })[] = [];
    const chapters: Chapter[] = [];
    let chapter: { title: string; line: number } | undefined;
    source.lines.forEach((line, at) => {
      const [, title] = CHAPTER.exec(line.slice(0, 240)) ?? [];
      const [stamp, clock = ''] = TIME.exec(line.slice(0, 40)) ?? [];
      const startMs = readClock(clock);
      if (title !== undefined) chapter = { title: cleanLine(title), line: at + 1 };
      else if (stamp !== undefined && startMs !== undefined) {
        const rest = line.slice(stamp.length);
        cues.push({ startMs, clock, text: rest.slice(spokenLabelLength(clock, rest, units)), line: at + 1 });
        if (chapter !== undefined)
          chapters.push({ startMs, title: chapter.title, place: { path: source.path, line: chapter.line } });
        chapter = undefined;
      } else if (cues.length === 0 && line.trim() !== '' && !PAGE_JUNK.test(line.slice(0, 80)))
        tally.lose('before', 'a line above the first time was left out', { line: at + 1, quoted: line });
      else if (!PAGE_JUNK.test(line.slice(0, 80))) continueLast(cues, line, units);
    });
    return { cues: cues.map(({ clock: _, ...cue }) => cue), tally, chapters, times: 'clock' };
  },
};

function stampsOf({ lines }: Source) {
  return lines.flatMap((line, at) => {
    const [stamp, clock = ''] = TIME.exec(line.slice(0, 40)) ?? [];
    const own = stamp === undefined ? undefined : line.slice(stamp.length).trimStart();
    // Where the browser breaks the lines, the words for the time stand below it.
    return own === undefined ? [] : [{ at, clock, rest: own === '' ? (lines[at + 1] ?? '') : own }];
  });
}

function continueLast(cues: (DraftCue & { clock: string })[], line: string, units: readonly string[]): void {
  const last = cues.at(-1);
  if (last === undefined || line.trim() === '') return;
  const rest = last.text.trim() === '' ? line.slice(spokenLabelLength(last.clock, line, units)) : line;
  cues[cues.length - 1] = { ...last, text: last.text.trim() === '' ? rest : `${last.text}\n${rest}` };
}
