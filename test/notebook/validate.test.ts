import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { describeWithPython } from '../python.js';
import { askNbformat } from './oracle.js';

type Loose = Record<string, unknown>;
const markdown = (more: Loose = {}): Loose => ({
  id: 'm',
  cell_type: 'markdown',
  metadata: {},
  source: ['a'],
  ...more,
});
const code = (more: Loose = {}): Loose => ({
  id: 'c',
  cell_type: 'code',
  metadata: {},
  source: 'x',
  outputs: [],
  execution_count: null,
  ...more,
});
const file = (cells: readonly Loose[], more: Loose = {}) =>
  JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5, ...more });
const output = (fields: Loose) => file([code({ outputs: [fields] })]);
const stream = { output_type: 'stream', name: 'stdout', text: ['a\n'] };
const display = { output_type: 'display_data', metadata: {}, data: { 'text/plain': 'x', 'application/json': [1] } };

const VALID: readonly (readonly [string, string])[] = [
  ['text and code', file([markdown(), code({ outputs: [stream, display], execution_count: 3 })])],
  ['metadata of others', file([markdown({ metadata: { tags: ['a', 'b'], x: { y: 1 } } })], { metadata: { x: 1 } })],
  ['attachments', file([markdown({ attachments: { 'a.png': { 'image/png': 'AAAA' } } })])],
  ['nbformat 4.4 without ids', file([{ cell_type: 'raw', metadata: {}, source: '' }], { nbformat_minor: 4 })],
];

const INVALID: readonly (readonly [what: string, text: string, message: string])[] = [
  ['a key of its own', file([], { author: 'x' }), 'the notebook has the unknown key "author"'],
  ['a cell without an id', file([markdown({ id: undefined })]), 'cell 1 has no id'],
  ['an id with a colon', file([markdown({ id: 't=12:30' })]), 'bad id "t=12:30"'],
  ['one id twice', file([markdown(), markdown()]), 'cell 2 (m) has the id of cell 1'],
  ['outputs on text', file([markdown({ outputs: [] })]), 'cell 1 (m) has the key "outputs"'],
  ['attachments on code', file([code({ attachments: {} })]), 'has the key "attachments"'],
  ['no execution_count', file([code({ execution_count: undefined })]), 'execution_count'],
  ['transient left by a kernel', output({ ...display, transient: {} }), 'cell 1 (c), output 1 has the key "transient"'],
  ['an unknown output', output({ output_type: 'update_display_data' }), 'unknown type "update_display_data"'],
  ['JSON where text belongs', output({ ...display, data: { 'text/plain': {} } }), '"text/plain" is not text'],
  ['a stream without a name', output({ output_type: 'stream', text: '' }), 'has no string "name"'],
  ['a traceback of one string', output({ output_type: 'error', ename: '', evalue: '', traceback: 'x' }), 'traceback'],
  ['a tag with a comma', file([markdown({ metadata: { tags: ['a,b'] } })]), 'bad tag "a,b"'],
  ['a tag twice', file([markdown({ metadata: { tags: ['a', 'a'] } })]), 'tag "a" twice'],
  ['half a kernelspec', file([], { metadata: { kernelspec: { name: 'x' } } }), 'kernelspec without a "display_name"'],
  ['an id before 4.5', file([markdown()], { nbformat_minor: 4 }), 'has the key "id"'],
];

const check = (text: string) => {
  const { value, problems } = parseNotebook(text, 'a.ipynb');
  return value === undefined ? problems : validateNotebook(value, 'a.ipynb');
};

test.each(VALID)('%s: valid', (_, text) => expect(check(text)).toEqual([]));

test.each(INVALID)('%s is named, with its cell and a hint', (_, text, message) => {
  const [problem] = check(text);
  expect(problem?.message).toContain(message);
  expect(problem).toMatchObject({
    level: 'error',
    place: { path: 'a.ipynb' },
    hint: expect.stringMatching(/\.$/) as string,
  });
});

test.each([
  ['an empty file', '', 'notebook/empty', 1],
  ['broken JSON', '{"cells": [\n  {"a": 1,}\n]}', 'notebook/not-json', 2],
  ['a merge conflict', '{\n<<<<<<< HEAD\n}', 'notebook/conflict', 2],
  ['other JSON', '{"a": 1}', 'notebook/not-a-notebook', 0],
  ['nbformat 3', '{"nbformat": 3, "worksheets": []}', 'notebook/too-old', 0],
  ['a future format', '{"nbformat": 5, "nbformat_minor": 0}', 'notebook/unknown-version', 0],
  [
    'cells that are no list',
    '{"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": {}}',
    'notebook/bad-shape',
    0,
  ],
  ['nesting without end', `{"a": ${'['.repeat(5000)}`, 'notebook/not-json', 1],
])('%s is one problem with its line and a hint', (_, text, code, line) => {
  const { value, problems } = parseNotebook(text, 'a.ipynb');
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code, level: 'error', place: { path: 'a.ipynb', line } }]);
});

test('a notebook of many megabytes is read in one go', () => {
  const image = 'A'.repeat(5_000_000);
  const cells = [
    code({ outputs: [{ ...display, data: { 'image/png': image } }] }),
    markdown({ source: '\\'.repeat(1_000_000) }),
  ];
  expect((parseNotebook(file(cells), 'a.ipynb').value as Notebook).cells[1]?.source).toHaveLength(1_000_000);
});

describeWithPython('nbformat')('nbformat', (python) => {
  test('finds the same notebooks valid', () => {
    const texts = [...VALID, ...INVALID].map(([, text]) => text);
    const verdicts = askNbformat(python, texts).map(({ valid }) => valid);
    expect(texts.map((text) => check(text).length === 0)).toEqual(verdicts);
  });
});
