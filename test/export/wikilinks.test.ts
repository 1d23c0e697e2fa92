import { join } from 'node:path';
import { exportNotebookFile } from '../../src/publish/publish.js';
import { temporaryFolder } from '../temporary.js';

async function write(source: string, to = 'obsidian', wikilinks = true) {
  const cells = [{ cell_type: 'markdown', id: 'a', metadata: {}, source }];
  const folder = temporaryFolder({
    'n.ipynb': JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }),
  });
  const { value, problems } = await exportNotebookFile(join(folder, 'n.ipynb'), { to, wikilinks, output: '-' });
  return value?.texts[0]?.trim() ?? problems.map(({ code }) => code).join();
}

test.each([
  ['[the note](other%20note.md)', '[[other note|the note]]'],
  ['[a](sub/b.md#Two-words)', '[[sub/b#Two-words|a]]'],
  ['[b](b.md)', '[[b]]'],
  ['[so](#Load-factor)', '[[#Load factor|so]]'],
  ['![the table](pictures/a%20b.png)', '![[pictures/a b.png|the table]]'],
  ['![200](a.png)', '![[a.png]]'],
  ['[x](https://example.org/a.md)', '[x](https://example.org/a.md)'],
  ['[*x*](a.md)', '[_x_](a.md)'],
  ['[a|b](a.md)', '[a|b](a.md)'],
  ['[x](a.zip)', '[x](a.zip)'],
])('%s is written %s', async (source, wanted) => expect(await write(source)).toBe(wanted));

test('in a table a link stays one of Markdown', async () => {
  expect(await write('| a |\n| - |\n| [x](b.md) |')).toContain('[x](b.md)');
});

test('other dialects have none, and without the option there are none', async () => {
  expect(await write('[b](b.md)', 'gfm')).toBe('export/no-wikilinks');
  expect(await write('[b](b.md)', 'obsidian', false)).toBe('[b](b.md)');
});
