import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mergeNotes } from '../../src/import/merge-notes.js';
import { mergeNotesFiles } from '../../src/notes/merge.js';
import { temporaryFolder } from '../temporary.js';

const ann = {
  author: 'Ann',
  text: '# Hash tables\n\nShared sentence. Only Ann has this.\n\n## Buckets [7:40]\n\n- a slot[^1]\n\n[^1]: note of Ann\n',
};
const bob = { author: 'Bob', text: '# Hash tables\n\nShared sentence. Only Bob has this.\n\n## The load factor [12:40]\n\nfraction\n\n## Buckets\n\n- a slot[^1]\n\n[^1]: note of Bob\n' }; // prettier-ignore

test('headings stand once, by time, each note under its author, a sentence once, footnotes apart', () => {
  expect(mergeNotes([ann, bob])).toBe(`# Hash tables

**Ann:**

Shared sentence. Only Ann has this.

**Bob:**

Only Bob has this.

## Buckets [7:40]

**Ann:**

- a slot[^1]

[^1]: note of Ann

**Bob:**

- a slot[^1-2]

[^1-2]: note of Bob

## The load factor [12:40]

**Bob:**

fraction
`);
});

test('the same notes twice are said once, and the order of names decides nothing but the order of names', () => {
  expect(mergeNotes([ann, { ...ann, author: 'Eve' }])).not.toContain('Shared sentence. Only Ann has this.\n\n**Eve');
  expect(mergeNotes([bob, ann]).match(/^#.*$/gm)).toEqual([
    '# Hash tables',
    '## Buckets [7:40]',
    '## The load factor [12:40]',
  ]);
});

test('files become one notebook, or one page for a forum', async () => {
  const folder = temporaryFolder({ 'a.md': `---\nauthor: Ann\n---\n\n${ann.text}`, 'b.md': bob.text });
  const paths = [join(folder, 'a.md'), join(folder, 'b.md')];
  const notebook = await mergeNotesFiles(paths, { output: join(folder, 'ours.ipynb') });
  expect(notebook.value?.names).toEqual(['Ann', 'b']);
  expect(JSON.parse(readFileSync(join(folder, 'ours.ipynb'), 'utf8'))).toMatchObject({
    metadata: { authors: [{ name: 'Ann, b' }] },
  });
  const wiki = await mergeNotesFiles(paths, {
    output: join(folder, 'wiki.md'),
    to: 'discourse',
    names: ['Ann', 'Bob'],
  });
  expect([wiki.value?.written, wiki.problems]).toEqual([[join(folder, 'wiki.md')], []]);
  const text = readFileSync(join(folder, 'wiki.md'), 'utf8');
  expect(text).toContain('**Bob:**\n\nOnly Bob has this.');
  expect(text).not.toContain('author:');
});
