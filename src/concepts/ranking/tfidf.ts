/**
 * The baseline that other tools offer: `natural`'s TF-IDF over words and phrases, each text cut into blocks that are
 * its corpus. A module of its own because `natural` takes longer to load than the whole extraction takes to run.
 */
import { TfIdf } from 'natural/lib/natural/tfidf/index.js';
import type { ReadData } from '../../model/host.js';
import { openLexicon } from '../../text/lexicon/lexicon.js';
import { findCandidates } from './candidates.js';
import { spellingsOf, type Term } from './select.js';
import { tokenize } from './tokens.js';

/** Tokens of a block. */
const BLOCK = 250;

/** The terms with the greatest sum of TF-IDF over the blocks of the text, best first, at most `top`. */
export function extractByTfIdf(
  text: string,
  options: { readonly readData: ReadData; readonly top?: number },
): readonly Term[] {
  const tokens = tokenize(text, openLexicon(options.readData));
  const candidates = findCandidates(tokens);
  const blocks: string[][] = Array.from({ length: Math.ceil(tokens.count / BLOCK) }, () => []);
  // Terms are told to TfIdf as numbers: its documents are plain objects, where a term like "constructor" is trouble.
  candidates.forEach(({ positions }, id) => {
    for (const at of positions) blocks[Math.floor(at / BLOCK)]?.push(`t${id}`);
  });
  const tfIdf = new TfIdf();
  for (const block of blocks) tfIdf.addDocument(block);
  const scores = new Float64Array(candidates.length);
  blocks.forEach((_, block) => {
    for (const { term, tfidf } of tfIdf.listTerms(block)) scores[Number(term.slice(1))]! += tfidf;
  });
  const ranked = candidates
    .map((candidate, id) => ({ candidate, score: scores[id]! }))
    .sort((a, b) => b.score - a.score);
  return ranked.slice(0, options.top ?? 20).map(({ candidate, score }) => {
    const [term = '', ...variants] = spellingsOf(tokens, [candidate]);
    return { term, variants, score, mentions: Array.from(candidate.positions, (at) => tokens.starts[at]!) };
  });
}
