import { join } from 'node:path';
import { nbscribe } from '../terminal.js';
import { temporaryFolder } from '../temporary.js';

const TEXT =
  'A hash table keeps entries in buckets. The hash table has a load factor. The load factor counts entries for each bucket.';
const VTT = `WEBVTT

00:01.000 --> 00:04.000
A hash table keeps each entry in a bucket.

00:05.000 --> 00:09.000
The load factor is the number of entries for each bucket of the hash table.

00:10.000 --> 00:14.000
If the load factor grows, the hash table grows.
`;
const folder = temporaryFolder({
  'a.txt': TEXT,
  'b.md': '# Gradient descent\n\nGradient descent walks downhill. With gradient descent we find the least loss.\n',
  'talk.vtt': VTT,
  'docs.jsonl': `${JSON.stringify({ id: 7, text: TEXT })}\n\nnot json\n{"id": "x"}\n${JSON.stringify({ id: 'y', text: '' })}\n`,
});
const at = (name: string) => join(folder, name);
const concepts = (...args: readonly string[]) => nbscribe('concepts', ...args);

interface Ranked {
  readonly term: string;
  readonly mentions: readonly unknown[];
  readonly definition?: string;
}

test('a text gives a list for people', async () => {
  const { code, out, err } = await concepts(at('a.txt'), '--top', '2');
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out.trimEnd().split('\n')).toHaveLength(2);
  expect(out).toMatch(/ \d\.\d\d {2}hash table {2}\(2\)/);
});

test('one FILE with --json gives a plain list, mentions as offsets', async () => {
  const { out } = await concepts(at('a.txt'), '--json');
  const [first] = (JSON.parse(out) as Ranked[]).filter(({ term }) => term === 'load factor');
  expect(first?.mentions.map((offset) => TEXT.slice(Number(offset), Number(offset) + 11))).toEqual([
    'load factor',
    'load factor',
  ]);
});

test('a transcript gives its mentions in milliseconds, and definitions', async () => {
  const { out } = await concepts(at('talk.vtt'), '--json');
  const factor = (JSON.parse(out) as Ranked[]).find(({ term }) => term === 'load factor');
  expect(factor?.mentions).toHaveLength(2);
  for (const ms of factor?.mentions ?? []) expect(ms).toBeGreaterThanOrEqual(5000);
  expect(factor?.definition).toBe('The load factor is the number of entries for each bucket of the hash table.');
});

test('several FILEs give each its list, and one of the whole that names the file', async () => {
  const { out } = await concepts(at('a.txt'), at('b.md'), '--json');
  const { documents, concepts: whole } = JSON.parse(out) as { documents: { file: string }[]; concepts: Ranked[] };
  expect(documents.map(({ file }) => file)).toEqual([at('a.txt'), at('b.md')]);
  const descent = whole.find(({ term }) => term.toLowerCase() === 'gradient descent');
  expect(descent?.mentions[0]).toEqual({ file: at('b.md'), at: 2 });
});

test('--jsonl answers line by line; a bad line is a problem with its number, and spoils no other', async () => {
  const { code, out, err } = await concepts('--jsonl', at('docs.jsonl'), '--top', '1');
  expect(code).toBe(0);
  const answers = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { id: unknown; concepts: Ranked[] });
  expect(answers.map(({ id, concepts: [first] }) => [id, first?.term])).toEqual([
    [7, 'hash table'],
    ['y', undefined],
  ]);
  expect(err).toContain('docs.jsonl:3: warning: no {id, text} object in "not json"');
  expect(err).toContain('docs.jsonl:4:');
});

test('a file that is missing is an error; the others are still ranked', async () => {
  const { code, out, err } = await concepts(at('none.txt'), at('a.txt'));
  expect(code).toBe(1);
  expect(err).toContain(`cannot read "${at('none.txt')}"`);
  expect(out).toContain('hash table');
});

test('--method tfidf ranks the same text by the baseline', async () => {
  const { code, out } = await concepts(at('a.txt'), '--method', 'tfidf', '--top', '3');
  expect(code).toBe(0);
  expect(out.trimEnd().split('\n')).toHaveLength(3);
});

test.each([
  ['--top', '0'],
  ['--top', 'x'],
  ['--profile', 'poem'],
  ['--method', 'magic'],
])('%s %s is wrong usage', async (...args) => {
  expect((await concepts(at('a.txt'), ...args)).code).toBe(2);
});
