import type { Talk } from '../talk.js';

/** What a speaker says when a new topic begins, by class; each is looked for in the first words of a sentence. */
const OPENING: readonly (readonly [name: string, pattern: RegExp])[] = [
  ['okay', /\b(okay|ok|alright|all right)\b/],
  ['so', /^(so|and so|okay so|ok so|all right so|alright so) /],
  [
    'lets',
    /\b(let's|let me|let us|i want to|i wanted to|i'm going to|we're going to|we're gonna|i'll|i'd like|we'll)\b/,
  ],
  [
    'next',
    /\b(next|another|other thing|one more|finally|last|move on|moving on|back to|turn to|start with|before we|first|second|third|step|example|examples|one thing|also)\b/,
  ],
  ['question', /\b(question|questions|asked|asking|yes)\b/],
  ['what', /\b(what is|what's|what are|how do|how does|how to|what do|why do|why is|remember)\b/],
  ['asks', /^(?:(?:so|and|okay|ok|now|then|but) )*(?:how|what|why|where|who|which)\b/],
  ['now', /\bnow\b/],
  [
    'reached',
    /\b(now that|once we|once you|at this point|at that point|we're now|we now|we need to|we have to|we can now|ready to)\b/,
  ],
  ['here', /\b(here is|here's|here are|this is|there is|there's|these are)\b/],
];

/** What closes a topic, in the last words of the sentence before. */
const CLOSING =
  /\b(that's it|that's all|that's great|so that's|there you go|thank you|thanks|cool|that's why|that's how|that's what|any questions|makes sense|make sense|good question|all there is|okay)\b/;

const OPENING_WORDS = 10;
/** A shorter sentence (`Okay.`) is read on into the next. */
const SHORT_WORDS = 4;
const CLOSING_WORDS = 12;

/** Names of the marker features, in order. */
export const MARKERS: readonly string[] = [...OPENING.map(([name]) => name), 'close', 'noise'];

/** One row per marker, one column per sentence: 1 where the marker stands at its start (or at the end before it). */
export function findMarkers({ words, sentences }: Talk): readonly Float64Array[] {
  const rows = MARKERS.map(() => new Float64Array(sentences));
  words.forEach((own, at) => {
    const whole = own.length < SHORT_WORDS ? [...own, ...(words[at + 1] ?? [])] : own;
    const head = `${whole.slice(0, OPENING_WORDS).join(' ')} `;
    OPENING.forEach(([, pattern], row) => {
      if (pattern.test(head)) rows[row]![at] = 1;
    });
    const before = words[at - 1] ?? [];
    if (CLOSING.test(before.slice(-CLOSING_WORDS).join(' '))) rows[OPENING.length]![at] = 1;
    const noise = [...before.slice(-3), ...own.slice(0, 3)];
    if (noise.some((word) => word === 'laughter' || word === 'applause' || word === 'music'))
      rows[OPENING.length + 1]![at] = 1;
  });
  return rows;
}
