/** The servers that run on this machine, from the files that they leave in Jupyter's runtime folders. */
import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { isAbsolute, join, relative, sep } from 'node:path';
import { isAlive } from '../../host/process.js';
import type { Environment } from '../../host/process.js';
import { never } from './server.js';
import type { Server } from './server.js';
import { Secret } from './secret.js';

/** A server as its runtime file describes it. */
export interface RunningServer extends Server {
  readonly origin: 'found';
  readonly rootDir: string;
  readonly pid: number;
  readonly asksPassword: boolean;
}

/**
 * Where Jupyter keeps its runtime files: https://docs.jupyter.org/en/latest/use/jupyter-directories.html#runtime-files
 */
export function runtimeFolders(env: Environment, platform = process.platform): readonly string[] {
  if (env.JUPYTER_RUNTIME_DIR) return [env.JUPYTER_RUNTIME_DIR];
  return dataFolders(env, platform).map((folder) => join(folder, 'runtime'));
}

/**
 * Where Jupyter keeps a user's data; macOS and Windows have two:
 * the customary one, and the one of `JUPYTER_PLATFORM_DIRS=1`.
 */
export function dataFolders(env: Environment, platform = process.platform): readonly string[] {
  if (env.JUPYTER_DATA_DIR) return [env.JUPYTER_DATA_DIR];
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  if (platform === 'darwin')
    return order(env, join(home, 'Library/Jupyter'), join(home, 'Library/Application Support/Jupyter'));
  if (platform === 'win32')
    return order(
      env,
      join(env.APPDATA ?? join(home, 'AppData/Roaming'), 'jupyter'),
      join(env.LOCALAPPDATA ?? join(home, 'AppData/Local'), 'Jupyter'),
    );
  return [join(env.XDG_DATA_HOME || join(home, '.local/share'), 'jupyter')];
}

function order(env: Environment, customary: string, platform: string): readonly string[] {
  return /^(?:1|true|yes|on)$/i.test(env.JUPYTER_PLATFORM_DIRS ?? '') ? [platform, customary] : [customary, platform];
}

/** Every server whose process is alive. Files of servers that were killed stay behind and are passed over. */
export function listRunningServers(folders: readonly string[]): readonly RunningServer[] {
  return folders
    .flatMap((folder) =>
      namesIn(folder)
        .filter((name) => /^(?:jpserver|nbserver)-\d+\.json$/.test(name))
        .map((name) => readServerFile(join(folder, name))),
    )
    .filter((server) => server !== undefined)
    .filter((server) => isAlive(server.pid));
}

/** Those whose folder holds the file, the deepest folder first. */
export function serversThatHold(path: string, servers: readonly RunningServer[]): readonly RunningServer[] {
  return servers
    .filter((server) => pathBelow(server.rootDir, path) !== undefined)
    .sort((one, other) => realPath(other.rootDir).length - realPath(one.rootDir).length);
}

/** The path of a file as a server that serves `rootDir` names it, with `/`; undefined where it lies outside. */
export function pathBelow(rootDir: string, path: string): string | undefined {
  const below = relative(realPath(rootDir), realPath(path));
  return below === '' || below === '..' || below.startsWith(`..${sep}`) || isAbsolute(below)
    ? undefined
    : below.split(sep).join('/');
}

/** Resolves links where it can; a path that does not exist stays as it is. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path);
  } catch {
    return path;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Undefined for a file that is half written, not ours, or names a server on a UNIX socket. */
function readServerFile(path: string): RunningServer | undefined {
  try {
    const file = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    const rootDir = file.root_dir ?? file.notebook_dir;
    if (typeof file.url !== 'string' || typeof file.pid !== 'number' || typeof rootDir !== 'string' || file.sock)
      return undefined;
    return {
      url: file.url.replace('//0.0.0.0', '//127.0.0.1').replace(/\/*$/, '/'),
      token: new Secret(typeof file.token === 'string' ? file.token : ''),
      rootDir,
      pid: file.pid,
      asksPassword: file.password === true,
      origin: 'found',
      ended: never(),
      stop: () => Promise.resolve(),
    };
  } catch {
    return undefined;
  }
}
