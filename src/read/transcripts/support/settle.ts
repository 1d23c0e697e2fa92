import type { Cue, TimedWord } from '../../../model/cue.js';
import { cleanLine, cleanText } from './clean.js';
import { LONGEST_MS } from './time/clock.js';
import type { Draft, DraftCue } from './reader.js';
import type { Tally } from './tally.js';
import { countUnspaced, saidMs } from './time/said-ms.js';
import { unwrapClocks } from './time/unwrap.js';

/** A cue without an end lasts as long as its words, between one and ten seconds. */
const [SHORTEST_GUESS_MS, LONGEST_GUESS_MS] = [1000, 10_000];
/** More letters take longer, whatever they are. */
const LONGEST_GUESS_LETTERS = 1000;

/**
 * Turns what a reader found into cues: text made safe, empty ones and data left out, sorted by start (stable), whole
 * milliseconds, `startMs <= endMs`. An end that is missing is the start of the next cue, or as long as the words take;
 * times given back to front are swapped. `times: 'windows'` (captions that stay on screen under the next one) also cuts
 * each end at the next start; `'clock'` continues clocks that fall back to zero at the full hour or at midnight. Each
 * repair is counted in the draft's tally.
 */
export function settle(draft: Draft): readonly Cue[] {
  const { tally } = draft;
  const kept = sortByStart(
    swapTimes(unwrapClocks(keepSpoken(draft.cues, tally), draft.times === 'clock', tally), tally),
    tally,
  );
  const once = draft.isUnrolled ? kept : joinRepeats(kept, tally);
  tellLoops(once, tally);
  return once.map((cue, at) => finish(cue, once[at + 1], draft));
}

/** Nobody says a sentence so often in a row; Whisper does, where it hears nothing or music. */
const LOOP = 5;
const FEWEST_LOOP_WORDS = 3;

function tellLoops(cues: readonly DraftCue[], tally: Tally): void {
  for (let from = 0, to = 0; from < cues.length; from = to) {
    const { text, line } = cues[from] as DraftCue;
    while (to < cues.length && cues[to]?.text === text) to++;
    if (to - from < LOOP || text.split(/\s+/, FEWEST_LOOP_WORDS).length < FEWEST_LOOP_WORDS) continue;
    const hint = 'Whisper writes such loops where it hears no speech: listen there, and take out what nobody says.';
    tally.warn('loop', `the same words stand in ${to - from} captions in a row`, { line, hint, quoted: text });
  }
}

function keepSpoken(cues: readonly DraftCue[], tally: Tally): DraftCue[] {
  const kept: DraftCue[] = [];
  for (const cue of cues) {
    const text = withoutData(tidy(cleanText(cue.text)), cue, tally);
    if (text === '') tally.note('empty', 'empty captions left out', cue.line);
    else if (!(Math.abs(cue.startMs) <= LONGEST_MS))
      tally.warn('bad-time', 'a time is beyond any recording, its caption was left out', {
        line: cue.line,
        hint: 'Correct the time.',
        quoted: text,
      });
    else kept.push(text === cue.text ? cue : { ...cue, text });
  }
  return kept;
}

/** Nobody says a word of so many letters; days of speech, in a script that has no spaces. */
const LONGEST_WORD = 50_000;
const LONGEST_UNSPACED = 2_000_000;

const isSpeech = (run: string): boolean =>
  run.length <= LONGEST_WORD || (run.length <= LONGEST_UNSPACED && countUnspaced(run) > run.length / 2);

/** Leaves out what is data, such as a picture in base64, and no word. */
function withoutData(text: string, { line }: DraftCue, tally: Tally): string {
  if (text.length <= LONGEST_WORD) return text;
  const spoken = text.split(/(\s+)/).filter((word) => {
    if (isSpeech(word)) return true;
    const hint = 'If it is speech, put a space or a line end into it.';
    const what = `more than ${LONGEST_WORD.toLocaleString('en')} letters without a space are no words and were left out`;
    tally.warn('no-word', what, { line, hint, quoted: word });
    return false;
  });
  return tidy(spoken.join(''));
}

/** No white space around the text, none at the ends of its lines. */
function tidy(text: string): string {
  const trimmed = text.trim();
  return trimmed.includes(' \n')
    ? trimmed
        .split('\n')
        .map((line) => line.trimEnd())
        .join('\n')
    : trimmed;
}

/** Rounding leaves ends a little early; a caption does not last longer than this. */
const [SLIP_MS, LONGEST_CUE_MS] = [100, 20_000];

/** Two times given back to front are swapped, when the caption then still follows the one before it in the file. */
function swapTimes(cues: DraftCue[], tally: Tally): DraftCue[] {
  return cues.map((cue, at) => {
    const { startMs, endMs, line } = cue;
    if (endMs === undefined || startMs - endMs <= SLIP_MS || startMs - endMs > LONGEST_CUE_MS) return cue;
    const beforeMs = cues[at - 1]?.startMs ?? 0;
    if (endMs < beforeMs) return cue;
    const hint = 'Correct the two times where the moment matters.';
    tally.warn('swapped-times', 'the times of a caption stood back to front and were swapped', { line, hint });
    return { ...cue, startMs: endMs, endMs: startMs };
  });
}

function sortByStart(cues: DraftCue[], tally: Tally): readonly DraftCue[] {
  let latestMs = -Infinity;
  for (const { startMs, line } of cues) {
    if (startMs < latestMs) tally.note('order', 'captions out of order were sorted by their start', line);
    else latestMs = startMs;
  }
  return cues.sort((one, other) => one.startMs - other.startMs);
}

