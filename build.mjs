/** Bundles the command line and the library with esbuild, copies the data they ship with, and writes the library's types with tsc
 * (which checks them in `npm test`). */
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** Whatever in a room is neither code nor prose is data of it. */
const isData = (name) => /\.[a-z0-9]+$/.test(name) && !/\.(ts|md)$/.test(name);

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
rmSync('dist', { recursive: true, force: true });

await build({
  entryPoints: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  outdir: 'dist',
  external: ['sharp', '@resvg/resvg-wasm', '@napi-rs/canvas'],
  alias: { 'string-width': './src/cli/string-width.ts' },
  // Less to read at each start; names stay, for the traces of faults.
  minifyWhitespace: true,
  minifySyntax: true,
  define: { NBSCRIBE_VERSION: JSON.stringify(version), NBSCRIBE_DATA: '"data/"' },
  // Bundled CommonJS packages (yargs, saxes, ws) ask for Node's own modules with require().
  banner: {
    js: "import { createRequire as __makeRequire } from 'node:module'; const require = __makeRequire(import.meta.url);",
  },
});
chmodSync('dist/cli.js', 0o755);

for (const name of readdirSync('src', { recursive: true }).filter(isData))
  cpSync(join('src', name), join('dist/data', name), { recursive: true });

// Fonts, character maps and decoders that pdf.js reads from files.
for (const name of ['cmaps', 'standard_fonts', 'wasm', 'iccs'])
  cpSync(join('node_modules/pdfjs-dist', name), join('dist/data/pdf', name), { recursive: true });

if (!process.argv.includes('--quick'))
  // Not by npx: in `npm install -g .` it looks for tsc where nobody put it.
  execFileSync(
    process.execPath,
    ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json', '--emitDeclarationOnly', '--noCheck'],
    { stdio: 'inherit' },
  );
