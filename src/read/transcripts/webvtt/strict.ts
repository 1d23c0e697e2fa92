import type { Source } from '../../../model/source.js';
import type { Tally } from '../support/tally.js';
import { readTiming } from '../support/time/timing.js';
import { collectTimes, eachWebVttCue, endOfHeader } from './file.js';
import type { LostBlock, VttCue } from './file.js';
import { LooseStyle } from './loose.js';

interface Sink {
  /** `guessed` where the time could not be read. */
  readonly keep: (cue: VttCue, guessed: boolean) => void;
  readonly tally: Tally;
}

/**
 * Hands the cues of a file to `keep` as the standard reads them. Of what it drops, words whose time is loose or cannot
 * be read keep their place between their neighbours, a line with an arrow but without a time is text, and text that
 * belongs to no caption becomes a problem; but where an editor stripped YouTube's first caption line of one space, the
 * text below the empty cue is its text. False for a file that is no WebVTT: without the signature, or with loose times
 * throughout; what `keep` got is then void.
 */
export function readStrict(source: Source, { keep, tally }: Sink): boolean {
  const lines = withoutSaidArrows(source.lines);
  const body = endOfHeader(lines);
  if (body === undefined) return false;
  const loose = new LooseStyle();
  let empty: VttCue | undefined;
  let lastEndMs = 0;
  const hand = (cue: VttCue, guessed = false) => {
    if (empty !== undefined) keep(empty, false);
    empty = undefined;
    if (!guessed) lastEndMs = Math.max(lastEndMs, cue.endMs);
    if (cue.text === '' && !guessed) empty = cue;
    else keep(cue, guessed);
  };
  eachWebVttCue(lines, body, {
    keep(cue) {
      loose.valid++;
      hand(cue);
    },
    lose(block) {
      const timed = timedBlock(block);
      if (timed !== undefined) {
        loose.look(timed.timing);
        const cue = cueOf(timed, lastEndMs, tally);
        hand(cue, cue.startMs === cue.endMs);
      } else if (block.timing === undefined && !isSilent(block.text)) {
        if (empty === undefined) reportStray(block, tally);
        else {
          tally.note('blank-line', 'captions with a blank line inside were kept whole', block.line);
          const adopted = { ...empty, text: block.text };
          empty = undefined;
          hand(adopted);
        }
      }
    },
  });
  if (empty !== undefined) keep(empty, false);
  return !loose.isHabit();
}

/** `A --> B` that somebody says ends a caption in the standard; written as text it stays in it. */
function withoutSaidArrows(lines: readonly string[]): readonly string[] {
  const isSaid = (line: string) =>
    line.includes('-->') && collectTimes(line) === undefined && readTiming(line) === undefined;
  return lines.some(isSaid) ? lines.map((line) => (isSaid(line) ? line.replaceAll('-->', '--&gt;') : line)) : lines;
}

/** Comments, styles and regions that came too late, and headers where segments were joined: nobody says these. */
const isSilent = (text: string): boolean =>
  /^(?:NOTE(?:[ \t\n]|$)|(?:STYLE|REGION)[ \t]*(?:\n|$)|WEBVTT(?:[ \t\n]|$))/.test(text);

interface Timed {
  readonly timing: string;
  readonly id: string;
  readonly text: string;
  readonly line: number;
}

/** A block that is meant as a cue: a line of its first two is meant as a timing, perhaps with another arrow (`->`). */
function timedBlock({ timing, id = '', text, line }: LostBlock): Timed | undefined {
  if (timing !== undefined) return isSilent(id) ? undefined : { timing, id, text, line };
  const rows = text.split('\n');
  const at = rows.slice(0, 2).findIndex((row) => readTiming(row) !== undefined);
  if (at < 0 || isSilent(text)) return undefined;
  return {
    timing: rows[at] ?? '',
    id: rows.slice(0, at).join(''),
    text: rows.slice(at + 1).join('\n'),
    line: line + at,
  };
}

function cueOf({ timing, id, text, line }: Timed, lastEndMs: number, tally: Tally): VttCue {
  const times = readTiming(timing);
  const hint = 'Write the times as 00:01:02.345 --> 00:01:04.000.';
  if (typeof times === 'object' && times.startMs >= 0 && times.endMs > times.startMs) {
    tally.warn('loose-time', 'a time that the standard does not allow was understood', { line, hint, quoted: timing });
    return { id, text, line, startMs: times.startMs, endMs: times.endMs };
  }
  tally.warn('bad-timing', 'a time cannot be read; its words were placed after the caption before', {
    line,
    hint,
    quoted: timing,
  });
  return { id, text, line, startMs: lastEndMs, endMs: lastEndMs };
}

function reportStray({ text, line }: LostBlock, tally: Tally): void {
  const hint = 'Remove the blank line above it, give it a line with its times, or begin it with NOTE.';
  tally.lose('stray-text', 'text that belongs to no caption was left out', { line, hint, quoted: text });
}
