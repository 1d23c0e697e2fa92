import { counted } from '../../model/counted.js';
import type { Source } from '../../model/source.js';
import { spreadLines } from './support/text/anchors.js';
import { FACT } from './support/text/blocks.js';
import type { AnchoredBlock } from './support/text/anchors.js';
import { quote } from './support/clean.js';
import { readClock } from './support/time/clock.js';
import type { TextReader } from './support/reader.js';
import { findLabel } from './support/text/speaker-label.js';
import { Tally } from './support/tally.js';
import { takeTitle } from './support/text/turns.js';
import type { LooseLine } from './support/text/turns.js';

const ANCHOR = /^\s*(?:#{1,6}\s+)?(\d{1,2}:\d{2}:\d{2})\s*$/;
const END = /^\s*(?:\*{0,2})Transcription ended after (\d{1,2}:\d{2}:\d{2})/i;
/** Between two times there must be so many turns on average; otherwise every line is timed and it is another format. */
const TURNS_AN_ANCHOR = 2;

/**
 * Google Meet's transcript document: a time every few minutes, turns `Name: text` in between. Turns between two times
 * are placed by their letters and marked as estimated.
 */
export const googleMeet: TextReader = {
  kind: 'text',
  name: 'google-meet',
  title: 'Google Meet transcript',
  extensions: ['.docx', '.txt', '.md', '.odt'],
  sample: '00:06:20\n\nAda Lovelace: Welcome to the lecture.\nMary Somerville: Thank you.',
  origin: 'Google Meet, the transcript document saved as text or .docx',

  detect(source) {
    const end = source.lines.find((line) => END.test(line.slice(0, 100)));
    if (end !== undefined) return quote(end);
    const { anchors, turns } = countAnchors(source);
    const isMeet = anchors >= 1 && turns >= 2 && turns >= anchors * TURNS_AN_ANCHOR;
    return isMeet
      ? `${counted(anchors, 'time')} alone on a line, ${counted(turns, 'turn')} "Name: text" between them`
      : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'google-meet');
    const blocks: AnchoredBlock[] = [];
    const before: LooseLine[] = [];
    const opening: AnchoredBlock['parts'][number][] = [];
    let endMs: number | undefined;
    lines.forEach((line, at) => {
      const anchor = anchorOf(line);
      endMs = readClock(END.exec(line.slice(0, 100))?.[1] ?? '') ?? endMs;
      if (anchor !== undefined) blocks.push({ startMs: anchor, line: at + 1, parts: [] });
      else if (
        line.trim() !== '' &&
        !/^\s*\*{0,2}(?:Transcription ended|This editable transcript)/i.test(line.slice(0, 80))
      )
        addTurn(blocks, { before, opening }, { text: line.trim(), line: at + 1 });
    });
    const end = endMs === undefined ? [] : [{ startMs: endMs, line: lines.length, parts: [] }];
    const about = takeTitle(before, tally);
    return {
      cues: spreadLines([...openingOf(opening), ...blocks, ...end]).filter(({ text }) => text !== ''),
      tally,
      ...about,
    };
  },
};

const anchorOf = (line: string): number | undefined => readClock(ANCHOR.exec(line.slice(0, 40))?.[1] ?? '');

function countAnchors({ lines }: Source): { anchors: number; turns: number } {
  const head = lines.slice(0, 400);
  const first = head.findIndex((line) => anchorOf(line) !== undefined);
  if (first < 0) return { anchors: 0, turns: 0 };
  const anchors = head.filter((line) => anchorOf(line) !== undefined).length;
  return { anchors, turns: head.slice(first).filter((line) => findLabel(line.trim()) !== undefined).length };
}

/** What was said before the first time. */
const openingOf = (parts: AnchoredBlock['parts']): readonly AnchoredBlock[] =>
  parts[0] === undefined ? [] : [{ startMs: 0, line: parts[0].line, parts, estimated: true }];

/**
 * A turn without a name goes on with the speaker before;
 * lines above the first time are the title and the guests until somebody speaks.
 */
function addTurn(
  blocks: readonly AnchoredBlock[],
  { before, opening }: { readonly before: LooseLine[]; readonly opening: AnchoredBlock['parts'][number][] },
  { text, line }: { text: string; line: number },
): void {
  const parts = blocks.at(-1)?.parts ?? opening;
  const label = findLabel(text);
  const isAbove = parts === opening && opening.length === 0 && (label === undefined || FACT.test(text.slice(0, 200)));
  if (isAbove) {
    before.push({ text, line });
    return;
  }
  const speaker = label?.name ?? parts.at(-1)?.speaker;
  parts.push({ text: label === undefined ? text : text.slice(label.length), line, ...(speaker && { speaker }) });
}
