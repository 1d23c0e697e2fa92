/** Verbs that carry a sentence. */
import { wordsOf } from '../../text/tidy/word-lists.js';

export const FINITE = wordsOf(
  `is are was were am be isn't aren't wasn't weren't has have had do does did don't doesn't didn't can can't could will won't would
  should may might must cannot it's that's there's what's here's he's she's let's i'm you're we're they're i've you've we've they've
  i'll you'll we'll they'll it'll that'll i'd you'd we'd they'd means mean gets get goes go gives give takes take makes make works
  work let lets tells tell shows show use uses used need needs want wants call calls called try tries learn learns looks turns
  starts start know think remember see say says happens becomes depends keep keeps puts put came come comes runs run ran went got
  made took gave became said told found kept left held led felt meant built sent spent lost won paid read cut set grew drew
  knew saw`,
);

/** "Is", "it's", "means": by its letters alone. */
export const isFiniteVerb = (lower: string): boolean => FINITE.has(lower) || /(?:'s|'re|'ll|'ve|'d|n't)$/.test(lower);
