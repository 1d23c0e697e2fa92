import type { Narration, Paragraph, Sentence } from '../../model/narration.js';

/** Words a paragraph should have. */
const SHORTEST = 40;
const LONGEST = 120;

/** A paragraph that a person typed is cut only where nobody would read it. */
const LONGEST_TYPED = 400;

/** What a sure break is worth, against 1 for a paragraph that is empty or twice too long. */
const BREAK_WORTH = 0.8;

/**
 * Index (0 to the number of sentences) of the sentence before which something stands that happens at `atMs`:
 * the sentence boundary nearest to that time.
 */
export function sentenceBoundaryNear(narration: Narration, atMs: number): number {
  const { sentences } = narration;
  let from = 0;
  let to = sentences.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sentences[middle]?.startMs ?? 0) < atMs) from = middle + 1;
    else to = middle;
  }
  if (from === 0) return 0;
  const before = atMs - boundaryMs(sentences, from - 1);
  const after = boundaryMs(sentences, from) - atMs;
  return from === sentences.length && after < 0 ? from : before <= after ? from - 1 : from;
}

/** Time of the boundary before a sentence; of the last boundary, the end of the speech. */
function boundaryMs(sentences: readonly Sentence[], at: number): number {
  return sentences[at]?.startMs ?? sentences[sentences.length - 1]?.endMs ?? 0;
}

/**
 * Paragraphs that a person typed are kept. Else paragraphs of 40 to 120 words where the breaks are, none across a hard
 * break (times in ms, ascending: captures and section starts) or a change of speaker. Shortest paths over the sentences
 * of each stretch, as in Knuth and Plass (1981) for lines.
 */
export function cutParagraphs(narration: Narration, hardBreaksMs: readonly number[]): readonly Paragraph[] {
  const { sentences } = narration;
  const forced = new Set(hardBreaksMs.map((atMs) => sentenceBoundaryNear(narration, atMs)));
  const paragraphs: Paragraph[] = [];
  let from = 0;
  const typed = sentences.some(({ opensParagraph }) => opensParagraph === true);
  for (let to = 1; to <= sentences.length; to++) {
    const opens = sentences[to]?.opensParagraph === true;
    if (to < sentences.length && !forced.has(to) && !opens && !turns(sentences[to - 1], sentences[to])) continue;
    const keeps = typed && wordsOf(sentences, from, to) <= LONGEST_TYPED;
    paragraphs.push(...(keeps ? [{ from, to }] : cutStretch(sentences, from, to)));
    from = to;
  }
  return paragraphs;
}

const wordsOf = (sentences: readonly Sentence[], from: number, to: number): number =>
  sentences.slice(from, to).reduce((sum, { words }) => sum + words.length, 0);

const turns = (before?: Sentence, after?: Sentence) =>
  after?.turn === true ||
  before?.speaker !== after?.speaker ||
  (before?.fromAudience ?? false) !== (after?.fromAudience ?? false);

function cutStretch(sentences: readonly Sentence[], from: number, to: number): Paragraph[] {
  const best = [0];
  const start = [from];
  for (let end = from + 1; end <= to; end++) {
    let words = 0;
    let least = Infinity;
    for (let begin = end - 1; begin >= from; begin--) {
      words += sentences[begin]?.words.length ?? 0;
      if (words > 2 * LONGEST && begin < end - 1) break;
      const gain = begin === from ? 0 : BREAK_WORTH * (sentences[begin]?.breakBefore ?? 0);
      const cost = (best[begin - from] ?? Infinity) + misfit(words) - gain;
      if (cost >= least) continue;
      least = cost;
      start[end - from] = begin;
    }
    best[end - from] = least;
  }
  const cuts: Paragraph[] = [];
  for (let end = to; end > from; end = start[end - from] ?? from)
    cuts.push({ from: start[end - from] ?? from, to: end });
  return cuts.reverse();
}

/** 0 inside the wanted lengths, plus a little for each paragraph so that breaks need a reason. */
function misfit(words: number): number {
  const short = Math.max(0, SHORTEST - words) / SHORTEST;
  const long = Math.max(0, words - LONGEST) / LONGEST;
  return 0.3 + 2 * short * short + 4 * long * long + 2 * long;
}
