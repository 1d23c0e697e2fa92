import { titleWithin } from './choose-name.js';
import { keyOfTitle, type NamedSection, repeat } from './tell-apart.js';

/**
 * A name that is worth less, and that nobody gives there, is only a word of the stretch:
 * no topic begins there, the one before goes on.
 */
const LEAST_TOPIC = 1.2;

/** From this worth on it tells what is said of the topic that goes on. */
const LEAST_SAID = 0.6;

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
 * Calls a section in which nothing stands out by the topic of the section before it: `Planning: decisions`, or
 * `Compositionality (continued)`; not where it begins something new (`isNew`).
 */
export function continueTopics<Titled extends NamedSection>(
  titled: readonly Titled[],
  isNew: (own: Titled) => boolean,
): readonly Titled[] {
  const named: Titled[] = [];
  const wentOn: boolean[] = [];
  for (const own of titled) {
    const title = wentOn.at(-1) === true || isNew(own) ? undefined : goOn(own, named);
    named.push(title === undefined ? own : { ...own, title, found: [] });
    wentOn.push(title !== undefined);
  }
  return named;
}

/** The topic that was named last, with what is said of it, where nothing in the section stands out. */
function goOn({ title, found }: NamedSection, before: readonly NamedSection[]): string | undefined {
  const topic = before.at(-1)?.title;
  const name = found.find((each) => each.title === title);
  const isPoor = name !== undefined && name.worth < LEAST_TOPIC && name.isGiven !== true;
  if (!isPoor || topic === undefined || ACT.test(topic)) return undefined;
  const used = before.map((section) => keyOfTitle(section.title));
  const saysMore = name.worth >= LEAST_SAID && !topic.includes(': ') && !repeat(topic, title);
  return (saysMore ? titleWithin(topic, title, used) : undefined) ?? topic + CONTINUED;
}
