/** Paragraphs that a person typed: a transcript without captions' lines keeps them. */
import type { Cue } from '../../model/cue.js';
import type { Sentence } from '../../model/narration.js';

/** A cue is a paragraph where most have several sentences and captions would have none so long. */
const LEAST_WORDS = 30;
const LEAST_PARAGRAPHS = 3;
const LEAST_SHARE = 0.8;

/** Marks the sentences that begin the transcript's own paragraphs, where it has any. */
export function markTyped(sentences: readonly Sentence[], cues: readonly Cue[]): readonly Sentence[] {
  if (!areParagraphs(cues)) return sentences;
  const starts = new Set(cues.map(({ place }) => `${place.path}:${place.line}`));
  let before = '';
  return sentences.map((sentence) => {
    const at = `${sentence.place.path}:${sentence.place.line}`;
    const opens = at !== before && starts.has(at);
    before = at;
    return opens ? { ...sentence, opensParagraph: true } : sentence;
  });
}

function areParagraphs(cues: readonly Cue[]): boolean {
  if (cues.length < LEAST_PARAGRAPHS) return false;
  const words = cues.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  const ended = cues.filter(({ text }) => /[.!?…:]["'”’)\]]*\s*$/.test(text)).length;
  return words >= LEAST_WORDS * cues.length && ended >= LEAST_SHARE * cues.length;
}
