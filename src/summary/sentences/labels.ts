/** What a point is, told by words that leave no doubt: a wrong mark beside a sentence is worse than none. */
import type { PointLabel } from '../../model/summary.js';

/** What opens with "if" or "when" says so itself. The first that fits: an example of a danger is an example. */
const LABELS: readonly (readonly [PointLabel, RegExp])[] = [
  ['example', /\b(?:for example|for instance|such as|imagine (?:that|you|a|we)|suppose (?:that|you|a|we))\b/i],
  ['why', /(?<!\b(?:not|just) )\b(?:because|the reason (?:is|why|for|we|that)|that's why|which is why|in order to|so that (?:we|you|it|the))\b/i],
  [
    'contrast',
    /\b(?:whereas|unlike|as opposed to|on the other hand|(?:the|only|main|big) (?:\w+ )?differences?|differs? from|different from)\b/i,
  ],
  [
    'warning',
    /\b(?:be careful|^avoid|(?:should|must|want to) avoid|you (?:should )?never|never (?:use|do|put|want)|you (?:don't|do not) want|the problem (?:is|with)|won't work|doesn't work|too (?:high|low|large|small|big|many|few|much|fast|slow)|overfit(?:s|ting)?)\b/i,
  ],
  ['how', /\bby (?!the\b|a\b|itself\b|default\b)(?!(?:nothing|something|anything|everything|morning|evening)\b)\w+ing\b|\bfirst\b.*\bthen\b|\bthe (?:first|next|second|last) step\b/i],
]; // prettier-ignore

/** Undefined where no words tell. */
export const labelOf = (text: string): PointLabel | undefined => LABELS.find(([, cue]) => cue.test(text))?.[0];

/** How much a sentence says of what is asked in an exam: why, what if, what the difference is. */
export const tellings = ({ text }: { readonly text: string }): number =>
  (labelOf(text) === undefined ? 0 : 1) +
  (/^(?:if|when|whenever|the (?:more|less|larger|smaller|higher|lower))\b/i.test(text) ? 1 : 0);
