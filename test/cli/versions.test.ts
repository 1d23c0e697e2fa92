import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notebook } from '../../src/model/notebook.js';
import { KNOWN_FACTS } from '../../src/notebook/stamp/unknown-facts.js';
import { findNewerContract } from '../../src/notebook/stamp/newer-contract.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const TALK = 'WEBVTT\n\n00:01.000 --> 00:04.000\nSorting is putting things in order.\n';
const NOTE = { id: 'mine', cell_type: 'markdown', metadata: {}, source: ['My own note.'] };

/** A built notebook to which its reader added a note, as another version of nbscribe would have stamped it. */
async function writtenBy(version: unknown) {
  const folder = temporaryFolder({ 'talk.vtt': TALK });
  const [talk, path] = [join(folder, 'talk.vtt'), join(folder, 'talk.ipynb')];
  await nbscribe('build', talk, '-o', path, '--quiet');
  const notebook = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
  notebook.cells.push(NOTE as never);
  Object.assign(notebook.metadata.nbscribe ?? {}, { version, fromTheFuture: [1] });
  const text = JSON.stringify(notebook);
  writeFileSync(path, text);
  return { folder, talk, path, text };
}

test('a notebook of a newer major version is refused by build, check and merge, and stays as it is', async () => {
  const { folder, talk, path, text } = await writtenBy('12.3.0');
  const before = readdirSync(folder);
  for (const args of [
    ['build', talk, '-o', path],
    ['build', talk, '-o', path, '--force'],
    ['build', talk, '-o', path, '--dry-run'],
    ['check', path],
    ['merge', path, path, '-o', join(folder, 'both.ipynb')],
  ]) {
    const { code, err } = await nbscribe(...args);
    expect({ args, code }).toEqual({ args, code: 1 });
    expect(err).toContain('talk.ipynb" was written by nbscribe 12.3.0');
    expect(err).toContain('npm install -g nbscribe@12');
  }
  expect(readFileSync(path, 'utf8')).toBe(text);
  expect(readdirSync(folder)).toEqual(before);
});

test('--fresh starts over in place of a newer notebook, and keeps it as .bak', async () => {
  const { talk, path, text } = await writtenBy('12.0.0-beta.1');
  expect((await nbscribe('build', talk, '-o', path, '--fresh')).code).toBe(0);
  expect(readFileSync(`${path}.bak`, 'utf8')).toBe(text);
});

test.each(['0.0.1', '0.999.0', '1', 'my own tool', undefined, 7, null])(
  'a notebook of version %j is brought up to date: its reader keeps their cells, unknown facts stay',
  async (version) => {
    const { talk, path } = await writtenBy(version);
    const { code, err } = await nbscribe('build', talk, '-o', path);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { cells, metadata } = JSON.parse(readFileSync(path, 'utf8')) as Notebook;
    expect(cells.filter(({ id }) => id === 'mine')).toEqual([NOTE]);
    expect(metadata.nbscribe?.version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(metadata.nbscribe?.['fromTheFuture']).toEqual([1]);
    expect((await nbscribe('check', path)).code).toBe(0);
  },
);

test('versions are compared by their first number, as numbers', () => {
  const of = (version: unknown) => ({ metadata: { nbscribe: { version } } }) as unknown as Notebook;
  const isNewer = (version: unknown, own: string) => findNewerContract(of(version), 'a.ipynb', own).length > 0;
  expect(['10.0.0', '3.0.0-rc.1', '3.0.0+build'].map((version) => isNewer(version, '2.9.9'))).toEqual([
    true,
    true,
    true,
  ]);
  expect(['2.10.0', '2.9.10', '1.0.0', '3', 'v3', '3.0', ''].some((version) => isNewer(version, '2.9.9'))).toBe(false);
});

test('every fact that our sample notebooks hold is known, so that none that went is kept', () => {
  const folder = join(import.meta.dirname, '../../notebooks');
  const facts = readdirSync(folder)
    .filter((name) => name.endsWith('.ipynb'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as Notebook)
    .flatMap(({ metadata }) => Object.keys(metadata.nbscribe ?? {}));
  expect(facts.length).toBeGreaterThan(20);
  expect(facts.filter((fact) => !KNOWN_FACTS.has(fact))).toEqual([]);
});
