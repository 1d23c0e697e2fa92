/** Bundles the command line and the library with esbuild, copies the data they ship with, and rolls the library's types into one
 * file an entry (tsc checks them in `npm test`). */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Whatever in a room is neither code nor prose is data of it. */
const isData = (name) => /\.[a-z0-9]+$/.test(name) && !/\.(ts|md)$/.test(name);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
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

await build({
  ...common,
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts', webvtt: 'src/webvtt.ts' },
  splitting: true,
  platform: 'node',
  target: 'node20',
  external: ['sharp', '@resvg/resvg-wasm', '@napi-rs/canvas'],
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

for (const name of readdirSync('src', { recursive: true }).filter(isData))
  cpSync(join('src', name), join('dist/data', name), { recursive: true });

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
    // What is told of types that are part of others without a name of their own: test/end-to-end/library.test.ts holds the list.
    const bundle = await rollup({ input, plugins: [dts()], external: /^[^./]/, logLevel: 'silent' });
    await bundle.write({ dir: 'dist', format: 'es', entryFileNames: '[name].d.ts', chunkFileNames: 'types.d.ts' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
