/** Reads a translation of a lecture: a transcript with times of its own. */
import type { Translation } from '../model/lecture.js';
import type { Cue } from '../model/cue.js';
import type { Outcome, Problem } from '../model/problem.js';
import { languageOfTranscript } from './folder/choose.js';
import { readTranscript } from './transcript.js';

/** `bytes` is undefined where the file cannot be read; `offsetMs` is added to its times as to those of the lecture. */
export function readTranslation(
  path: string,
  bytes: Uint8Array | undefined,
  { spoken, offsetMs = 0 }: { readonly spoken: readonly Cue[]; readonly offsetMs?: number | undefined },
): Outcome<Translation | undefined> {
  if (bytes === undefined) return { value: undefined, problems: [unreadable(path)] };
  const { value, problems } = readTranscript(path, bytes);
  if (value.cues.length === 0) return { value: undefined, problems };
  const language = value.language ?? languageOfTranscript(path);
  const cues = value.cues.map((cue) => ({ ...cue, startMs: cue.startMs + offsetMs, endMs: cue.endMs + offsetMs }));
  const translation = { cues, ...(language !== undefined && { language }) };
  return { value: translation, problems: [...problems, ...elsewhere(path, cues, spoken)] };
}

const unreadable = (path: string): Problem => ({
  code: 'translation/unreadable',
  level: 'error',
  message: `cannot read the translation "${path}"`,
  hint: 'Give a transcript with times, such as talk.en.vtt.',
  place: { path, line: 0 },
});

/** More of a translation than this beyond the end of the talk belongs to another one. */
const MOST_BEYOND = 0.2;

function elsewhere(path: string, cues: readonly Cue[], spoken: readonly Cue[]): readonly Problem[] {
  const endMs = spoken.reduce((latest, cue) => Math.max(latest, cue.endMs), 0);
  const beyond = cues.filter(({ startMs }) => startMs > endMs).length;
  if (beyond <= MOST_BEYOND * cues.length) return [];
  const message = `${beyond} of ${cues.length} captions of the translation begin after the lecture has ended; they stand under its last words`;
  const hint = 'See whether it belongs to this recording, or has another start.';
  return [{ code: 'translation/elsewhere', level: 'warning', message, hint, place: { path, line: 0 } }];
}
