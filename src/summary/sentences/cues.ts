/** Phrases that tell what a sentence does. They match anywhere in it, whole words, any case. */
import type { Role } from '../../model/summary.js';

const phrases = (list: string): RegExp => new RegExp(`\\b(?:${list.replace(/\s*\n\s*/g, '')})\\b`, 'gi');

export const EXPLAINS = phrases(
  `because|means?|meaning|so that|in order to|instead of|rather than|the reason|reason (?:why|is)|the idea|the point|the goal|
the purpose|important|such as|whereas|compared|the difference|difference between|the problem|advantage|disadvantage|therefore|
depends on|allows?|corresponds?|represents?|consists?|measures?|computes?|is just|are just|is nothing|which is|if you|if we|
if your|as soon as|whenever|every time|always|never|too (?:much|many|high|low|big|small|large)|the more|the trick|try to|
need to|has to|have to|used (?:to|for)|useful|prevents?|increases?|decreases?|reduces?|equal to|the same as|similar to|
in other words|turns? (?:out|into)|makes? sure|called|known as|defined|that's why|so we (?:can|have|need)|otherwise|as a result|
leads? to|causes?|only if|no longer|without`,
);
export const DEFINES = phrases(
  `(?:is|are) (?:just |basically |simply |really |actually |nothing (?:but|more than|else than) |essentially |called |also called |
known as |defined as |when |where |a |an |the |something |some |one |how |what )|means|refers? to|stands? for|we call|
is called|so[- ]called|known as|defin(?:e|ed|ition)`,
);
export const KEY_IDEA = phrases(
  `the (?:key|main|big|whole|basic|important|crucial) (?:idea|point|thing|insight|concept|reason|difference)|
the (?:idea|point|goal|trick|reason|problem|purpose|intuition|question|solution) (?:is|here|of|behind|why|for|with|was)|
really important|most important|very important|in other words|in summary|to summari[sz]e|to recap|the bottom line|takeaway|
crucial|key (?:insight|idea|concept)|fundamental|that's (?:why|how|what|the)|this is (?:why|how|called|the reason)|in general`,
);
const CONTRASTS = phrases(
  `instead|rather than|whereas|unlike|compared|contrast|differen(?:t|ce)|on the other hand|but not|while|however|opposed to|versus|vs`,
);
const EXAMPLE = phrases(`for example|for instance|such as|imagine|say you|suppose|let's say|example|like a|e\\.g`);
const WARNS = phrases(
  `don't|do not|never|careful|avoid|problem|wrong|too (?:much|many|high|low|big|small|large|fast|slow)|fails?|overfit|won't|
mistake|danger|worse|bad|cannot|can't|doesn't work|explode|vanish`,
);
const GIVES_REASON = phrases(
  `because|the reason|reason|why|in order to|so that|that's why|therefore|purpose|allows?|helps?|useful|advantage|the goal|
in such a way|such that|as a result|leads? to|which means`,
);
const TELLS_HOW = phrases(
  `first|then|take|takes|multiply|multiplied|compute|computes|calculate|add|adds|subtract|update|apply|applies|pass|feed|sum|
start|starts|steps?|by (?:doing|taking|using|adding|multiplying|computing)|use|uses|using|goes|send|gets?|train|trained|if (?:you|we)`,
);

