/** When a name may stand for words that were said. */
import { saysNumber } from '../numbers/write-digits.js';
import { splitIdentifier } from '../identifiers.js';
import { soundOf } from '../words.js';
import { soundDistance } from './sound-distance.js';
import { withoutSigns } from './spoken-code.js';

/** Words that sound farther from a name than this are other words. */
export const FARTHEST = 0.34;

/**
 * Whether a written name stands for all the words said and for no other: it sounds much as they do together, and each
 * of them is heard in it. `image net the` sounds like ImageNet, but so does `image net`, and the word behind it would
 * be lost. An identifier is said word by word, with or without its dots and underscores; a number is what is said.
 */
export function standsFor(said: string, written: string): boolean {
  const words = said.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (/^\d/.test(written)) return saysNumber(words, written.replace(/[^\d%]+$/, ''));
  const parts = withoutSigns(words).join(' ');
  if (splitIdentifier(parts).join(' ') === splitIdentifier(written).join(' ')) return true;
  const sound = soundOf(written);
  const heard = soundOf(words.join(''));
  if (heard !== sound) return soundDistance(heard, sound) <= FARTHEST;
  const named = endsInLetters(written) && LETTERS_HEARD.has(words.at(-1) ?? '') ? words.slice(0, -1) : words;
  return isEachHeard(named, sound);
}

/** Words that share so many letters at the beginning are of one family, as `imagery` and ImageNet. */
export const SHARED_HEAD = 4;

export const beginAlike = (one: string, other: string): boolean =>
  one.slice(0, SHARED_HEAD) === other.slice(0, SHARED_HEAD);

/** What `AI` is heard as. */
export const LETTERS_HEARD: ReadonlySet<string> = new Set(['a', 'i', 'yo', 'eye', "i'm"]);

/** Whether the end of a name is spelled out: `fast A I`. */
export const endsInLetters = (written: string): boolean => /ai$/i.test(written);

/** Whether the words sound otherwise as soon as one of them is left out. */
export function isEachHeard(words: readonly string[], sound: string): boolean {
  return words.every((_, left) => soundOf(words.filter((_, at) => at !== left).join('')) !== sound);
}
