/** How JupyterLab can be started on this machine. */
import { dirname, join } from 'node:path';
import { findExecutable, pathFolders } from '../../host/process.js';
import type { Environment } from '../../host/process.js';

/** One way to start a server: the words before its own options. */
export interface Launcher {
  readonly command: string;
  readonly args: readonly string[];
}

/** `lab` serves JupyterLab; `server` is the kernels and files alone, which is all that a run needs. */
export type ServerKind = 'lab' | 'server';

const SCRIPTS: Record<ServerKind, readonly string[]> = {
  lab: ['jupyter-lab'],
  server: ['jupyter-server', 'jupyter-lab'],
};
const MODULES: Record<ServerKind, string> = { lab: 'jupyterlab', server: 'jupyter_server' };

/**
 * Every launcher that may work, the best first: the Python named by `NBSCRIBE_PYTHON`, `PATH` (an active environment
 * comes first in it), `VIRTUAL_ENV`, a `.venv` in one of `folders` or above it, and the `python3` of the machine. The
 * scripts are looked for by their own name, since a `jupyter` without `jupyter-lab` beside it is of no use.
 */
export function findLaunchers(kind: ServerKind, env: Environment, folders: readonly string[]): readonly Launcher[] {
  const asModule = (python: string): Launcher => ({ command: python, args: ['-m', MODULES[kind]] });
  const chosen = env.NBSCRIBE_PYTHON;
  if (chosen) return [asModule(chosen)];

  const bin = process.platform === 'win32' ? 'Scripts' : 'bin';
  const environments = [...(env.VIRTUAL_ENV ? [env.VIRTUAL_ENV] : []), ...folders.flatMap(environmentsAbove)];
  const places = [...pathFolders(env), ...environments.map((folder) => join(folder, bin))];
  const scripts = SCRIPTS[kind].flatMap((name) => findExecutable(name, places) ?? []).slice(0, 1);
  const pythons = ['python3', 'python', 'py']
    .flatMap((name) => findExecutable(name, pathFolders(env)) ?? [])
    .slice(0, 1);
  return [...scripts.map((command) => ({ command, args: [] })), ...pythons.map(asModule)];
}

function environmentsAbove(folder: string): readonly string[] {
  const above = dirname(folder);
  return [join(folder, '.venv'), ...(above === folder ? [] : environmentsAbove(above))];
}
