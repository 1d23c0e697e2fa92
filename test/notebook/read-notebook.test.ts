import { join } from 'node:path';
import { readContent } from '../../src/host/read.js';
import { runNotebook } from '../../src/jupyter/index.js';
import { readNotebook } from '../../src/notebook/format/read-notebook.js';
import { checkNotebook } from '../../src/build/check.js';
import { temporaryFolder } from '../temporary.js';

const readers: Readonly<Record<string, (path: string) => unknown>> = {
  diff: (path) => readNotebook(readContent(path), path).problems,
  check: (path) => checkNotebook(path).problems,
  run: async (path) => (await runNotebook(path)).problems,
};

test.each(Object.entries(readers))(
  '%s tells in the same words why a notebook cannot be read',
  async (_, problemsOf) => {
    const folder = temporaryFolder();
    const missing = join(folder, 'missing.ipynb');
    const unreadable = { code: 'notebook/unreadable', level: 'error', hint: 'Give the path of a notebook (.ipynb).' };
    expect(await problemsOf(missing)).toMatchObject([
      { ...unreadable, message: `there is no file "${missing}"`, place: { path: missing } },
    ]);
    expect(await problemsOf(folder)).toMatchObject([{ ...unreadable, message: `"${folder}" is a folder` }]);
  },
);

test('a fault of the disk is named, and a byte order mark is none', () => {
  expect(readNotebook({ error: 'EIO' }, 'a.ipynb').problems[0]?.message).toBe('cannot read "a.ipynb": EIO');
  expect(readNotebook({ error: 'EACCES' }, 'a.ipynb').problems[0]?.message).toBe(
    '"a.ipynb" may not be read: its permissions forbid it',
  );
  const text = '\ufeff{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}';
  const { value, problems } = readNotebook({ bytes: new TextEncoder().encode(text) }, 'a.ipynb');
  expect([value?.cells, problems]).toEqual([[], []]);
});
