import type { DraftCue } from '../reader.js';

/** Lines that share one time, up to the next. */
export interface AnchoredBlock {
  readonly startMs: number;
  /** Given where a range was written. */
  readonly endMs?: number | undefined;
  readonly speaker?: string | undefined;
  /** The time is no written one. */
  readonly estimated?: boolean;
  /** Its lines are not joined, since a heading stands between them. */
  readonly apart?: boolean;
  readonly line: number;
  readonly parts: { readonly text: string; readonly line: number; readonly speaker?: string | undefined }[];
}

/**
 * Lines of a block closer to the next time than this are one caption; beyond it each gets an estimated time of its own.
 */
const SPREAD_MS = 20_000;

/**
 * Cues of blocks that have a time only at their head. Where the next time is far, the lines in between are placed by
 * their letters and marked as estimated; the first keeps the time that was read.
 */
export function spreadLines(blocks: readonly AnchoredBlock[]): readonly DraftCue[] {
  return blocks.flatMap((block, at) => {
    const untilMs = block.endMs ?? blocks[at + 1]?.startMs;
    const apart = block.apart === true || block.parts.some((part) => part.speaker !== undefined);
    if (block.parts.length === 0) return [];
    if (block.parts.length < 2 || (!apart && untilMs !== undefined && untilMs - block.startMs <= SPREAD_MS))
      return [joinBlock(block)];
    return spreadBlock(block, untilMs);
  });
}

function joinBlock({ startMs, endMs, speaker, estimated, parts, line }: AnchoredBlock): DraftCue {
  const name = speaker ?? parts[0]?.speaker;
  const text = parts.map((part) => part.text).join('\n');
  return {
    startMs,
    line: estimated ? (parts[0]?.line ?? line) : line,
    text,
    ...(endMs !== undefined && { endMs }),
    ...(estimated && { estimated }),
    ...(name && { speaker: name }),
  };
}

/** Without a next time, fifteen letters a second, the usual pace of subtitles. */
const LETTERS_A_SECOND = 15;

function spreadBlock(
  { startMs, endMs, parts, speaker: owner, estimated }: AnchoredBlock,
  nextMs: number | undefined,
): readonly DraftCue[] {
  const letters = parts.reduce((sum, part) => sum + part.text.length, 0);
  const lastsMs = nextMs === undefined ? (letters * 1000) / LETTERS_A_SECOND : Math.max(0, nextMs - startMs);
  let said = 0;
  return parts.map(({ text, line, speaker = owner }, nth): DraftCue => {
    const fromMs = startMs + Math.round((lastsMs * said) / Math.max(1, letters));
    said += text.length;
    return {
      startMs: fromMs,
      text,
      line,
      ...(endMs !== undefined && nth === parts.length - 1 && { endMs }),
      ...(speaker && { speaker }),
      ...((nth > 0 || estimated) && { estimated: true }),
    };
  });
}
