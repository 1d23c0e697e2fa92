/**
 * Builds the panel as a prebuilt JupyterLab extension with esbuild alone: no webpack, no rspack, no Python. Whatever is
 * JupyterLab's own (`@jupyterlab/*`, `@lumino/*`) is never bundled:
 * JupyterLab hands it over when it loads the extension (`container.ts`).
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const NAME = 'nbscribe-lecture';
const here = import.meta.dirname;

/**
 * Writes the folder that Jupyter looks for under a `labextensions/`; gives its path.
 * `about` is the `package.json` of nbscribe.
 */
export async function buildPanel(labextensions, about) {
  const folder = join(labextensions, NAME);
  const write = (path, text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  const entry = await bundle();
  // Browsers keep the file: another content has another name.
  const load = `static/remoteEntry.${createHash('sha256').update(entry).digest('hex').slice(0, 20)}.js`;
  write(load, entry);
  write(`schemas/${NAME}/panel.json`, readFileSync(join(here, 'schema.json'), 'utf8'));
  const { version, license } = about;
  const jupyterlab = { extension: true, schemaDir: 'schema', _build: { load, extension: './extension' } };
  const description = "The lecture's video beside its notebook";
  write('package.json', json({ name: NAME, version, description, license, jupyterlab }));
  // What `jupyter labextension list` and the extension manager tell about it.
  const uninstallInstructions = 'nbscribe open --remove-panel';
  write('install.json', json({ packageManager: 'npm', packageName: about.name, uninstallInstructions }));
  return folder;
}

const json = (value) => `${JSON.stringify(value, undefined, 2)}\n`;

const common = {
  bundle: true,
  platform: 'browser',
  target: 'es2022',
  minify: true,
  write: false,
  legalComments: 'none',
};

/** The code of the panel, in the container that JupyterLab opens. */
async function bundle() {
  const uses = new Set();
  const code = await textOf({
    ...common,
    entryPoints: [join(here, 'plugin.ts')],
    format: 'cjs',
    loader: { '.css': 'text' },
    plugins: [takeFromLab(uses)],
  });
  const contents = `
    import { openContainer } from './container.ts';
    const run = (__shared) => { const module = { exports: {} }; ((module, exports) => {${code}})(module, module.exports); return module.exports; };
    (window._JUPYTERLAB ??= {})[${JSON.stringify(NAME)}] = openContainer({ name: ${JSON.stringify(NAME)}, uses: ${JSON.stringify([...uses].sort())}, run });`;
  return textOf({ ...common, stdin: { contents, resolveDir: here, loader: 'ts' }, format: 'iife' });
}

async function textOf(options) {
  const { outputFiles } = await build(options);
  return outputFiles[0].text;
}

/** Turns `import { X } from '@jupyterlab/y'` into a look at what JupyterLab handed over, and notes what is used. */
const takeFromLab = (uses) => ({
  name: 'take-from-lab',
  setup(builder) {
    builder.onResolve({ filter: /^@(?:jupyterlab|lumino)\// }, ({ path, kind }) => {
      if (kind !== 'import-statement') throw new Error(`${path}: only plain imports are possible, not ${kind}`);
      uses.add(path);
      return { path, namespace: 'lab' };
    });
    builder.onLoad({ filter: /.*/, namespace: 'lab' }, ({ path }) => ({
      contents: `module.exports = __shared[${JSON.stringify(path)}]`,
      loader: 'js',
    }));
  },
});
