import { ENGLISH, type MessageTable } from '../model/messages.js';
import { baseOf } from './open.js';
import { LANGUAGES } from './registry.js';

/** What the tool writes, in a language; English where it is not known. */
export async function openMessages(tag: string): Promise<MessageTable> {
  const loaded = await LANGUAGES[baseOf(tag)]?.();
  return loaded?.language.messages ?? ENGLISH;
}
