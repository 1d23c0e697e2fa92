import { readClock } from './clock.js';
import type { DraftCue } from './reader.js';

/** Lines that share one time, up to the next. */
export interface AnchoredBlock {
  readonly startMs: number;
  readonly speaker?: string | undefined;
  readonly line: number;
  readonly parts: { readonly text: string; readonly line: number; readonly speaker?: string | undefined }[];
}

/** Lines of a block closer to the next time than this are one caption; beyond it each gets an estimated time of its own. */
const SPREAD_MS = 20_000;

/**
 * Cues of blocks that have a time only at their head. Where the next time is far, the lines in between are placed by their letters and
 * marked as estimated; the first keeps the time that was read.
 */
export function spreadLines(blocks: readonly AnchoredBlock[]): readonly DraftCue[] {
  return blocks.flatMap((block, at) => {
    const nextMs = blocks[at + 1]?.startMs;
    const named = block.parts.some((part) => part.speaker !== undefined);
    if (block.parts.length < 2 || (!named && nextMs !== undefined && nextMs - block.startMs <= SPREAD_MS))
      return [joinBlock(block)];
    return spreadBlock(block, nextMs);
  });
}

function joinBlock({ startMs, speaker, parts, line }: AnchoredBlock): DraftCue {
  const name = speaker ?? parts[0]?.speaker;
  return { startMs, line, text: parts.map((part) => part.text).join('\n'), ...(name && { speaker: name }) };
}

/** Without a next time, fifteen letters a second, the usual pace of subtitles. */
const LETTERS_A_SECOND = 15;

function spreadBlock(
  { startMs, parts, speaker: owner }: AnchoredBlock,
  nextMs: number | undefined,
): readonly DraftCue[] {
  const letters = parts.reduce((sum, part) => sum + part.text.length, 0);
  const lastsMs = nextMs === undefined ? (letters * 1000) / LETTERS_A_SECOND : Math.max(0, nextMs - startMs);
  let said = 0;
  return parts.map(({ text, line, speaker = owner }, nth): DraftCue => {
    const fromMs = startMs + Math.round((lastsMs * said) / Math.max(1, letters));
    said += text.length;
    return { startMs: fromMs, text, line, ...(speaker && { speaker }), ...(nth > 0 && { estimated: true }) };
  });
}

/** A time in brackets inside a text, `... [00:12:34] ...`, as some editors set one every so often. */
const INLINE = /\[(\d{1,3}:\d{2}(?::\d{2})?(?:\.\d{1,3})?)\]/g;

/** Cuts a text at the times in brackets inside it; the first piece has none. */
export function cutAtStamps(text: string): readonly { readonly startMs: number | undefined; readonly text: string }[] {
  if (!text.includes('[')) return [{ startMs: undefined, text }];
  const pieces = text.split(INLINE);
  const cut: { startMs: number | undefined; text: string }[] = [{ startMs: undefined, text: pieces[0] ?? '' }];
  for (let at = 1; at < pieces.length; at += 2) {
    const startMs = readClock(pieces[at] ?? '');
    if (startMs === undefined) (cut.at(-1) as { text: string }).text += `[${pieces[at]}]${pieces[at + 1]}`;
    else cut.push({ startMs, text: pieces[at + 1] ?? '' });
  }
  return cut;
}
