/**
 * Bundles the command line and the library with esbuild, copies the data they ship with, rolls the library's types into
 * one file an entry (tsc checks them in `npm test`), and builds the panel for JupyterLab.
 */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { buildPanel } from './src/panel/build.mjs';

/** Whatever in a room is neither code nor prose is data of it; the panel has a build of its own. */
const isData = (name) => /\.[a-z0-9]+$/.test(name) && !/\.(ts|md)$/.test(name) && !/^panel[/\\]/.test(name);

const about = JSON.parse(readFileSync('package.json', 'utf8'));
const { version } = about;
rmSync('dist', { recursive: true, force: true });

const common = {
  bundle: true,
  format: 'esm',
  outdir: 'dist',
  // Less to read at each start; names stay, for the traces of faults.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { NBSCRIBE_VERSION: JSON.stringify(version), NBSCRIBE_DATA: '"data/"' },
};

/** What is changed in pdf.js, and in how many places: another release may have them elsewhere. */
const PDF_CHANGES = [
  {
    // A damaged font can map sixteen million characters by one range, which takes gigabytes in a loop that no thread
    // can be ended in. Codes have two bytes: a range of more is none,
    // and what pdf.js does with ranges that are too long, it does with these.
    what: 'limits ranges',
    places: 3,
    found: /\((\w+-\w+)>\w+\)(?=throw new Error\("map)/g,
    by: '($1>65535)',
  },
  {
    // For each page with links its text is read once more,
    // to know what stands under them: a third of the time of a deck.
    what: 'reads text under links',
    places: 5,
    found: /get overlaysTextContent\(\)\{return!0\}/g,
    by: 'get overlaysTextContent(){return!1}',
  },
];

const changePdf = {
  name: 'change-pdf',
  setup({ onLoad }) {
    onLoad({ filter: /pdf\.worker\.min\.mjs$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const { what, places, found, by } of PDF_CHANGES) {
        const count = contents.match(found)?.length ?? 0;
        if (count !== places) throw new Error(`${path} ${what} elsewhere: ${count} of ${places} places found`);
        contents = contents.replace(found, by);
      }
      return { contents, loader: 'js' };
    });
  },
};

await build({
  ...common,
  plugins: [changePdf],
  entryPoints: {
    cli: 'src/cli/main.ts',
    index: 'src/index.ts',
    webvtt: 'src/webvtt.ts',
    'lesson-worker': 'src/engines/lesson-worker.ts',
    'pdf-worker': 'src/pipeline/pdf-worker.ts',
  },
  splitting: true,
  platform: 'node',
  target: 'node20',
  external: ['sharp', '@resvg/resvg-wasm', '@napi-rs/canvas', 'tesseract.js', 'bullmq', 'ioredis', 'pg'],
  alias: { 'string-width': './src/cli/string-width.ts' },
  // Bundled CommonJS packages (yargs, saxes, ws) ask for Node's own modules with require().
  banner: {
    js: "import { createRequire as __makeRequire } from 'node:module'; const require = __makeRequire(import.meta.url);",
  },
});
chmodSync('dist/cli.js', 0o755);

await build({
  ...common,
  entryPoints: { browser: 'src/browser.ts' },
  platform: 'browser',
  target: 'es2022',
  alias: { 'node:crypto': './src/browser-crypto.ts', 'csv-parse/sync': 'csv-parse/browser/esm/sync' },
});

// The search of a course's site: a plain script, for a page on a disk may load no module.
await build({
  ...common,
  format: 'iife',
  entryPoints: { 'course-search': 'src/course/site/search-page.ts' },
  platform: 'browser',
  target: 'es2022',
});

for (const name of readdirSync('src', { recursive: true }).filter(isData))
  cpSync(join('src', name), join('dist/data', name), { recursive: true });

await buildPanel('dist/jupyter/labextensions', about);

// Fonts, character maps and decoders that pdf.js reads from files.
for (const name of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
  cpSync(join('node_modules/pdfjs-dist', name), join('dist/data/pdf', name), { recursive: true });

if (!process.argv.includes('--quick')) await rollUpTypes();

async function rollUpTypes() {
  const [{ rollup }, { dts }] = await Promise.all([import('rollup'), import('rollup-plugin-dts')]);
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-types-'));
  try {
    // Not by npx: in `npm install -g .` it looks for tsc where nobody put it.
    execFileSync(
      process.execPath,
      [
        'node_modules/typescript/bin/tsc',
        '-p',
        'tsconfig.json',
        '--emitDeclarationOnly',
        '--noCheck',
        '--outDir',
        folder,
      ],
      { stdio: 'inherit' },
    );
    const input = Object.fromEntries(
      ['index', 'browser', 'webvtt'].map((name) => [name, join(folder, `${name}.d.ts`)]),
    );
    // What is told of types that are part of others without a name of their own:
    // test/end-to-end/library.long.test.ts holds the list.
    const bundle = await rollup({ input, plugins: [dts()], external: /^[^./]/, logLevel: 'silent' });
    await bundle.write({ dir: 'dist', format: 'es', entryFileNames: '[name].d.ts', chunkFileNames: 'types.d.ts' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
