import type { Nodes } from 'mdast';
import type { Problem } from '../model/problem.js';
import { mapTree, walkTree } from '../text/markdown-tree.js';
import { leaksOf, ruleOf, type Leak } from '../text/released.js';
import { noteStampOf } from '../notebook/stamp/note.js';
import type { Block } from './blocks.js';

/** What stands in place of an address that was taken out of code or text. */
const TAKEN_OUT = '(link removed)';

function leaksIn(node: Nodes, rules: readonly string[]): readonly Leak[] {
  if (node.type === 'link' || node.type === 'image') {
    const rule = ruleOf(node.url, rules);
    return [
      ...(rule === undefined ? [] : [{ found: node.url, rule }]),
      ...leaksOf(`${node.title ?? ''} ${node.type === 'image' ? (node.alt ?? '') : ''}`, rules),
    ];
  }
  return 'value' in node ? leaksOf(node.value, rules) : [];
}

/** Every link, image, reference and address in code that leads to something unreleased. `lineOf` finds a text in the notebook's file. */
export function findLeaks(
  blocks: readonly Block[],
  rules: readonly string[],
  where: { readonly path: string; readonly lineOf: (text: string) => number },
): readonly Problem[] {
  if (rules.length === 0) return [];
  return blocks.flatMap((block) => {
    const leaks = new Map<string, Leak>();
    for (const node of block.nodes)
      walkTree(node, (inner) => leaksIn(inner, rules).forEach((leak) => leaks.set(leak.found, leak)));
    const note = noteStampOf(block.cell);
    return [...leaks.values()].map((leak): Problem => ({
      code: 'export/unreleased',
      level: 'error',
      message: `${leak.found} leads to ${leak.rule}, which is unreleased${note === undefined ? '' : ` (from ${note.path}, cell of line ${note.line})`}`,
      hint: 'Take the link out, or export with --links-to-unreleased drop.',
      place: { path: where.path, line: where.lineOf(leak.found) },
    }));
  });
}

/** Blocks without such links: their text stays, pictures go, addresses in code and text are taken out. */
export function dropLeaks(blocks: readonly Block[], rules: readonly string[]): readonly Block[] {
  return blocks.map((block) => {
    let isChanged = false;
    const change = (node: Nodes): readonly Nodes[] => {
      const leaks = leaksIn(node, rules);
      if (leaks.length === 0) return [node];
      isChanged = true;
      if (node.type === 'link') return node.children;
      if (node.type === 'image' || node.type === 'html') return [];
      if (!('value' in node)) return [node];
      return [{ ...node, value: leaks.reduce((value, { found }) => value.replaceAll(found, TAKEN_OUT), node.value) }];
    };
    const nodes = mapTree({ type: 'root', children: [...block.nodes] }, change).children;
    if (!isChanged) return block;
    return { cell: block.cell, index: block.index, kind: block.kind, startMs: block.startMs, nodes };
  });
}
