import type { Source } from '../../model/source.js';
import { readAbout } from '../front-matter.js';
import { spreadLines } from './support/text/anchors.js';
import { quote } from './support/clean.js';
import { withoutPageFurniture } from './support/text/page-furniture.js';
import { takeNames } from './support/text/name-lines.js';
import type { Draft, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { countFromFirst, startOfDay } from './support/time/time-of-day.js';
import { chaptersOf, sortBefore, TextBlocks, titleOf, videoOf } from './support/text/blocks.js';
import { layOut } from './support/text/lines.js';

/** So many lines, or such a share of them, must have a time. */
const [ENOUGH, SHARE] = [3, 0.3];
/** Lines that are looked at to know the format. */
const LOOKED = 400;

/**
 * Text with times as people and their tools write it: `0:07 text`, `[00:12:34] text`, `**12:34** text`,
 * `[0:07](url) text`, `0:07 - 0:12 text`, `text [0:07]`, the time alone above its text
 * or in a column of a table. Headings are chapters.
 */
export const stamps: TextReader = {
  kind: 'text',
  name: 'stamps',
  isGeneral: true,
  title: 'Text with times',
  extensions: ['.txt', '.md', '.text', '.docx', '.odt'],
  sample: '[00:00:07] Welcome to the lecture.\n[00:00:12] Let us begin.',
  origin: 'a transcript panel copied from a web page, notes in Markdown, transcription services',

  detect({ path, lines }) {
    const { timed, written, first } = layOut({ path, lines: lines.slice(0, LOOKED) });
    if (timed === 0 || (timed < ENOUGH && timed < written * SHARE)) return undefined;
    return `${timed} of the first ${written} lines have a time: ${quote(first)}`;
  },

  read: readStamps,
};

/**
 * Each time opens a caption; lines without one belong to the caption above,
 * those before the first are title and beginning.
 */
function readStamps(source: Source): Draft {
  const tally = new Tally(source.path, 'stamps');
  const text = new TextBlocks(layOut(withoutPageFurniture(source, tally)), tally);
  const { title, facts, opening } = sortBefore(text);
  for (const { text: fact, line, speaker } of facts) {
    const quoted = speaker === undefined ? fact : `${speaker}: ${fact}`;
    tally.lose('about', 'a line about the recording is not speech and was left out', { line, quoted });
  }
  const first = opening[0];
  const begin = first && {
    startMs: text.isOfDay ? (text.blocks[0]?.startMs ?? 0) : 0,
    line: first.line,
    parts: opening.slice(),
    estimated: true,
  };
  const read = spreadLines([...(begin ? [begin] : []), ...takeNames(text.blocks)]);
  const cues = text.isOfDay ? countFromFirst(read, tally) : read;
  const heading = titleOf(text.headings);
  const chapters = chaptersOf(
    text.headings.filter((one) => one !== heading),
    { cues, path: source.path },
  );
  const about = readAbout(facts.map((fact) => fact.text));
  const [name, video] = [heading?.title ?? title ?? about.title, videoOf(text.urls) ?? about.video];
  return {
    cues,
    tally,
    chapters,
    times: 'clock',
    ...(text.isOfDay ? startOfDay(read) : {}),
    ...(name && { title: name }),
    ...(video && { video }),
  };
}
