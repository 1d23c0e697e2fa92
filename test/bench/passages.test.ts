import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { passagesOf, writePage } from '../../bench/passages/passages.js';

const root = join(import.meta.dirname, '../..');
const samples = join(root, 'transcripts');
const letters = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');

test('docs/narration.md shows what the tool makes today (npm run make:passages writes it)', async () =>
  expect(await writePage(root)).toBe(readFileSync(join(root, 'docs/narration.md'), 'utf8')));

test('a passage has the same words before and after', async () => {
  const passages = await passagesOf(join(samples, 'how-sure-is-an-average'), 3);
  expect(passages).toHaveLength(3);
  for (const { before, after } of passages) expect(letters(after)).toBe(letters(before));
});
