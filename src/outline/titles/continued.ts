import type { NamedSection } from './tell-apart.js';

/**
 * A name that is worth less, and that nobody gives there, is only a word of the stretch:
 * no topic begins there, the one before goes on.
 */
const LEAST_TOPIC = 1.2;

/** Acts, which do not go on. */
const ACT =
  /^(?:Introduction|Closing|Break|Recap|Review|Outline|Student work|Homework|Exercises|Assignment|Questions?|Source code|Notebook)\b/;

const CONTINUED = ' (continued)';

/** Who says so in the opening goes on to something else. */
const TURNS =
  /\b(?:next|another|other|first|second|third|last|part|let's|let us|let me|new|different|move on|talk about)\b/;
const OPENING_WORDS = 25;

/** Whether the first words of a section announce something new. */
export const announces = (opening: readonly string[]): boolean => TURNS.test(opening.slice(0, OPENING_WORDS).join(' '));

/**
 * Calls a section in which nothing stands out by the topic of the section before it: `Compositionality (continued)`;
 * not where it begins something new (`isNew`).
 */
export function continueTopics<Titled extends NamedSection>(
  titled: readonly Titled[],
  isNew: (own: Titled) => boolean,
): readonly Titled[] {
  const named: Titled[] = [];
  for (const own of titled) {
    const before = named.at(-1);
    const name = own.found.find(({ title }) => title === own.title);
    const isPoor = name !== undefined && name.worth < LEAST_TOPIC && name.isGiven !== true;
    const goesOn = before !== undefined && !ACT.test(before.title) && !before.title.endsWith(CONTINUED);
    named.push(isPoor && goesOn && !isNew(own) ? { ...own, title: before.title + CONTINUED, found: [] } : own);
  }
  return named;
}
