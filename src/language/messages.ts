import { ENGLISH, type MessageTable } from '../model/wording/messages.js';
import { baseOf } from './open.js';
import { LANGUAGES } from './registry.js';

/** Languages that have messages. */
export const MESSAGE_LANGUAGES: readonly string[] = ['en', ...Object.keys(LANGUAGES)];

export const hasMessages = (tag: string): boolean => MESSAGE_LANGUAGES.includes(baseOf(tag));

/** What the tool writes, in a language; English where it is not known. */
export async function openMessages(tag: string): Promise<MessageTable> {
  const loaded = await LANGUAGES[baseOf(tag)]?.();
  return loaded?.language.messages ?? ENGLISH;
}
