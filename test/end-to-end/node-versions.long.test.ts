/** The built command line on other versions of Node: `NBSCRIBE_NODES` names their binaries, as `PATH` names folders. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');
const nodes = (process.env.NBSCRIBE_NODES ?? '').split(delimiter).filter((path) => path !== '');

if (nodes.length === 0) {
  process.stderr.write('skipped: other versions of Node: npm install --prefix F node@22, then NBSCRIBE_NODES=F/node_modules/node/bin/node\n'); // prettier-ignore
  test.skip('other versions of Node build the same notebooks', () => undefined);
}

for (const node of nodes)
  test(`${execFileSync(node, ['--version'], { encoding: 'utf8' }).trim()} builds the notebooks of the samples, byte for byte`, () => {
    const out = temporaryFolder();
    const lectures = readdirSync(join(root, 'transcripts')).map((name) => join(root, 'transcripts', name));
    execFileSync(node, [join(root, 'dist/cli.js'), 'build', ...lectures, '--summary', '--quiet', '-o', out]);
    const names = readdirSync(join(root, 'notebooks')).filter((name) => name.endsWith('.ipynb'));
    for (const name of names)
      expect(readFileSync(join(out, name), 'utf8')).toBe(readFileSync(join(root, 'notebooks', name), 'utf8'));
  });
