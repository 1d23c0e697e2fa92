/** When a name may stand for words that were said. */
import { splitIdentifier } from '../identifiers.js';
import { soundOf } from '../sound.js';

/**
 * Whether a written name stands for all the words said and for no other: it sounds as they do together, and not as any of them do
 * without another, which would then be lost. `image net the` sounds like ImageNet, but so does `image net`. An identifier is said
 * word by word.
 */
export function replacesExactly(said: string, written: string): boolean {
  const words = said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (splitIdentifier(said).join(' ') === splitIdentifier(written).join(' ')) return true;
  const sound = soundOf(written);
  return soundOf(words.join('')) === sound && isEachHeard(words, sound);
}

/** Whether the words sound otherwise as soon as one of them is left out. */
export function isEachHeard(words: readonly string[], sound: string): boolean {
  return words.every((_, left) => soundOf(words.filter((_, at) => at !== left).join('')) !== sound);
}
