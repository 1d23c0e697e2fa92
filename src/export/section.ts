import type { FootnoteDefinition, RootContent } from 'mdast';
import { momentHref } from '../compile/links.js';
import { formatClock } from '../model/wording/clock.js';
import { ENGLISH, say, type MessageTable } from '../model/wording/messages.js';
import { textOf } from '../text/markdown/markdown-tree.js';
import { cutLetters } from '../text/words.js';
import type { Block } from './tree/blocks.js';
import type { ConceptFacts, LectureFacts } from './lecture-facts.js';

export interface FoundSection {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly startMs: number | undefined;
  readonly endMs: number | undefined;
}

const plain = (title: string) => cutLetters(title).join(' ');

const headingOf = ({ nodes, kind }: Block) =>
  kind === 'title' ? undefined : nodes.find((node) => node.type === 'heading');

/** Titles under which a section can be asked for. */
export function sectionTitles(blocks: readonly Block[]): readonly string[] {
  return blocks.flatMap((block) => {
    const heading = headingOf(block);
    return heading === undefined ? [] : [textOf(heading).trim()];
  });
}

/** From the heading of that title to the next one of its level or above; undefined where no heading is called so. */
export function findSection(blocks: readonly Block[], title: string): FoundSection | undefined {
  const wanted = plain(title);
  const from = blocks.findIndex((block) => {
    const heading = headingOf(block);
    return heading !== undefined && plain(textOf(heading)) === wanted;
  });
  const heading = from < 0 ? undefined : headingOf(blocks[from]!);
  if (heading === undefined) return undefined;
  const rest = blocks.slice(from + 1);
  const length = rest.findIndex((block) => {
    const next = headingOf(block);
    return (
      next !== undefined &&
      next.depth <= heading.depth &&
      (block.kind === 'section' || blocks[from]?.kind !== 'section')
    );
  });
  const inside = blocks.slice(from, length < 0 ? blocks.length : from + 1 + length);
  return {
    title: textOf(heading).trim(),
    blocks: inside,
    startMs: blocks[from]?.startMs,
    endMs: length < 0 ? undefined : rest.slice(length).find(({ startMs }) => startMs !== undefined)?.startMs,
  };
}

/**
 * What a section takes for known:
 * concepts that are named in it and explained elsewhere, each with a footnote to its moment.
 */
export function neededDefinitions(
  { blocks, startMs = 0, endMs = Infinity }: FoundSection,
  concepts: readonly ConceptFacts[],
  { lecture, messages = ENGLISH }: { readonly lecture: LectureFacts; readonly messages?: MessageTable | undefined },
): { readonly nodes: readonly RootContent[]; readonly footnotes: readonly FootnoteDefinition[] } {
  const words = ` ${plain(blocks.map(({ nodes }) => nodes.map(textOf).join(' ')).join(' '))} `;
  const needed = concepts.filter(({ term, variants, definition, explainedAtMs }) => {
    const isHere = explainedAtMs >= startMs && explainedAtMs < endMs;
    return !isHere && definition !== '' && [term, ...variants].some((name) => words.includes(` ${plain(name)} `));
  });
  if (needed.length === 0) return { nodes: [], footnotes: [] };
  const items = needed.map(({ term, definition }, nth) => ({
    type: 'listItem' as const,
    spread: false,
    children: [
      {
        type: 'paragraph' as const,
        children: [
          { type: 'strong' as const, children: [{ type: 'text' as const, value: term }] },
          { type: 'text' as const, value: `: ${definition}` },
          { type: 'footnoteReference' as const, identifier: `term-${nth + 1}`, label: `term-${nth + 1}` },
        ],
      },
    ],
  }));
  const lead: RootContent = {
    type: 'paragraph',
    children: [{ type: 'text', value: say(messages, 'creditTerms') }],
  };
  return {
    nodes: [lead, { type: 'list', ordered: false, spread: false, children: items }],
    footnotes: needed.map(({ explainedAtMs }, nth) => momentNote(`term-${nth + 1}`, explainedAtMs, lecture)),
  };
}

function momentNote(
  identifier: string,
  atMs: number,
  { title = 'the lecture', video }: LectureFacts,
): FootnoteDefinition {
  const clock = { type: 'text' as const, value: formatClock(atMs) };
  const moment =
    video === undefined ? clock : { type: 'link' as const, url: momentHref(video, atMs), children: [clock] };
  return {
    type: 'footnoteDefinition',
    identifier,
    label: identifier,
    children: [{ type: 'paragraph', children: [{ type: 'text', value: `${title}, ` }, moment] }],
  };
}
