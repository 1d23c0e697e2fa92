import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const root = join(import.meta.dirname, '../..');
const lectures = readdirSync(join(root, 'transcripts'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

/** Every file below a folder with its bytes, by relative path, but copies that JupyterLab keeps of what was opened. */
function filesBelow(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const own = names.filter(({ parentPath }) => !parentPath.includes('.ipynb_checkpoints'));
  const paths = own.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

test('notebooks/ is byte for byte what the tool makes of transcripts/', async () => {
  const out = temporaryFolder();
  const built = await nbscribe(
    'build',
    ...lectures.map((name) => join(root, 'transcripts', name)),
    '--summary',
    '--quiet',
    '-o',
    out,
  );
  expect(built).toMatchObject({ code: 0, err: '' });
  const [made, kept] = [filesBelow(out), filesBelow(join(root, 'notebooks'))];
  expect(Object.keys(made)).toEqual(Object.keys(kept));
  const differing = Object.keys(made).filter((name) => !made[name]?.equals(kept[name] as Buffer));
  expect(differing).toEqual([]);
});

test.each(lectures)('%s: check proves what was built', async (name) => {
  for (const file of [`${name}.ipynb`, `${name}.summary.ipynb`]) {
    const { code, out, err } = await nbscribe('check', join(root, 'notebooks', file));
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).not.toContain('FAIL');
  }
});
