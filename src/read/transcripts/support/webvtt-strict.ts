import type { Problem } from '../../../model/problem.js';
import type { Source } from '../../../model/source.js';
import { quote } from './clean.js';
import { readTiming } from './timing.js';
import { eachWebVttCue, endOfHeader } from './webvtt-file.js';
import type { LostBlock, VttCue } from './webvtt-file.js';
import { LooseStyle } from './webvtt-loose.js';

/** What the standard made of a file, besides its cues. */
export interface Strict {
  /** One for each block whose words are lost, to a limit. */
  readonly problems: readonly Problem[];
  /** Lines of text given back to the empty cue above. */
  readonly adopted: readonly number[];
}

/**
 * Hands the cues of a file to `keep` as the standard reads them. Words it drops become problems, but for one thing: YouTube's first
 * caption line is a single space, and where an editor stripped it, the text below the empty cue is its text. Undefined for a file
 * that is no WebVTT: without the signature, or with loose times throughout; what `keep` got is then void.
 */
export function readStrict(source: Source, keep: (cue: VttCue) => void): Strict | undefined {
  const body = endOfHeader(source.lines);
  if (body === undefined) return undefined;
  const [lost, adopted, loose] = [[] as LostBlock[], [] as number[], new LooseStyle()];
  let empty: VttCue | undefined;
  const flush = () => {
    if (empty !== undefined) keep(empty);
    empty = undefined;
  };
  eachWebVttCue(source.lines, body, {
    keep(cue) {
      flush();
      loose.valid++;
      if (cue.text === '') empty = cue;
      else keep(cue);
    },
    lose(block) {
      for (const line of timingsOf(block)) loose.look(line);
      const isText = block.timing === undefined && !isSilent(block.text);
      if (isText && empty !== undefined) {
        empty = { ...empty, text: block.text };
        adopted.push(block.line);
      } else if (isText || isLoss(block)) lost.push(block);
      flush();
    },
  });
  flush();
  return loose.isHabit() ? undefined : { problems: problemsOf(source.path, lost), adopted };
}

/** Comments, styles and regions that came too late, and headers where segments were joined: nobody says these. */
const isSilent = (text: string): boolean =>
  /^(?:NOTE(?:[ \t\n]|$)|(?:STYLE|REGION)[ \t]*(?:\n|$)|WEBVTT(?:[ \t\n]|$))/.test(text);

/** Lines that may be meant as times; another arrow than that of the standard (`->`) makes them text for it. */
const timingsOf = ({ timing, text }: LostBlock): readonly string[] =>
  timing === undefined ? text.split('\n', 2) : [timing];

/** Whether a block with an arrow held words: below its times, or in the very line where it has none. */
function isLoss({ timing, id = '', text }: LostBlock): boolean {
  if (timing === undefined || isSilent(id)) return false;
  return text.trim() !== '' || (readTiming(timing) === undefined && /[\p{L}\p{N}]/u.test(timing));
}

/** So many are told one by one, the rest by their number. */
const MOST_TOLD = 200;

function problemsOf(path: string, lost: readonly LostBlock[]): readonly Problem[] {
  const told = lost.slice(0, MOST_TOLD).map((block) => problemOf(path, block));
  const next = lost[MOST_TOLD];
  if (next === undefined) return told;
  const message = `${lost.length - MOST_TOLD} more captions from here on were left out for the same reasons`;
  const hint = 'Correct the lines named above, and read the file again.';
  return [...told, { code: 'webvtt/dropped', level: 'warning', message, hint, place: { path, line: next.line } }];
}

function problemOf(path: string, { timing, text, line }: LostBlock): Problem {
  const place = { path, line };
  if (timing === undefined) {
    const message = `text that belongs to no caption was left out: ${quote(text)}`;
    const hint = 'Remove the blank line above it, give it a line with its times, or begin it with NOTE.';
    return { code: 'webvtt/stray-text', level: 'warning', message, hint, place };
  }
  if (readTiming(timing) !== undefined) {
    const message = `a caption was left out, since ${quote(timing)} is no WebVTT time: ${quote(text)}`;
    const hint = 'Write the times as 00:01:02.345 --> 00:01:04.000.';
    return { code: 'webvtt/bad-timing', level: 'warning', message, hint, place };
  }
  const message = `words from a line with an arrow on were left out: ${quote(text === '' ? timing : `${timing}\n${text}`)}`;
  const hint = 'An arrow ends a caption: write it as --&gt; inside one, or correct the times that it stands between.';
  return { code: 'webvtt/arrow', level: 'warning', message, hint, place };
}
