import { spaceSigns } from '../model/wording/join-words.js';

/** The words of a text without case, punctuation and marks: how `check` compares speech with what is written. */
export function normaliseWords(text: string): string[] {
  return (
    spaceSigns(text)
      .toLowerCase()
      .replace(/[’ʼ]/g, "'")
      .match(/[\p{L}\p{M}\p{N}]+(?:'[\p{L}\p{M}\p{N}]+)*/gu) ?? []
  );
}
