import type { TimedWord } from '../../../../model/cue.js';
import type { DraftCue } from '../reader.js';

/** A word of a speech recogniser. */
export interface RecognisedWord {
  readonly text: string;
  /** Undefined where the recogniser gave none, as WhisperX does for digits. */
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
  readonly speaker?: string | undefined;
  /** Punctuation that follows the word before without a space. */
  readonly glued?: boolean;
  readonly line: number;
}

/** A caption of so many words is long enough for a screen; a pause of so many milliseconds ends one. */
const [MOST_WORDS, PAUSE_MS] = [24, 1500];

/** Recognisers that give words only: captions end with a sentence, a pause, another speaker, or when they are long. */
export function groupWords(words: readonly RecognisedWord[]): readonly DraftCue[] {
  const cues: DraftCue[] = [];
  let group: RecognisedWord[] = [];
  const flush = () => {
    if (group.length > 0) cues.push(cueOf(group));
    group = [];
  };
  for (const word of fillTimes(words)) {
    const last = group.at(-1);
    if (last !== undefined && word.glued !== true && endsGroup(group, last, word)) flush();
    group.push(word);
  }
  flush();
  return cues;
}

function endsGroup(group: readonly RecognisedWord[], last: RecognisedWord, word: RecognisedWord): boolean {
  return (
    word.speaker !== last.speaker ||
    (word.startMs ?? 0) - (last.endMs ?? 0) > PAUSE_MS ||
    group.length >= MOST_WORDS ||
    (group.length >= 4 && /[.?!。？！]["')\]]?$/.test(last.text.slice(-3)))
  );
}

function cueOf(group: readonly RecognisedWord[]): DraftCue {
  const first = group[0] as RecognisedWord;
  const words: TimedWord[] = [];
  let text = '';
  for (const { text: said, startMs = 0, endMs = startMs, glued } of group) {
    text += glued === true || text === '' ? said : ` ${said}`;
    const before = words.at(-1);
    if (glued === true && before !== undefined) words[words.length - 1] = { ...before, text: before.text + said };
    else words.push({ text: said, startMs, endMs });
  }
  const startMs = first.startMs ?? 0;
  const endMs = Math.max(startMs, ...words.map((word) => word.endMs));
  return { startMs, endMs, text, words, line: first.line, ...(first.speaker && { speaker: first.speaker }) };
}

/** Words without a time share the gap between those that have one. */
export function fillTimes(words: readonly RecognisedWord[]): readonly RecognisedWord[] {
  if (words.every((word) => word.startMs !== undefined && word.endMs !== undefined)) return words;
  const filled = words.slice();
  for (let at = 0; at < filled.length;) {
    let end = at;
    while (end < filled.length && (filled[end] as RecognisedWord).startMs === undefined) end++;
    if (end > at) spread(filled, at, end);
    else if ((filled[at] as RecognisedWord).endMs === undefined)
      filled[at] = { ...(filled[at] as RecognisedWord), endMs: filled[at]?.startMs };
    at = Math.max(end, at + 1);
  }
  return filled;
}

function spread(words: RecognisedWord[], from: number, to: number): void {
  const startMs = words[from - 1]?.endMs ?? words[from - 1]?.startMs ?? words[to]?.startMs ?? 0;
  const endMs = Math.max(startMs, words[to]?.startMs ?? startMs);
  for (let at = from; at < to; at++) {
    const share = (nth: number) => startMs + Math.round(((endMs - startMs) * nth) / (to - from));
    words[at] = { ...(words[at] as RecognisedWord), startMs: share(at - from), endMs: share(at - from + 1) };
  }
}

/** As cue words: those that have, or got, a time. */
export function timedWords(words: readonly RecognisedWord[]): readonly TimedWord[] {
  return fillTimes(words).map(({ text, startMs = 0, endMs = startMs }) => ({ text: text.trim(), startMs, endMs }));
}
