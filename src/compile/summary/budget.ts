/** Keeps a summary at a tenth of the full notebook's words: what is told beside the explanations goes first. */
import type { Concept } from '../../model/concept.js';
import type { Notebook } from '../../model/notebook.js';

/** How much the summary tells beside headings, explanations and their moments. */
export interface Detail {
  /** Every mention as a link. */
  readonly mentions: boolean;
  /** The terms a concept goes with; the concept map shows them too. */
  readonly related: boolean;
  /** The line that counts mentions, also where the explanation's own link has told the moment. */
  readonly counts: boolean;
  readonly outlineConcepts: boolean;
  /** Terms that go without their quotation. */
  readonly unquoted: ReadonlySet<string>;
}

/** A summary is at most this share of the full notebook's words. */
const GREATEST_SHARE = 0.1;

/** A talk of a few minutes has so few that no explanation would fit: its summary may have these. */
const FEWEST_WORDS = 150;

/** The most words a summary of this notebook may have. */
export const mostWords = (full: Notebook): number => Math.max(FEWEST_WORDS, GREATEST_SHARE * countWords(full));

/**
 * From all to least: mentions, related terms, counts and the outline's concepts go; then quotations one by one. No concept goes.
 */
export function detailsFor(concepts: readonly Concept[]): readonly Detail[] {
  const all = { mentions: true, related: true, counts: true, outlineConcepts: true, unquoted: new Set<string>() };
  const noMentions = { ...all, mentions: false };
  const noRelated = { ...noMentions, related: false };
  const noCounts = { ...noRelated, counts: false };
  const least = { ...noCounts, outlineConcepts: false };
  const order = orderOfLoss(concepts);
  const fewer = order.map((_, nth) => ({
    ...least,
    unquoted: new Set(order.slice(0, nth + 1).map(({ term }) => term)),
  }));
  return [all, noMentions, noRelated, noCounts, least, ...fewer];
}

/** The most central concepts keep their definitions longest. */
const CENTRAL = 3;

/** Passages go before definitions, the least central first; of definitions the longest first, so that few have to go. */
function orderOfLoss(concepts: readonly Concept[]): readonly Concept[] {
  const lengthOf = ({ definition }: Concept): number => definition?.text.split(' ').length ?? 0;
  const isSure = ({ definition }: Concept): boolean => definition?.sure === true;
  const passages = concepts.filter(({ definition }) => definition?.sure === false).reverse();
  const others = concepts.slice(CENTRAL).filter(isSure);
  others.sort((a, b) => lengthOf(b) - lengthOf(a));
  return [...passages, ...others, ...concepts.slice(0, CENTRAL).filter(isSure).reverse()];
}

/** The concepts as a detail tells them. */
export function quoted(concepts: readonly Concept[], { unquoted }: Detail): readonly Concept[] {
  return concepts.map((concept) => {
    if (!unquoted.has(concept.term)) return concept;
    const { definition, ...bare } = concept;
    return definition === undefined ? concept : bare;
  });
}

/** The first notebook within the words, else the last one, with its detail. */
export function firstThatFits(
  details: readonly Detail[],
  most: number,
  compile: (detail: Detail) => Notebook,
): { readonly notebook: Notebook; readonly detail: Detail } {
  const [detail, ...rest] = details;
  if (detail === undefined) throw new RangeError('no detail to compile with');
  const notebook = compile(detail);
  if (rest.length === 0 || countWords(notebook) <= most) return { notebook, detail };
  return firstThatFits(rest, most, compile);
}

/** Words that a reader sees in the Markdown cells: no code, link targets, pictures or tags. */
export function countWords({ cells }: Notebook): number {
  const text = cells.flatMap((cell) => (cell.cell_type === 'markdown' ? cell.source : [])).join('\n');
  const prose = text
    .replace(/^(`{3,}|~{3,}).*\n[^]*?\n\1$/gm, ' ')
    .replace(/!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|<\/?\w+>/g, ' ');
  return prose.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0;
}
