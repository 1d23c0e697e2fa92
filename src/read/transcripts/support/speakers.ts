import type { DraftCue } from './reader.js';
import type { Tally } from './tally.js';

/**
 * `Ada Lovelace: text`, `[SPEAKER_00]: text`, `(speaker 0) text`. A name begins with a capital and has at most five short words;
 * `it's 7:03` is none, since the colon needs a space after it.
 */
const LABEL =
  /^(?:\[(SPEAKER_\d{1,4}|[Ss]peaker \w{1,4})\]:?|\((speaker \d{1,4})\)|(\p{Lu}[^\s:<>.?!]{0,30}(?: [^\s:<>.?!]{1,30}){0,4}(?: \([^()]{1,20}\))?):) ?(?=\S)/u;

/** Words before a colon that lecturers say and nobody is called. */
const NO_NAMES =
  /^(?:note|question|answer|example|warning|tip|step|remember|remark|definition|theorem|proof|lemma|so|and|but|now|chapter|part|section|first|second|third|one|two|three|the|this|that|here|http|https)\b/i;

/** A label must come back so often, and labels must open so many of the cues, before they count as speakers. */
const [MIN_COUNT, MIN_SHARE] = [2, 0.5];

/** Moves speaker labels from the text into `speaker`, when the file as a whole shows that they are labels. */
export function nameSpeakers(cues: readonly DraftCue[], tally: Tally): readonly DraftCue[] {
  const labels = cues.map((cue) =>
    cue.speaker === undefined && LABEL_START.test(cue.text) ? labelOf(cue.text) : undefined,
  );
  const counts = new Map<string, number>();
  let labelled = 0;
  for (const label of labels) {
    if (label === undefined) continue;
    labelled++;
    counts.set(label.name, (counts.get(label.name) ?? 0) + 1);
  }
  if (labelled < MIN_COUNT || labelled < cues.length * MIN_SHARE) return cues;
  return cues.map((cue, at) => {
    const label = labels[at];
    if (label === undefined || (counts.get(label.name) ?? 0) < MIN_COUNT) return cue;
    tally.note('speaker', 'speaker labels were taken out of the text', cue.line);
    return { ...cue, speaker: label.name, text: cue.text.slice(label.length) };
  });
}

const LABEL_START = /^[[(\p{Lu}]/u;

/** The label at the start of a text and its length. */
export function labelOf(text: string): { name: string; length: number } | undefined {
  const [match, bracket, paren, plain] = LABEL.exec(text.slice(0, 220)) ?? [];
  const name = bracket ?? paren ?? plain;
  if (match === undefined || name === undefined || (plain !== undefined && NO_NAMES.test(plain))) return undefined;
  return { name, length: match.length };
}
