/** Which concepts are named together, as a Mermaid graph: JupyterLab and GitHub draw it. */
import type { SummaryConcept } from '../../model/summary.js';
import { fenced } from '../../text/markdown/escape.js';

/** More cannot be read at the width of a notebook. */
const MOST_NODES = 12;
const FEWEST_EDGES = 3;
/** Each concept's two closest: enough to see what hangs together, few enough to follow. */
const EDGES_EACH = 2;

type Node = Pick<SummaryConcept, 'term' | 'related'>;

/** A fenced Mermaid block; undefined where too few concepts belong together for a picture, or too many to be read. */
export function drawConceptMap(nodes: readonly Node[]): string | undefined {
  const at = new Map(nodes.map(({ term }, nth) => [term, nth]));
  const edges = new Set<string>();
  nodes.forEach(({ related }, from) => {
    for (const term of related.slice(0, EDGES_EACH)) {
      const to = at.get(term);
      if (to !== undefined && to !== from) edges.add(`  c${Math.min(from, to)} --- c${Math.max(from, to)}`);
    }
  });
  const joined = new Set([...edges].flatMap((edge) => edge.match(/c\d+/g) ?? []));
  if (edges.size < FEWEST_EDGES || joined.size > MOST_NODES) return undefined;
  const linked = nodes.flatMap(({ term }, nth) => {
    return joined.has(`c${nth}`) ? [`  c${nth}["${labelOf(term)}"]`] : [];
  });
  return fenced(['graph LR', ...linked, ...edges].join('\n'), 'mermaid');
}

/** Mermaid reads quotes, `#`, brackets and HTML in a label; its own way to write them is `#34;`. */
function labelOf(term: string): string {
  return term.replace(/[^\p{L}\p{M}\p{N} .,:+/_-]/gu, (character) => `#${character.codePointAt(0) ?? 63};`);
}
