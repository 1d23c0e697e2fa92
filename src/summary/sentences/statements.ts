/** Candidates as statements: their words as the narration has them, with the marks that they are shown with. */
import type { Narration, Word } from '../../model/narration.js';
import type { Role, Statement } from '../../model/summary.js';
import type { Candidate } from './candidates.js';

export function statementOf(
  narration: Narration,
  { pieces, from, to, roles, startMs }: Candidate,
  defines = false,
): Statement {
  const words = pieces.flatMap(({ sentence, part }) => wordsOf(narration, sentence, part));
  const all: readonly Role[] = defines ? ['definition', ...roles] : roles;
  return { words, startMs, endMs: narration.sentences[to - 1]?.endMs ?? startMs, from, to, roles: all };
}

/** Words `kept` of a sentence, written as `words`. */
export function wordsOf(
  narration: Narration,
  sentence: number,
  part: { readonly kept: readonly number[]; readonly words: readonly string[] },
): Word[] {
  const spoken = narration.sentences[sentence]?.words ?? [];
  return part.kept.flatMap((at, nth) => {
    const word = spoken[at];
    return word === undefined ? [] : [{ ...word, text: part.words[nth] ?? word.text }];
  });
}
