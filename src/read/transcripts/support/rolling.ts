import type { TimedWord } from '../../../model/cue.js';
import type { DraftCue, Row } from './reader.js';
import type { Tally } from './tally.js';

/** Rolling captions follow each other without a gap; this much is allowed for rounding. */
const CONTIGUOUS_MS = 100;
/** A file rolls when so many of its cues, and at least so many, repeat what stood on screen just before. */
const [ROLLING_SHARE, ROLLING_COUNT] = [0.3, 3];

/**
 * For a filler, which repeats everything, so many cues roll: where none does,
 * somebody says the same time and again.
 */
const LEAST_ROLLS = 0.2;

interface Screen {
  readonly endMs: number;
  readonly rows: readonly Row[];
}

/** So many cues tell whether a file rolls: real repeats are rare, rolling ones are in nearly every cue. */
const LOOKED = 4000;

/**
 * Takes the repeats out of rolling captions. Automatic captions show the line before above the new one, and between two
 * such cues a filler of 10 ms with the line alone; converters keep this. A row is a repeat when it stands at the top of
 * a cue, stood at the bottom of the screen just before, and carries no word times. A cue that repeats everything is a
 * filler when it follows without a gap, else somebody said the same again, and it is kept. Files that do not roll come
 * back as they are. Cue by cue, so that of a long file only what stays is ever held in memory.
 */
export class Unroller {
  readonly #kept: DraftCue[] = [];
  /** The first cues, until they have told whether the file rolls. */
  #waiting: DraftCue[] | undefined = [];
  #rolls = false;
  #screen: Screen = { endMs: -Infinity, rows: [] };

  constructor(readonly tally: Tally) {}

  /** Known after `finish`. */
  get isRolling(): boolean {
    return this.#rolls;
  }

  add(cue: DraftCue): void {
    if (this.#waiting === undefined) this.#take(cue);
    else if (this.#waiting.push(cue) === LOOKED) this.#decide(this.#waiting);
  }

  finish(): readonly DraftCue[] {
    if (this.#waiting !== undefined) this.#decide(this.#waiting);
    return this.#kept;
  }

  #decide(first: readonly DraftCue[]): void {
    this.#waiting = undefined;
    this.#rolls = isRolling(first);
    for (const cue of first) this.#take(cue);
  }

  #take(cue: DraftCue): void {
    if (!this.#rolls) {
      this.#kept.push(joinRows(cue));
      return;
    }
    const shown = rowsOf(cue);
    const screen = this.#screen;
    const repeated = countRepeats(screen.rows, shown);
    const isFiller = repeated === shown.length;
    const follows = Math.abs(cue.startMs - screen.endMs) <= CONTIGUOUS_MS || cue.startMs < screen.endMs;
    const endMs = cue.endMs ?? cue.startMs;
    this.#screen = { endMs, rows: shown };
    if (repeated === 0 || (isFiller && !follows)) this.#kept.push(withRows(cue, shown));
    else {
      this.tally.note('repeat', 'repeated lines of rolling captions left out', cue.line);
      if (!isFiller) this.#kept.push(withRows(cue, shown.slice(repeated)));
      else stretch(this.#kept, endMs);
    }
  }
}

/** A filler shows the last words a moment longer. */
function stretch(kept: DraftCue[], endMs: number): void {
  const last = kept.at(-1);
  if (last?.endMs !== undefined && last.endMs < endMs && endMs - last.endMs <= CONTIGUOUS_MS)
    kept[kept.length - 1] = { ...last, endMs };
}

const NO_ROWS: readonly Row[] = [];

/** The rows that show something, trimmed. */
function rowsOf({ rows, text }: DraftCue): readonly Row[] {
  if (rows !== undefined) return rows.some((row) => row.text === '') ? rows.filter((row) => row.text !== '') : rows;
  const line = text.trim();
  if (line === '') return NO_ROWS;
  if (!line.includes('\n')) return [{ text: line }];
  return line
    .split('\n')
    .map((one) => ({ text: one.trim() }))
    .filter((row) => row.text !== '');
}

/** How many rows at the top of `shown` stood at the bottom of `before`. */
function countRepeats(before: readonly Row[], shown: readonly Row[]): number {
  for (let count = Math.min(before.length, shown.length, 8); count > 0; count--)
    if (rowsMatch(before, shown, count)) return count;
  return 0;
}

function rowsMatch(before: readonly Row[], shown: readonly Row[], count: number): boolean {
  for (let at = 0; at < count; at++) {
    const row = shown[at] as Row;
    if (row.words !== undefined || row.text !== before[before.length - count + at]?.text) return false;
  }
  return true;
}

function isRolling(first: readonly DraftCue[]): boolean {
  const rows = first.map(rowsOf);
  let [repeats, rolls] = [0, 0];
  for (let at = 1; at < first.length; at++) {
    const gapMs = (first[at] as DraftCue).startMs - (first[at - 1]?.endMs ?? 0);
    const shown = rows[at] as Row[];
    const repeated = Math.abs(gapMs) <= CONTIGUOUS_MS ? countRepeats(rows[at - 1] as Row[], shown) : 0;
    if (repeated > 0) repeats++;
    if (repeated > 0 && repeated < shown.length) rolls++;
  }
  return (
    repeats >= ROLLING_COUNT && repeats >= first.length * ROLLING_SHARE && rolls >= (repeats - rolls) * LEAST_ROLLS
  );
}

type Building = { -readonly [Name in keyof DraftCue]: DraftCue[Name] };

function withRows(cue: DraftCue, rows: readonly Row[]): DraftCue {
  const only = rows.length === 1 ? rows[0] : undefined;
  const text = only?.text ?? rows.map((row) => row.text).join('\n');
  const joined: Building = { startMs: cue.startMs, text, line: cue.line };
  const words = only === undefined ? rows.flatMap((row): readonly TimedWord[] => row.words ?? []) : only.words;
  if (cue.endMs !== undefined) joined.endMs = cue.endMs;
  if (cue.speaker !== undefined) joined.speaker = cue.speaker;
  if (cue.estimated !== undefined) joined.estimated = cue.estimated;
  if (words !== undefined && words.length > 0) joined.words = words;
  return joined;
}

/** The words of the rows become the words of the cue. */
function joinRows(cue: DraftCue): DraftCue {
  return cue.rows === undefined ? cue : withRows(cue, cue.rows);
}