function finish(cue: DraftCue, next: DraftCue | undefined, draft: Draft): Cue {
  const { tally } = draft;
  let startMs = cue.startMs;
  if (startMs < 0) {
    startMs = 0;
    tally.warn('negative-time', 'a time before the start was set to 0', { line: cue.line, hint: 'Correct the time.' });
  }
  const nextMs = next === undefined ? undefined : Math.max(next.startMs, startMs);
  let endMs = cue.endMs ?? nextMs ?? startMs + guessMs(cue.text);
  if (endMs < startMs) {
    const mended = mendEnd(startMs, endMs, nextMs) ?? Math.min(nextMs ?? Infinity, startMs + guessMs(cue.text));
    tally.warn('backwards-time', 'a caption that ends before it starts got an end by its words', {
      line: cue.line,
      hint: 'Correct the two times where the moment matters.',
    });
    endMs = mended;
  } else if (draft.times === 'windows' && nextMs !== undefined && endMs > nextMs) {
    endMs = nextMs;
    tally.note('overlap', 'captions that stay under the next one were cut at its start', cue.line);
  }
  return seal(cue, { startMs: startMs + 0, endMs: endMs + 0 }, draft);
}

/** `10 --> 9` most often means a rounding slip: an end a little early is the start itself. */
function mendEnd(startMs: number, endMs: number, nextMs: number | undefined): number | undefined {
  return startMs - endMs <= SLIP_MS ? Math.min(startMs, nextMs ?? startMs) : undefined;
}

/** Captions that are shown on without a pause follow each other so closely. */
const TOUCHING_MS = 50;

/** Captions right behind each other are frames of one where they are so many, and such a share of the file. */
const [FRAMES, FRAMES_SHARE] = [2, 0.3];

/**
 * Animated captions are written again for each of their frames: the same words at the same time were said once, and in
 * a file that has such frames also those right behind each other. Elsewhere who says "No." in two captions said it
 * twice. Only where the file gives each its times; words that are timed one by one were heard.
 */
function joinRepeats(cues: readonly DraftCue[], tally: Tally): readonly DraftCue[] {
  const joined: DraftCue[] = [];
  const gapMs = isAnimated(cues) ? TOUCHING_MS : -1;
  for (const cue of cues) {
    const last = joined.at(-1);
    if (last === undefined || !repeats(cue, last, gapMs)) joined.push(cue);
    else {
      tally.note('same', 'captions with the same words that touch were joined', cue.line);
      joined[joined.length - 1] = { ...last, endMs: Math.max(last.endMs ?? 0, cue.endMs ?? 0) };
    }
  }
  return joined;
}

function isAnimated(cues: readonly DraftCue[]): boolean {
  let touching = 0;
  for (const [at, cue] of cues.entries()) {
    const last = cues[at - 1];
    if (last === undefined || !repeats(cue, last, TOUCHING_MS)) continue;
    if (repeats(cue, last, -1)) return true;
    // Where there is time to say it again, it is said again.
    if ((cue.endMs ?? 0) - cue.startMs < saidMs(cue.text)) touching++;
  }
  return touching >= FRAMES && touching >= cues.length * FRAMES_SHARE;
}

/** The same words, and no more than `gapMs` between; -1 for captions that overlap. */
function repeats(cue: DraftCue, last: DraftCue, gapMs: number): boolean {
  if (cue.text !== last.text || cue.speaker !== last.speaker || cue.estimated || last.estimated) return false;
  if (cue.words !== undefined || last.words !== undefined || cue.endMs === undefined) return false;
  return last.endMs !== undefined && last.endMs >= last.startMs && cue.startMs - last.endMs <= gapMs;
}

type Building = { -readonly [Name in keyof Cue]: Cue[Name] };

/** The hot end of every reader: no object is made that is not kept. */
function seal(cue: DraftCue, times: { startMs: number; endMs: number }, { tally }: Draft): Cue {
  const { startMs, endMs } = times;
  const sealed: Building = { startMs, endMs, text: cue.text, place: { path: tally.path, line: cue.line } };
  const speaker = cue.speaker === undefined ? '' : cleanLine(cue.speaker);
  if (speaker !== '') sealed.speaker = speaker;
  const words = cue.words === undefined ? [] : sealWords(cue.words, endMs);
  if (words.length > 0) sealed.words = words;
  if (cue.estimated) {
    sealed.estimated = true;
    tally.note('estimated', 'times that the file lacks were estimated from those around', cue.line);
  }
  return sealed;
}

/** Words in order, clean, each with `startMs <= endMs`, none past the end of a cue unless it begins there. */
function sealWords(words: readonly TimedWord[], cueEndMs: number): readonly TimedWord[] {
  const sealed: TimedWord[] = [];
  let latestMs = 0;
  for (const word of words) {
    const text = cleanLine(word.text);
    if (text === '') continue;
    const startMs = Math.max(latestMs, word.startMs);
    const endMs = Math.max(startMs, Math.min(word.endMs, cueEndMs));
    latestMs = startMs;
    const isGood = text === word.text && startMs === word.startMs && endMs === word.endMs;
    sealed.push(isGood ? word : { text, startMs, endMs });
  }
  return sealed;
}

function guessMs(text: string): number {
  return Math.min(LONGEST_GUESS_MS, Math.max(SHORTEST_GUESS_MS, saidMs(text.slice(0, LONGEST_GUESS_LETTERS))));
}
