import type { Nodes, PhrasingContent } from 'mdast';
import { momentHref } from '../../compile/links.js';
import { mapTree } from '../../text/markdown/markdown-tree.js';
import { findReferences, isOfLecture, type MomentReference } from '../../text/links/references.js';
import type { Block } from '../tree/blocks.js';
import type { LectureFacts } from '../lecture-facts.js';
import { releaseFacts, type Release } from './release.js';

export interface LinkOptions {
  readonly lecture: LectureFacts | undefined;
  readonly release: Release;
  /** The video of another lesson that is known. */
  readonly videoOfLesson?: ((lesson: string) => string | undefined) | undefined;
}

/**
 * References to moments in what readers wrote, `DL1v3L5@1:54:00`, as links into the video of that lesson, where it is
 * known. What was said is left alone: `[12:40]` may be the lecturer's own.
 */
export function linkReferences(blocks: readonly Block[], options: LinkOptions): readonly Block[] {
  return blocks.map((block) => {
    if (block.kind !== undefined || block.cell.cell_type !== 'markdown') return block;
    let isChanged = false;
    const link = (node: Nodes): readonly Nodes[] => {
      // What stands inside of a link keeps its place.
      if (node.type === 'link') return [unlinked(node)];
      if (node.type !== 'text') return [node];
      const parts = linkText(node.value, options);
      isChanged ||= parts !== undefined;
      return parts ?? [node];
    };
    const nodes = mapTree({ type: 'root', children: [...block.nodes] }, link).children;
    return isChanged ? { ...block, nodes } : block;
  });
}

/** A link's own text has no links in it. */
function unlinked(node: Nodes & { type: 'link' }): Nodes {
  return mapTree(node, (inner): readonly Nodes[] => (inner.type === 'link' ? inner.children : [inner]));
}

function linkText(text: string, options: LinkOptions): readonly PhrasingContent[] | undefined {
  const parts: PhrasingContent[] = [];
  let at = 0;
  const isKnown = (lesson: string) => videoOf({ lesson }, options) !== undefined;
  for (const reference of findReferences(text, isKnown)) {
    const video = videoOf(reference, options);
    if (video === undefined || reference.from < at) continue;
    const url = reference.startMs === undefined ? video : momentHref(video, reference.startMs);
    if (reference.from > at) parts.push({ type: 'text', value: text.slice(at, reference.from) });
    parts.push({ type: 'link', url, children: [{ type: 'text', value: reference.label }] });
    at = reference.to;
  }
  if (parts.length === 0) return undefined;
  return at < text.length ? [...parts, { type: 'text', value: text.slice(at) }] : parts;
}

function videoOf(
  reference: Pick<MomentReference, 'lesson'>,
  { lecture, release, videoOfLesson }: LinkOptions,
): string | undefined {
  const isOwn = lecture !== undefined && isOfLecture(reference, lecture);
  // A lecture that has neither number nor id is not known to be the lesson that is named.
  const isSure = reference.lesson === undefined || lecture?.id !== undefined || lecture?.lesson !== undefined;
  const own = isOwn && isSure ? lecture.video : undefined;
  const other = reference.lesson === undefined ? undefined : videoOfLesson?.(reference.lesson);
  const video = own ?? other;
  return video === undefined
    ? undefined
    : releaseFacts({ video }, { ...release, policy: dropping(release) }).value?.video;
}

/** Links that we would add lead nowhere that is not out, unless that is allowed. */
const dropping = ({ policy }: Release) => (policy === 'allow' ? 'allow' : 'drop');
