import { spaceSigns } from '../model/wording/join-words.js';
import { cutWords } from '../text/words.js';

/** The words of a text without case, punctuation and marks: how `check` compares speech with what is written. */
export const normaliseWords = (text: string): readonly string[] => cutWords(spaceSigns(text));
