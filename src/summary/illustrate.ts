/** The slide and the formula that belong to a concept: told by their words, not by what happened to be on screen. */
import type { Capture } from '../model/capture.js';
import type { Lecture } from '../model/lecture.js';
import type { Formula, SummaryConcept } from '../model/summary.js';
import { courseMarkdown, readWritten } from '../text/written.js';
import { formsOf, MentionFinder } from './terms/mentions.js';
import type { Words } from './sentences/words.js';

/** Adds to each concept its slide and formula; a slide is shown once. */
export function illustrate(concepts: readonly SummaryConcept[], lecture: Lecture, words: Words): SummaryConcept[] {
  const finder = new MentionFinder(concepts.map((concept) => formsOf(concept, words)));
  const counts = (text: string): ReadonlyMap<number, number> => countTerms(text, finder, words);
  const slides = findSlides(concepts, lecture, counts);
  const formulas = assignFormulas(formulasOf(lecture), counts);
  return concepts.map((concept, term) => {
    const slide = slides[term];
    const formula = formulas.get(term);
    return { ...concept, ...(formula && { formula }), ...(slide !== undefined && { slide }) };
  });
}

function countTerms(text: string, finder: MentionFinder, words: Words): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const { term } of finder.find(words.cut(text))) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}

type Count = (text: string) => ReadonlyMap<number, number>;

/** A slide counts as on screen from then on for this long, where its end is not known. */
const SLIDE_MS = 5 * 60_000;
const TITLE_WORTH = 4;
const ON_SCREEN_WORTH = 3;
/** Named in the title, or twice, or once on the slide that is on screen while it is explained. */
const LEAST = 2;
/** A slide that names everything, an agenda, is about nothing. */
const MOST_TERMS = 6;

/** What stands on a page of thanks, of sources or of terms of use. */
const CREDITS =
  /\b(?:creative commons|terms of use|licen[cs]ed under|thank you|thanks for (?:listening|watching)|any questions)\b|^(?:references|bibliography|further reading|questions\??)$/im;

/** The first page of a deck names the lecture, its last ones thank: neither explains what its title names. */
const isCover = ({ deck, title = '', content }: Capture): boolean =>
  deck?.page === 1 || (deck !== undefined && CREDITS.test(`${title}\n${content}`));

/** For each concept the index of the slide that says most of it. */
function findSlides(
  concepts: readonly SummaryConcept[],
  { captures, title }: Lecture,
  count: Count,
): (number | undefined)[] {
  const options: { readonly term: number; readonly index: number; readonly score: number }[] = [];
  captures.forEach((capture, index) => {
    if (capture.kind !== 'slide' || capture.image === undefined || capture.atMs === undefined) return;
    if (capture.returnOfMs !== undefined || capture.title === title || isCover(capture)) return;
    const [titles, texts] = [count(capture.title ?? ''), count(capture.content)];
    if (texts.size > MOST_TERMS) return;
    for (const term of new Set([...titles.keys(), ...texts.keys()])) {
      const { startMs } = concepts[term]!.lead;
      const seen = startMs >= capture.atMs && startMs <= (capture.endMs ?? capture.atMs + SLIDE_MS);
      const named = (titles.has(term) ? TITLE_WORTH : 0) + Math.min(3, texts.get(term) ?? 0);
      const score = named + (seen ? ON_SCREEN_WORTH : 0);
      if (named >= LEAST || seen) options.push({ term, index, score });
    }
  });
  options.sort((a, b) => b.score - a.score || a.index - b.index);
  const chosen = concepts.map((): number | undefined => undefined);
  const used = new Set<number>();
  for (const { term, index } of options)
    if (chosen[term] === undefined && !used.has(index)) {
      chosen[term] = index;
      used.add(index);
    }
  return chosen;
}

/** A heading tells more of what a formula is than the words around it. */
const HEADING_WORTH = 4;

/** Each formula goes to the concept that is named most around it; a concept has the first of its own. */
function assignFormulas(formulas: readonly FoundFormula[], count: Count): ReadonlyMap<number, Formula> {
  const assigned = new Map<number, Formula>();
  const known = new Set<string>();
  for (const { text, kind, near, heading } of formulas) {
    const scores = new Map(count(near));
    for (const [term, times] of count(heading)) scores.set(term, (scores.get(term) ?? 0) + HEADING_WORTH * times);
    const [best] = [...scores].sort((a, b) => b[1] - a[1]);
    if (best === undefined || assigned.has(best[0]) || known.has(text)) continue;
    known.add(text);
    assigned.set(best[0], { text, kind });
  }
  return assigned;
}

interface FoundFormula extends Formula {
  /** The words around it, and the heading above. */
  readonly near: string;
  readonly heading: string;
}

const MOST_CHARACTERS = 300;

/** Displayed and inline formulas that state something, in the order of the lecture's notebooks, notes and slides. */
function formulasOf(lecture: Lecture): FoundFormula[] {
  const { captures } = lecture;
  const notes = captures.flatMap(({ kind, content }) => (kind === 'note' ? [content] : []));
  // Taken off a page or a picture, what stands above and below a line is lost: a half becomes 12.
  const typed = captures.filter(({ kind, deck, read }) => kind === 'slide' && deck === undefined && read === undefined);
  const slides = typed.flatMap(({ title = '', content }) => linesWithFormula(title, content));
  return [...[...courseMarkdown(lecture), ...notes].flatMap(texFormulas), ...slides].filter(
    ({ text }) => text.length <= MOST_CHARACTERS,
  );
}

const TEX = /\$\$([^$]+)\$\$|\\\[([\s\S]+?)\\\]|(?<![\\$\w])\$([^$\n=]+=[^$\n]+)\$(?![\d\w])/g;

/** Formulas of Markdown with the paragraph that they stand in and the ones beside it, and the heading above. */
function texFormulas(markdown: string): FoundFormula[] {
  const { headings } = readWritten(markdown);
  return [...markdown.matchAll(TEX)].flatMap((match): FoundFormula[] => {
    const tex = (match[1] ?? match[2] ?? match[3] ?? '').trim();
    if (!/[=≈≤≥<>]|\\(?:approx|leq|geq|propto|to|mapsto|sum|frac)/.test(tex)) return [];
    const before = markdown.slice(0, match.index);
    const heading = headings.findLast(({ at }) => at < match.index)?.markdown ?? '';
    const around = `${before.slice(-NEAR)} ${markdown.slice(match.index + match[0].length, match.index + match[0].length + NEAR / 3)}`;
    return [{ text: tex, kind: 'tex', near: around.replace(TEX, ' '), heading }];
  });
}

/** Characters before a formula that tell what it is of. */
const NEAR = 240;

/** "loss = mean((y - p)^2)": a short line of a slide with an equals sign and more than words around it. */
function linesWithFormula(title: string, content: string): FoundFormula[] {
  return content.split('\n').flatMap((line): FoundFormula[] => {
    const text = line.trim();
    const isFormula =
      /^[^=]{1,60}[=≈][^=]{1,120}$/.test(text) &&
      /[+\-*/^²∑∂√()\d]/.test(text) &&
      !/[.!?]\s/.test(text) &&
      !/[;{}]/.test(text);
    return isFormula ? [{ text, kind: 'plain', near: text, heading: title }] : [];
  });
}
