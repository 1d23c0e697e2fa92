/** The commonest words of spoken English; no other language with Latin letters has many of them. */
const ENGLISH = new Set(
  `the and of to a in is you that it we so this i for on what have be but are not with as can do if at they your there
  just was or how about out one from like all some my going know now would don't it's that's`.split(/\s+/),
);

/** Share of such words: English talks have .45 to .6, other languages below .1. */
const ENOUGH = 0.25;

/** Whether the words are English, whatever the lecture says of itself: a transcript alone says nothing. */
export function isEnglish(language: string, tokens: readonly { readonly text: string }[]): boolean {
  if (!/^en\b/i.test(language)) return false;
  if (tokens.length < 20) return true;
  let hits = 0;
  const sample = Math.ceil(tokens.length / 2000);
  let seen = 0;
  for (let at = 0; at < tokens.length; at += sample, seen++)
    if (ENGLISH.has((tokens[at]?.text ?? '').toLowerCase().replace(/^[^a-z']+|[^a-z']+$/g, ''))) hits++;
  return hits >= ENOUGH * seen;
}
