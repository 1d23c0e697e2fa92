import type { Nodes } from 'mdast';
import { noteStampOf } from '../../notebook/stamp/note.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { mapTree, walkTree } from '../../text/markdown/markdown-tree.js';
import { leaksOf, ruleOf, type Leak } from '../../text/links/released.js';
import type { Block } from '../tree/blocks.js';
import type { LectureFacts } from '../lecture-facts.js';

export interface ReleaseOptions {
  /** The notebook's file, as problems name it. */
  readonly path: string;
  /** More hosts, paths, video ids and lessons that are unreleased, beside those that the lecture names. */
  readonly unreleased?: readonly string[];
  readonly linksToUnreleased?: 'refuse' | 'drop';
  /** The line of the notebook's file in which a text stands. */
  readonly lineOf?: (text: string) => number;
  /** What a drawing beside the notebook says, where it is text (SVG). */
  readonly readDrawing?: ((href: string) => string | undefined) | undefined;
}

/** What an export must not lead to, and what is done about it: a lecture that is itself not out may lead there. */
export interface Release {
  readonly rules: readonly string[];
  readonly policy: 'refuse' | 'drop' | 'allow';
  readonly path: string;
  readonly lineOf: (text: string) => number;
  readonly readDrawing: (href: string) => string | undefined;
}

export function releaseOf(lecture: LectureFacts | undefined, options: ReleaseOptions): Release {
  const {
    path,
    unreleased = [],
    linksToUnreleased = 'refuse',
    lineOf = () => 0,
    readDrawing = () => undefined,
  } = options;
  const isShared = lecture === undefined || ['public', 'unlisted'].includes(lecture.visibility);
  const policy = linksToUnreleased === 'drop' ? 'drop' : isShared ? 'refuse' : 'allow';
  const rules = [...new Set([...(lecture?.unreleased ?? []), ...unreleased])];
  return { rules, policy, path, lineOf, readDrawing };
}

/** What stands in place of an address that was taken out of code or text. */
const TAKEN_OUT = '(link removed)';

/** Blocks that lead to nothing unreleased; undefined where that is refused. */
export function releaseBlocks(blocks: readonly Block[], release: Release): Outcome<readonly Block[] | undefined> {
  const { rules, policy } = release;
  if (rules.length === 0 || policy === 'allow') return { value: blocks, problems: [] };
  if (policy === 'drop') return { value: blocks.map((block) => dropLeaks(block, release)), problems: [] };
  const problems = blocks.flatMap((block) => {
    const leaks = new Map<string, Leak>();
    const add = (found: readonly Leak[]) => found.forEach((leak) => leaks.set(leak.found, leak));
    for (const node of block.nodes) walkTree(node, (inner) => add(leaksIn(inner, release)));
    // Definitions that nothing refers to come back with a note as it was written.
    if (leaks.size === 0) add(leaksOf(block.written ?? '', rules));
    const note = noteStampOf(block.cell);
    const from = note === undefined ? '' : ` (from ${note.path}, cell of line ${note.line})`;
    // What is encoded is told with the cell's line.
    const lineOf = (text: string) => release.lineOf(text) || release.lineOf(block.cell.id ?? '');
    return [...leaks.values()].map((leak) => leakProblem(leak, { ...release, lineOf }, from));
  });
  return { value: problems.length === 0 ? blocks : undefined, problems };
}

function leaksIn(node: Nodes, { rules, readDrawing }: Release): readonly Leak[] {
  if (node.type === 'link' || node.type === 'image') {
    const rule = ruleOf(node.url, rules);
    return [
      ...(rule === undefined ? [] : [{ found: node.url, rule }]),
      ...leaksOf(`${node.title ?? ''} ${node.type === 'image' ? (node.alt ?? '') : ''}`, rules),
      ...(node.type === 'image' ? leaksOf(readDrawing(node.url) ?? '', rules) : []),
    ];
  }
  return 'value' in node ? leaksOf(node.value, rules) : [];
}

/** The block without such links: their text stays, pictures go, addresses in code and text are taken out. */
function dropLeaks(block: Block, release: Release): Block {
  const { rules } = release;
  let isChanged = leaksOf(block.written ?? '', rules).length > 0;
  const change = (node: Nodes): readonly Nodes[] => {
    const leaks = leaksIn(node, release);
    if (leaks.length === 0) return [node];
    isChanged = true;
    if (node.type === 'link') return node.children;
    if (node.type === 'image' || node.type === 'html') return [];
    return 'value' in node ? [{ ...node, value: without(node.value, leaks) }] : [node];
  };
  const nodes = mapTree({ type: 'root', children: [...block.nodes] }, change).children;
  if (!isChanged) return block;
  return { cell: block.cell, index: block.index, kind: block.kind, startMs: block.startMs, nodes };
}

const without = (text: string, leaks: readonly Leak[]) =>
  [...leaks]
    .sort((a, b) => b.found.length - a.found.length)
    .reduce((rest, { found }) => rest.replaceAll(found, TAKEN_OUT), text);

/**
 * Facts of a lecture, sections, concepts: plain values whose texts are written beside the blocks, in credit, chapters,
 * cards. A text that leads to something unreleased is refused;
 * dropped, a lecture's address is missing and another text has what it says of it taken out.
 */
export function releaseFacts<Value>(value: Value, release: Release): Outcome<Value | undefined> {
  const { rules, policy } = release;
  if (rules.length === 0 || policy === 'allow') return { value, problems: [] };
  const leaks = new Map<string, Leak>();
  const released = mapTexts(value, (text) => {
    const rule = /\s/.test(text) ? undefined : ruleOf(text, rules);
    const found = rule === undefined ? leaksOf(text, rules) : [{ found: text, rule }];
    found.forEach((leak) => leaks.set(leak.found, leak));
    if (rule !== undefined) return undefined;
    return found.length === 0 ? text : without(text, found);
  }) as Value;
  if (leaks.size === 0 || policy === 'drop') return { value: released, problems: [] };
  return { value: undefined, problems: [...leaks.values()].map((leak) => leakProblem(leak, release)) };
}

/** What a lecture may lack; of other values each text stays a text. */
const MAY_LACK = ['lecture', 'video'];

/** A value with each of its texts changed. The rules themselves are left alone. */
function mapTexts(value: unknown, change: (text: string) => string | undefined, mayLack = false): unknown {
  if (typeof value === 'string') return change(value) ?? (mayLack ? undefined : TAKEN_OUT);
  if (Array.isArray(value)) return value.map((item: unknown) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, field]): [string, unknown] => [
    key,
    key === 'unreleased' ? field : mapTexts(field, change, mayLack || MAY_LACK.includes(key)),
  ]);
  return Object.fromEntries(entries.filter(([, field]) => field !== undefined));
}

const leakProblem = ({ found, rule }: Leak, { path, lineOf }: Release, from = ''): Problem => ({
  code: 'export/unreleased',
  level: 'error',
  message: `${found} leads to ${rule}, which is unreleased${from}`,
  hint: 'Take the link out, or export with --links-to-unreleased drop.',
  place: { path, line: lineOf(found) },
});
