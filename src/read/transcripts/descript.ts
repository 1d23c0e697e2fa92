import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { DraftCue, TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { cutAtTimes, looksLikeName } from './support/text/timed-line.js';
import { areMinutesApart, countHeadings, readTurns, takeTitle } from './support/text/turns.js';
import type { TurnHeading } from './support/text/turns.js';

const CLOCK = String.raw`(?<clock>(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?)`;
/** In brackets a time may also stand inside what somebody says. */
const BEGINS_WITH_CLOCK = /^\s*(?:[-+*]\s+)?[*_(]{0,4}\d{1,3}:\d{2}/;
/** Marks of Markdown and brackets around a time, and its end behind it. */
const [OPEN, CLOSE] = [String.raw`[[(<*_\x60]{0,4}`, String.raw`[\])>*_\x60]{0,5}`];
const END = String.raw`(?:\s?(?:-|–|—|-->|to)\s?\d{1,3}(?::\d{2}){1,2}(?:[.,]\d{1,3})?)?`;
const PREFIX = String.raw`^\s*(?:[-+]\s{1,3}|\d{1,4}[.)]\s{1,3}|>\s?|#{1,6}\s)?`;
/** Bold is whatever it is; what one mark or underscores stress (`__init__`) must look like a name. */
const NAME = String.raw`(?:(?<bold>\*\*)(?<who>(?:\d{1,3}[.)]\s)?[^*\d\s[(][^*]{0,59}?)|(?<mark>\*{1,3}|_{1,3})(?<name>\p{L}[^*_\x60[\]()<>]{0,59}?))`;
/** The one that did not match is empty. */
const SAME = String.raw`\k<bold>\k<mark>`;
/** `**Ada** 0:12 words`, `**Ada (0:12):** words`, `*Ada:* \`[0:12]\` words`. */
const NAME_FIRST = new RegExp(
  `${PREFIX}${NAME}\\s?:?(?:${SAME})?:?\\s{0,3}[-–—,|]?\\s{0,3}${OPEN}${CLOCK}${END}${CLOSE}:?${CLOSE}(?:\\s{0,3}[-–—]{1,2}(?=\\s))?(?:\\s+(?<text>.*))?$`,
  'u',
);
const TIME_FIRST = new RegExp(
  `${PREFIX}${OPEN}${CLOCK}${END}${CLOSE}:?\\s{0,3}[-–—,|]?\\s{0,3}${NAME}(?<inside>:?)${SAME}(?<behind>:?)(?:\\s{1,3}[-–—](?=\\s))?(?:\\s+(?<text>.*))?$`,
  'u',
);
/** `**0:12 - Ada**`, the words below. */
const ALL_STRESSED = new RegExp(
  `${PREFIX}(\\*{2,3}|__)${OPEN}${CLOCK}${CLOSE}\\s{0,3}[-–—,|:]?\\s{0,3}([^*_[\\]()<>]{1,60}?):?\\1:?\\s*$`,
);

/**
 * Markdown of Descript and others: stressed names with a time before or behind them, further times in brackets inside
 * the text.
 */
export const descript: TextReader = {
  kind: 'text',
  name: 'descript',
  title: 'Descript Markdown',
  extensions: ['.md', '.txt'],
  sample: '[00:00:12] **Ada:** Welcome to the lecture.',
  origin: 'Descript, export as Markdown with timecodes',

  detect(source) {
    const { count, first } = countHeadings(source, headingOf);
    const looked = source.lines.slice(0, LOOKED);
    const isPlain = (line: string) => BEGINS_WITH_CLOCK.test(line.slice(0, 80)) && headingOf(line) === undefined;
    if (count < 2 || count <= looked.filter(isPlain).length) return undefined;
    const found = looked.flatMap((line) => headingOf(line) ?? []);
    // `0:10 **Nodes:** the points` tells what is talked about, and `stamps.ts` keeps the words.
    return found.every(({ isTimeFirst }) => isTimeFirst) && areOthers(found)
      ? undefined
      : `bold names with times: ${quote(first)}`;
  },

  read(source) {
    const { cues, before } = readTurns(
      { path: source.path, lines: source.lines.map(unquoted) },
      { heading: headingOf, skip: RULE },
    );
    const tally = new Tally(source.path, 'descript');
    const found = source.lines.flatMap((line, at) => {
      const heading = headingOf(line);
      return heading === undefined ? [] : [{ ...heading, line: at + 1 }];
    });
    const about = { tally, times: 'clock', ...takeTitle(before, tally) } as const;
    const said = cues.flatMap(cutCue);
    if (!areChapters(found)) return { ...about, cues: said };
    return {
      ...about,
      cues: said.map(({ speaker: _, ...cue }) => cue),
      chapters: found.map(({ startMs, speaker, line }) => ({
        startMs,
        title: speaker,
        level: 2,
        place: { path: source.path, line },
      })),
    };
  },
};

const LOOKED = 400;
/** A rule of Markdown, or the line below a heading. */
const RULE = /^\s*(?:={3,}|-{3,}|\*{3,})\s*$/;

/** A mark of a quote, not the `>>` at which another speaks. */
const unquoted = (line: string): string => line.replace(/^\s*>(?!>)\s/, '');

interface NamedTurn extends TurnHeading {
  readonly speaker: string;
  readonly text: string;
  readonly isTimeFirst: boolean;
}

/** Of three and more names hardly any comes back: people who talk with each other do. */
function areOthers(turns: readonly NamedTurn[]): boolean {
  const names = new Set(turns.map(({ speaker }) => speaker.toLowerCase()));
  return turns.length > 2 && names.size * 2 > turns.length + 1;
}

/** Bold lines with times alone, minutes apart, each another: `**Depth first search** 5:40`. */
function areChapters(turns: readonly NamedTurn[]): boolean {
  if (!areOthers(turns) || turns.some(({ text }) => text.trim() !== '')) return false;
  return areMinutesApart(turns.map(({ startMs }) => startMs));
}

function headingOf(line: string): NamedTurn | undefined {
  const head = line.slice(0, 2000);
  const named = NAME_FIRST.exec(head);
  if (named?.groups !== undefined) return turnOf(named, false);
  const [, , alone = '', who] = ALL_STRESSED.exec(head) ?? [];
  if (who !== undefined && looksLikeName(who)) return heading(alone, { speaker: who, text: '', isTimeFirst: false });
  const timed = TIME_FIRST.exec(head);
  // A word that is stressed by one mark is no name unless it is told from what follows.
  const { mark, inside, behind } = timed?.groups ?? {};
  return timed === null || (mark?.length === 1 && !inside && !behind) ? undefined : turnOf(timed, true);
}

function turnOf({ groups = {} }: RegExpExecArray, isTimeFirst: boolean): NamedTurn | undefined {
  const { clock = '', bold, who, mark, name = '', text = '' } = groups;
  const isWord = bold === undefined && mark !== '***' && !looksLikeName(name);
  return isWord ? undefined : heading(clock, { speaker: who ?? name, text, isTimeFirst });
}

function heading(clock: string, turn: Omit<NamedTurn, 'startMs'>): NamedTurn | undefined {
  const startMs = readClock(clock);
  return startMs === undefined ? undefined : { ...turn, startMs };
}

function cutCue(cue: DraftCue): readonly DraftCue[] {
  return cutAtTimes(cue.text).map(({ time, text }) => {
    if (time === undefined) return { ...cue, text };
    return { startMs: time.startMs, text, line: cue.line, ...(cue.speaker && { speaker: cue.speaker }) };
  });
}
