import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const bench = join(root, 'bench');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };
const files = readdirSync(bench, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));

/** Files that no other of them imports are run by themselves. */
const imported = files.flatMap((file) =>
  [...readFileSync(join(bench, file), 'utf8').matchAll(/(?:from |import\()'(\.[^']+)\.js'/g)].map(([, from = '']) =>
    `${join(file, '..', from)}.ts`.replaceAll('\\', '/'),
  ),
);
const runnable = files.filter((file) => !imported.includes(file.replaceAll('\\', '/')));
const names = Object.entries(scripts).flatMap(([name, script]) => {
  const file = /tsx bench\/([\w./-]+\.ts)/.exec(script)?.[1];
  return file === undefined ? [] : [{ name, file }];
});

test('every script of bench/ has an npm name', () => {
  expect(runnable.length).toBeGreaterThan(15);
  expect(runnable.filter((file) => !names.some((script) => script.file === file))).toEqual([]);
});

test('bench/README.md lists every npm name, and none that is not there', () => {
  const listed = [...readFileSync(join(bench, 'README.md'), 'utf8').matchAll(/npm run ([\w:]+)/g)].map(
    ([, name]) => name,
  );
  expect([...new Set(listed)].sort()).toEqual(names.map(({ name }) => name).sort());
});
