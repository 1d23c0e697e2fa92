import type { TimedWord } from '../../../../model/cue.js';
import type { DraftCue } from '../reader.js';
import type { Tally } from '../tally.js';

/** Highlighted captions follow each other without a gap; recognisers leave up to this between two words. */
const CONTIGUOUS_MS = 2000;

/** A cue whose raw text still shows which word is marked. */
export interface MarkedCue extends DraftCue {
  readonly marked?: string;
}

/**
 * Whisper's `--highlight_words` repeats a caption for each of its words, that word between `<u>` and `</u>`. They
 * become one caption with word times.
 * Only where the text stays the same and a word is marked: other repeats are somebody's words.
 */
export function joinHighlights(cues: readonly MarkedCue[], tally: Tally): readonly DraftCue[] {
  if (!cues.some((cue) => cue.marked !== undefined)) return cues;
  const joined: DraftCue[] = [];
  for (let at = 0; at < cues.length;) {
    const end = endOfRun(cues, at);
    const run = cues.slice(at, end);
    joined.push(run.some((cue) => cue.marked !== undefined) ? joinRun(run) : (run[0] as MarkedCue));
    for (const cue of run.slice(1)) tally.note('highlight', 'captions repeated to mark a word were joined', cue.line);
    at = end;
  }
  return joined;
}

/** Cues without a mark belong to a run only between marked ones, or before the first. */
function endOfRun(cues: readonly MarkedCue[], from: number): number {
  const text = cues[from]?.text;
  let end = from + 1;
  for (let at = from + 1; at < cues.length; at++) {
    const [before, cue] = [cues[at - 1] as MarkedCue, cues[at] as MarkedCue];
    if (cue.text !== text || cue.startMs - (before.endMs ?? before.startMs) > CONTIGUOUS_MS) break;
    if (cue.marked !== undefined || before.marked !== undefined) end = at + 1;
  }
  return end;
}

function joinRun(run: readonly MarkedCue[]): DraftCue {
  const { startMs, text, line, speaker } = run[0] as MarkedCue;
  const words = run.flatMap(({ marked, startMs, endMs }): TimedWord[] =>
    marked === undefined ? [] : [{ text: marked, startMs, endMs: endMs ?? startMs }],
  );
  const endMs = run.at(-1)?.endMs;
  return { startMs, text, line, words, ...(speaker && { speaker }), ...(endMs !== undefined && { endMs }) };
}
