/** Which concepts are named together, as a Mermaid graph: JupyterLab and GitHub draw it. */
import type { Concept } from '../../model/concept.js';
import { fenced } from '../escape.js';

const MOST_NODES = 15;
const FEWEST_EDGES = 3;
/** Each concept's two closest: enough to see what hangs together, few enough to follow. */
const EDGES_EACH = 2;

/** A fenced Mermaid block; undefined where too few concepts belong together for a picture. */
export function drawConceptMap(concepts: readonly Concept[]): string | undefined {
  const nodes = concepts.slice(0, MOST_NODES);
  const at = new Map(nodes.map(({ term }, nth) => [term, nth]));
  const edges = new Set<string>();
  nodes.forEach(({ related }, from) => {
    for (const term of related.slice(0, EDGES_EACH)) {
      const to = at.get(term);
      if (to !== undefined && to !== from) edges.add(`  c${Math.min(from, to)} --- c${Math.max(from, to)}`);
    }
  });
  if (edges.size < FEWEST_EDGES) return undefined;
  const linked = nodes.flatMap(({ term }, nth) => {
    const used = [...edges].some((edge) => edge.split(/\s+/).includes(`c${nth}`));
    return used ? [`  c${nth}["${labelOf(term)}"]`] : [];
  });
  return fenced(['graph LR', ...linked, ...edges].join('\n'), 'mermaid');
}

/** Mermaid reads quotes, `#`, brackets and HTML in a label; its own way to write them is `#34;`. */
function labelOf(term: string): string {
  return term.replace(/[^\p{L}\p{M}\p{N} .,:+/_-]/gu, (character) => `#${character.codePointAt(0) ?? 63};`);
}
