import type { AnchoredBlock } from './anchors.js';
import { looksLikeName } from './timed-line.js';

/** Names must stand over so many of the texts before they are believed, and come back so often. */
const SHARE = 0.8;

/**
 * A line with nothing but a name, right behind or below a time, is who speaks. Only where nearly every time with words
 * below it has such a line, and the names come back.
 */
export function takeNames(blocks: readonly AnchoredBlock[]): readonly AnchoredBlock[] {
  const led = blocks.map((block) =>
    block.speaker === undefined && block.parts.length > 1 ? nameOf(block) : undefined,
  );
  const open = blocks.filter(({ speaker, parts }) => speaker === undefined && parts.length > 1);
  const names = led.filter((name) => name !== undefined);
  if (names.length < 2 || names.length < open.length * SHARE || names.length < blocks.length / 2) return blocks;
  const isKnown = new Set(names).size < names.length || names.every((name) => /^speaker(?!\p{L})/iu.test(name));
  if (!isKnown) return blocks;
  return blocks.map((block, at) => {
    const name = led[at];
    return name === undefined ? block : { ...block, speaker: name, parts: block.parts.slice(1) };
  });
}

function nameOf({ parts }: AnchoredBlock): string | undefined {
  const name = (parts[0]?.text ?? '')
    .replace(/^[-–—•]\s+/, '')
    .replace(/^([*_]{1,3})(.*?)\1(:?)$/, '$2$3')
    .replace(/^[[(<](.*)[\])>](:?)$/, '$1')
    .replace(/:$/, '')
    .trim();
  return name.length < 50 && looksLikeName(name) ? name : undefined;
}
