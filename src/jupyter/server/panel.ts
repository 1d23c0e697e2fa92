/** The panel that shows a lecture's video beside its notebook, as JupyterLab finds it. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { shippedFolder } from '../../host/data.js';
import type { Environment } from '../../host/process.js';

/** The folder below a `labextensions/`; its name is in the addresses that JupyterLab asks for. */
export const PANEL_NAME = 'nbscribe-lecture';

/** The folder that ships with the package: Jupyter looks below it for `labextensions/`. */
export const shippedPath = (): string => shippedFolder('jupyter');

/**
 * The environment for a server that brings the panel: by `JUPYTER_PATH`, since an option on the command line would take
 * the place of the user's own. In front, so that it goes before an older copy that is installed.
 */
export function withPanel(env: Environment, path = shippedPath()): Environment {
  // The variable is a list, and has no way to write a path with its delimiter in it.
  if (path.includes(delimiter) || !existsSync(join(path, 'labextensions', PANEL_NAME))) return env;
  return { ...env, JUPYTER_PATH: [path, ...(env.JUPYTER_PATH ? [env.JUPYTER_PATH] : [])].join(delimiter) };
}
