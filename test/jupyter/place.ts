import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../src/host/process.js';
import { temporaryFolder } from '../temporary.js';
import { PATIENCE_MS } from '../until.js';

/** A folder with notebooks in it, and a home for Jupyter of its own, so that no test sees a server of the user's. */
export interface JupyterPlace {
  readonly folder: string;
  readonly env: Environment;
  readonly runtimeDir: string;
  /** Processes that know of this place and still live: there should be none after a command. */
  processesLeft(): readonly string[];
}

export function jupyterPlace(
  python: string,
  files: Readonly<Record<string, string | Uint8Array>> = {},
  more: Environment = {},
): JupyterPlace {
  const folder = temporaryFolder(files);
  const home = temporaryFolder();
  const runtimeDir = join(home, 'runtime');
  const env = {
    ...process.env,
    NBSCRIBE_PYTHON: python,
    JUPYTER_RUNTIME_DIR: runtimeDir,
    JUPYTER_CONFIG_DIR: join(home, 'config'),
    JUPYTERLAB_SETTINGS_DIR: join(home, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(home, 'workspaces'),
    IPYTHONDIR: join(home, 'ipython'),
    XDG_STATE_HOME: join(home, 'state'),
    JUPYTER_TOKEN: undefined,
    BROWSER: undefined,
    ...more,
  };
  return { folder, env, runtimeDir, processesLeft: () => processesWith(`IPYTHONDIR=${env.IPYTHONDIR}`) };
}

/** By `/proc`: on a system without it nothing is found, and nothing is claimed. */
function processesWith(variable: string): readonly string[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => readProc(pid, 'environ').split('\0').includes(variable))
    .map((pid) => readProc(pid, 'cmdline').replaceAll('\0', ' '))
    .filter((command) => command !== '');
}

function readProc(pid: string, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}

/** Waits for something that another process does; fails after a while: a loaded machine is slow to start a kernel. */
export async function eventually<Value>(
  look: () => Value | undefined | Promise<Value | undefined>,
  what: string,
): Promise<Value> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (Date.now() > deadline) throw new Error(`did not happen in ${PATIENCE_MS / 1000} s: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

let written = 0;

/** Writes a new notebook into the place; gives its path. */
export function writeNotebook(place: JupyterPlace, text: string): string {
  const path = join(place.folder, `notebook-${++written}.ipynb`);
  writeFileSync(path, text);
  return path;
}

/** The process of the kernel of this id, if one runs now. */
export function kernelPid(id: string): number | undefined {
  const [found] = runningCommands().filter((line) => line.includes(`kernel-${id}.json`));
  return found === undefined ? undefined : Number.parseInt(found, 10);
}

function runningCommands(): readonly string[] {
  return spawnSync('ps', ['-axo', 'pid=,command='], { encoding: 'utf8' }).stdout.split('\n');
}

/** The process of the one server that serves this place. */
export function serverPid(place: JupyterPlace): number {
  const found = runningCommands().filter(
    (line) => line.includes(`--ServerApp.root_dir=${place.folder} `) || line.endsWith(place.folder),
  );
  expect(found).toHaveLength(1);
  return Number.parseInt(found[0] ?? '', 10);
}
