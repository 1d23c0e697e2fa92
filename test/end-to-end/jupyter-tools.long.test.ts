import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describeWithPython } from '../python.js';
import { temporaryFolder } from '../temporary.js';

const folder = join(import.meta.dirname, '../../notebooks');
const notebooks = readdirSync(folder).filter((name) => name.endsWith('.ipynb'));

describeWithPython('nbformat nbconvert')("Jupyter's own tools take every notebook we build", (python) => {
  const run = (...args: readonly string[]) => spawnSync(python, args, { encoding: 'utf8' });

  test('nbformat validates it, and would write the same bytes', () => {
    const script = `
import nbformat, sys
for path in sys.argv[1:]:
    text = open(path, encoding='utf-8', newline='').read()
    notebook = nbformat.reads(text, 4)
    nbformat.validate(notebook)
    assert nbformat.writes(notebook) + '\\n' == text, path
print(len(sys.argv) - 1)`;
    const { stdout, stderr } = run('-c', script, ...notebooks.map((name) => join(folder, name)));
    expect(stderr).toBe('');
    expect(stdout.trim()).toBe(String(notebooks.length));
  });

  test('nbconvert makes a page of it, with its images', () => {
    const out = temporaryFolder();
    const paths = notebooks.map((name) => join(folder, name));
    const { status, stderr } = run('-m', 'nbconvert', '--to', 'html', '--output-dir', out, ...paths);
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
    expect(readdirSync(out).filter((name) => name.endsWith('.html'))).toHaveLength(notebooks.length);
  });
});
