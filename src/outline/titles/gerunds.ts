import type { Lexicon } from '../../text/lexicon/lexicon.js';
import { wordsOf } from '../../text/tidy/word-lists.js';

/**
 * They say nothing of what is done, or what only somebody at the screen sees:
 * "look at", "let me show you", "click here".
 */
const EMPTY = wordsOf(
  `do does be have know say call think see look get go deal show give tell start try take talk move come put grab bring pull keep
  need want guess hope mean mention ask answer imagine hear remember recall notice feel like love wait stop finish begin happen
  believe figure let seem turn click type hit scroll zoom press share point assume suppose pretend pay end leave thank spend
  understand expect promise cover discuss introduce explain note consider check wrap dive dig jump sit stand meet watch listen
  allow help work play`,
);

/** Whether a verb, or its form in -ing, says nothing of what is done. */
export function isEmptyVerb(verb: string): boolean {
  const base = verb.replace(/ing$/, '');
  return [verb, base, `${base}e`, base.slice(0, -1)].some((form) => EMPTY.has(form));
}

/**
 * Before a form in -ing that is what the lecturer does, not a noun: "we're going to be reading", "start by reading".
 */
const BEFORE_GERUND = /^(?:be|by|start|we're|i'm)$/;

const ENDS_SHORT = /[^aeiou][aeiou][bdgklmnprtz]$/;

export interface VerbPlace {
  /** The word before the verb. */
  readonly before: string;
  /** An article or the like stands behind it. */
  readonly hasObject: boolean;
}

/** `create`: `creating`, where the word can be a verb; of several spellings the one that speech has most. */
export function gerundOf(verb: string, { before, hasObject }: VerbPlace, lexicon: Lexicon): string | undefined {
  if (verb.length < 3 || !/^\p{L}+$/u.test(verb)) return undefined;
  const { wordClass, marks } = lexicon.lookUp(verb);
  if (wordClass === 'ing' || before === 'be')
    return /.ing$/.test(verb) && BEFORE_GERUND.test(before) ? verb : undefined;
  const isVerb = wordClass === 'verb' || marks.includes('v');
  // "load the", "zero the": nouns and numbers are verbs where an object follows.
  if (!isVerb && !(hasObject && (wordClass === 'noun' || marks.includes('d')))) return undefined;
  if (/(?:[^s]s|[^bre]ed)$/.test(verb)) return undefined;
  return spellGerund(verb, lexicon);
}

function spellGerund(verb: string, lexicon: Lexicon): string {
  if (verb.endsWith('ic')) return `${verb}king`;
  const forms = [
    ...(/[^eoy]e$/.test(verb) ? [`${verb.slice(0, -1)}ing`] : []),
    ...(ENDS_SHORT.test(verb) ? [`${verb}${verb.slice(-1)}ing`] : []),
    `${verb}ing`,
  ];
  const [best] = forms
    .map((form) => ({ form, ...lexicon.lookUp(form) }))
    .filter(({ listed }) => listed)
    .toSorted((a, b) => b.background - a.background);
  const unlisted = ENDS_SHORT.test(verb) && verb.length > 4 ? `${verb}ing` : forms[0]!;
  return best?.form ?? unlisted;
}
