import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { restoreMarkdown } from '../../src/export/tree/restore.js';
import { stampOf } from '../../src/notebook/stamp/stamp.js';
import { parseMarkdown } from '../../src/text/markdown/markdown-tree.js';
import { parseSpeech } from '../../src/text/markdown/speech-tree.js';
import { seedsOr } from '../soon.js';

/** The tree of the whole grammar, without places. */
function plain(node: Nodes): unknown {
  const rest: Nodes = { ...node };
  delete rest.position;
  return 'children' in rest ? { ...rest, children: rest.children.map(plain) } : rest;
}
const whole = (markdown: string) => plain(parseMarkdown(markdown));

const notebooks = join(import.meta.dirname, '../../notebooks');

test('speech of the samples is read as by the whole grammar, nearly all of it without it', () => {
  const cells = readdirSync(notebooks)
    .filter((name) => name.endsWith('.ipynb') && !name.includes('summary'))
    .flatMap((name) => parseNotebook(readFileSync(join(notebooks, name), 'utf8'), name).value!.cells)
    .filter((cell) => stampOf(cell)?.kind === 'narration');
  const read = cells.map((cell) => restoreMarkdown(cell, [])).map((source) => ({ source, tree: parseSpeech(source) }));
  for (const { source, tree } of read) if (tree !== undefined) expect(tree).toEqual(whole(source));
  expect(read.filter(({ tree }) => tree === undefined).length).toBeLessThan(cells.length / 20);
});

const piece = fc.constantFrom(
  ...['a', 'word', ' ', '  ', '.', ',', '\\', '\\*', '\\_', '`', '``', '*', '_', '[', ']', '(', ')', '<', '>', '&', '&amp;', '&#35;', ';'],
  ...['$', '\\$', '~', '@', 'a@b.c', 'www.a.b', 'http://a.b', '!', '#', '\n', '\n\n', '[0:01](x) ', '> ', '**Ann:** ', '\t', '\r', '\0', '\u00a0', '\u2028', '"', '^', '\\\\', '|', '-', '1. '],
); // prettier-ignore

test('what it reads of anything is what the whole grammar reads', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.boolean(), (pieces, isQuoted) => {
      const markdown = `${isQuoted ? '> ' : ''}[12:40](https://h/a_\\(b\\)?t=7) ${pieces.join('')}`;
      const tree = parseSpeech(markdown);
      if (tree !== undefined) expect(tree).toEqual(whole(markdown));
    }),
    { numRuns: seedsOr(3000) },
  );
});
