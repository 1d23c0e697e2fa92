import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Which room, or file in the hall, may import which. Everyone may import their own room. */
const doors: Record<string, readonly string[]> = {
  model: ['@jupyterlab/nbformat'],
  text: ['model', 'natural', 'marked'],
  read: [
    'model',
    'text',
    'notebook',
    'marked',
    'yaml',
    'valibot',
    'csv-parse',
    'image-size',
    'saxes',
    'fflate',
    'pdfjs-dist',
  ],
  place: ['model', 'text', 'marked'],
  outline: ['model', 'text', 'marked'],
  concepts: ['model', 'text', 'natural'],
  summary: ['model', 'text'],
  compile: ['model', 'text', 'notebook', 'marked', 'node:crypto', '@lezer'],
  notebook: ['model', 'node:crypto', '@jupyterlab/nbformat'],
  jupyter: ['model', 'notebook', 'host', 'node:', '@jupyterlab/services', '@jupyterlab/nbformat'],
  host: ['model', 'node:', 'sharp', '@resvg/resvg-wasm', 'pdfjs-dist', '@napi-rs/canvas'],
  'decks.ts': ['model', 'read', 'host'],
  'pictures.ts': ['model', 'host'],
  'no-lecture.ts': ['model', 'host'],
  'pipeline.ts': [
    'model',
    'no-lecture.ts',
    'decks.ts',
    'pictures.ts',
    'text',
    'read',
    'place',
    'outline',
    'concepts',
    'summary',
    'compile',
    'notebook',
    'host',
  ],
  'outputs.ts': ['host'],
  'build.ts': ['model', 'pipeline.ts', 'outputs.ts', 'compile', 'notebook', 'host'],
  'index.ts': ['model', 'pipeline.ts', 'build.ts', 'outputs.ts', 'read', 'notebook', 'jupyter'],
  cli: [
    'model',
    'pipeline.ts',
    'build.ts',
    'read',
    'text',
    'concepts',
    'notebook',
    'host',
    'jupyter',
    'node:',
    'yargs',
  ],
};

/** Which wing of `notebook/` may import which; everyone may import their own. */
const wings: Record<string, readonly string[]> = {
  format: [],
  stamp: ['format'],
  diff: ['format', 'stamp'],
  copies: ['format', 'stamp'],
  rebuild: ['format', 'stamp', 'diff'],
};

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const room = (file: string) => file.split('/')[0] ?? file;

/** Static imports and exports stand at the start of a line; `import('...')` anywhere. Text that only looks like one does not count. */
const IMPORT = /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

const imports = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(IMPORT)]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((name) =>
      name.startsWith('.') ? relative(src, join(src, dirname(file), name.replace(/\.js$/, '.ts'))) : name,
    );
const mayEnter = (name: string, open: readonly string[]) =>
  open.some((door) => name === door || name.startsWith(door.endsWith(':') ? door : `${door}/`));

test.each(files)('%s goes through its doors only', (file) => {
  const open = [room(file), ...(doors[room(file)] ?? [])];
  expect(imports(file).filter((name) => !mayEnter(name, open))).toEqual([]);
});

test('no file leads back to itself', () => {
  const done = new Set<string>();
  const loops: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) loops.push([...path, file].join(' > '));
    else if (files.includes(file) && !done.has(file)) imports(file).forEach((next) => walk(next, [...path, file]));
    done.add(file);
  };
  files.forEach((file) => walk(file, []));
  expect(loops).toEqual([]);
});

const wing = (name: string) => /^notebook\/([^/]+)\//.exec(name)?.[1];
const inWings = files.filter((file) => file.startsWith('notebook/'));

test.each(Object.entries(wings))('notebook/%s goes through its doors only, and through each of them', (name, open) => {
  const used = inWings.filter((file) => wing(file) === name).flatMap((file) => imports(file).map((to) => wing(to)));
  const entered = new Set(used.filter((to) => to !== undefined && to !== name));
  expect([...entered].sort()).toEqual([...open].sort());
});

test('no folder of notebook/ has more than 15 files, and none lies outside of a wing', () => {
  expect(inWings.filter((file) => !Object.hasOwn(wings, wing(file) ?? ''))).toEqual([]);
  const counts = new Map<string, number>();
  for (const file of inWings) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  expect([...counts].filter(([, count]) => count > 15)).toEqual([]);
});