/** What is seen on the screen, and nowhere else. */
export const POINTS_AT_SCREEN = phrases(
  `here|over there|right there|this guy|that guy|these guys|those guys|this one|that one|these ones|this thing|that thing|
this stuff|this part|this side|these two|those two|this line|this slide|this picture|this video|this plot|this chart|this cell|
this row|this column|this arrow|this point|this box|left[- ]hand|right[- ]hand|on the left|on the right|top left|top right|
bottom left|bottom right|up there|down there|on top|at the bottom|on the bottom|on the screen|in the back|that bit|this bit`,
);
export const HOUSEKEEPING = phrases(
  `homework|midterm|exam|forums?|classroom|next (?:week|class|lecture|lesson|time)|last (?:week|class|lecture|lesson|time)|today|
tomorrow|yesterday|semester|lectures?|lessons?|course|students?|email|zoom|piazza|campuswire|slides?|screen|video|screenshot|
youtube|tweet(?:ed)?|twitter|blog ?post|paper|questions?|answer|chat|mic|microphone|volume|tonight|minutes|break|lunch|
thank(?:s| you)|welcome|refreshed|donations?|opencourseware|creative commons|recap|polls?|polling|sorry|guys|everyone|everybody|folks|notebook|wiki|github|repo|pull request|click(?:ing)?|
scroll(?:ing)?|button|tab|website|download`,
);
/** What a publisher says around the lecture. */
export const PROMOTES = phrases(
  `opencourseware|open courseware|creative commons|donations?|your support|subscribe|patreon|all rights reserved`,
);
export const ANNOUNCES = phrases(
  `(?:we|you|i)(?:'ll| will|'re going to|'re gonna| are going to| are gonna|'m going to|'m gonna| want to)(?: be| just| also| then| now)* (?:learn|learning|see|look|looking|talk|talking|discuss|come back|cover|get to|go (?:through|over|into|back)|show|start|do|doing|try|be (?:doing|using|learning)|explain|mention|find out|introduce|prove|recap|review|present|illustrate|demonstrate|describe|return|jump|move on|continue|finish|focus|walk)|
(?:should|will) make sense|before we|we(?:'ve| have)? (?:first |already |just )*(?:proved|introduced|covered|discussed|mentioned|reviewed)|having that as|a theme|
let's \\w+|let me|go ahead and|i want to|i wanted to|
i'll|i'm going|as (?:we|you|i)'ll|stick around|don't worry|shout[- ]?out|good (?:question|news)|check out|later|next up|
i hope|as (?:we|you) (?:remember|recall)|what we did|we talked|we saw|we've seen|we've (?:done|got|looked|talked)|you guys|pay attention|make sure you|try to (?:guess|figure)|can you`,
);
export const SHOWS = phrases(
  `(?:you|we|i)(?:'ll| can| will)* see|you(?:'ll| will)? (?:often )?(?:notice|find)|it says|look(?:s|ing)? at|pointed? out|showing|
as (?:we|you)|so far|in this example|it turns out|right now|i can (?:show|tell)|we come a long way|good news|bad news|
we (?:had|did|got|were|was|went)|for whatever reason|tends to|i find|i tend|we grab(?:bed)?|went|recommended?`,
);
export const INTERJECTION = /,\s*(?:yes|no|okay|ok|yeah|right|haha|huh|oh|ah)\b/gi;
export const LIKE = /\blike\b(?! (?:a|an|the|this|that|these|those|in|to)\b)/gi;
/** Openings that take something said before for granted. */
export const LEANS_BACK =
  /^(?:(?:not|so|still|here|now|nevertheless|therefore|because|whereas|then|or|also|otherwise|instead|again|even|another|other|that's why|same)\b|(?:for example|for instance|in other words|on the other hand|on the other side|at the same time|as a result)\b|(?:in|at|for|from|with) (?:this|that|these|those|such)\b|the (?:only|big|main|other|second|third|first|last|next|same|rest|differences?|former|latter)\b)/i;
export const EMPTY_REMARK =
  /^(?:that's|it's|this is|that is|it is|which is) (?:a |an |so |very |really |pretty |quite |a bit |not |just |kind of |super |looking )*(?:cool|great|good|nice|interesting|confusing|fun|amazing|easy|hard|weird|tricky|important|fine|ok|okay|awesome|true|right|correct|crazy|big|bad|wrong|simple|pretty|it|all|why|what|how|where|fantastic|useful|neat|handy)?[.!]?$/i;

/** "I'm talking a lot", "I forgot": of oneself, whatever reason is given. */
export const OF_ONESELF =
  /\bi(?:'m| am| was)?(?: still| just| also| a little| a bit| kind of)* (?:confused|forgot|forget|talking|wondering|swear|don't know|didn't know)\b|\bmy (?:understanding|question|bad)\b/i;

/** How often a phrase stands in a text, at most `most` times. */
export function countMatches(text: string, cue: RegExp, most: number): number {
  cue.lastIndex = 0;
  let count = 0;
  while (count < most && cue.exec(text) !== null) count++;
  return count;
}

const ROLES: readonly (readonly [Role, RegExp])[] = [
  ['warning', WARNS],
  ['contrast', CONTRASTS],
  ['example', EXAMPLE],
  ['why', GIVES_REASON],
  ['how', TELLS_HOW],
];

/** What a sentence does, by its words alone. */
export function rolesOf(text: string): Role[] {
  return ROLES.filter(([, cue]) => countMatches(text, cue, 1) > 0).map(([role]) => role);
}
