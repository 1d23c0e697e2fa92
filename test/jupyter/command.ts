/** The command line as a process of its own, to see that it ends by itself and what it leaves. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';
import type { Environment } from '../../src/host/process.js';
import { temporaryFolder } from '../temporary.js';

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface StartedCommand {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  readonly out: () => string;
  readonly err: () => string;
}

/** The two commands of this room are all that is bundled, so that a fault elsewhere breaks no test here. */
const onlyOurs: Plugin = {
  name: 'only-open-and-run',
  setup(bundle) {
    bundle.onResolve({ filter: /^\.\/commands\// }, ({ path }) =>
      /\/(?:open|run)\.js$/.test(path) ? undefined : { path, external: true },
    );
  },
};

const started: ChildProcess[] = [];

/** A test that failed leaves nobody behind who waits for it. */
afterAll(() => started.splice(0).forEach((child) => child.kill('SIGINT')));

/** Bundles the command line; gives its path. */
export async function bundleCommandLine(): Promise<string> {
  const outdir = join(temporaryFolder(), 'dist');
  await build({
    entryPoints: { cli: join(import.meta.dirname, '../../src/cli/main.ts') },
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    outdir,
    outExtension: { '.js': '.mjs' },
    define: { NBSCRIBE_VERSION: '"0"' },
    plugins: [onlyOurs],
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'silent',
  });
  return join(outdir, 'cli.mjs');
}

/** Starts `nbscribe ARGS` in a folder. */
export function startCommand(
  cli: string,
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Environment },
): StartedCommand {
  const child = spawn(process.execPath, [cli, ...args], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  started.push(child);
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, out, err })));
  return { child, ended, out: () => out, err: () => err };
}
