import type { Source } from '../../../../model/source.js';
import { spreadLines } from './anchors.js';
import type { AnchoredBlock } from './anchors.js';
import { NOTICE, PAGE_JUNK } from './page-junk.js';
import type { DraftCue } from '../reader.js';
import type { Tally } from '../tally.js';

/** A line that says who speaks from when on; `text` is what follows on the same line. */
export interface TurnHeading {
  readonly startMs: number;
  readonly speaker?: string | undefined;
  readonly text?: string;
}

/** Half of the turns of people who talk with each other are shorter. */
const LONGEST_TURN_MS = 90_000;

/** Whether what begins at these times is chapters rather than turns. */
export function areMinutesApart(startsMs: readonly number[]): boolean {
  const steps = startsMs.slice(1).map((one, at) => one - (startsMs[at] ?? 0));
  return (steps.toSorted((one, other) => one - other)[steps.length >> 1] ?? 0) > LONGEST_TURN_MS;
}

interface How {
  readonly heading: (line: string, at: number) => TurnHeading | undefined;
  /** Lines that are the program's, not the speakers'. */
  readonly skip?: RegExp;
}

/** A line above the first turn. */
export interface LooseLine {
  readonly text: string;
  readonly line: number;
}

/** The first line above the turns is the title; what else stands there (date, members) is reported. */
export function takeTitle(before: readonly LooseLine[], tally: Tally): { title?: string } {
  const lines = before.filter(({ text }) => !PAGE_JUNK.test(text.slice(0, 80)));
  const first = lines.find(({ text }) => !NOTICE.test(text.slice(0, 300)));
  for (const { text, line } of lines.filter((one) => one !== first))
    tally.lose('before', 'a line above the first turn was left out', { line, quoted: text });
  const title = first?.text.replace(/^#+\s*/, '').trim();
  return title ? { title } : {};
}

/**
 * Reads turns under headings with a name and a time. Lines above the first are returned apart: title, date, members.
 */
export function readTurns(
  { lines }: Source,
  { heading, skip }: How,
): { cues: readonly DraftCue[]; before: readonly LooseLine[] } {
  const blocks: AnchoredBlock[] = [];
  const before: LooseLine[] = [];
  lines.forEach((line, at) => {
    const head = line.length > 2000 ? undefined : heading(line, at);
    if (head !== undefined) {
      const { startMs, speaker, text = '' } = head;
      blocks.push({ startMs, speaker, line: at + 1, parts: text.trim() === '' ? [] : [{ text, line: at + 1 }] });
    } else if (line.trim() !== '' && skip?.test(line.slice(0, 200)) !== true) {
      const block = blocks.at(-1);
      if (block === undefined) before.push({ text: line, line: at + 1 });
      else block.parts.push({ text: line, line: at + 1 });
    }
  });
  return { cues: spreadLines(blocks), before };
}

/** The number of headings among the first lines, and the first of them. */
export function countHeadings({ lines }: Source, heading: How['heading']): { count: number; first: string } {
  const found = lines.slice(0, 400).filter((line, at) => line.length < 300 && heading(line, at) !== undefined);
  return { count: found.length, first: found[0] ?? '' };
}
