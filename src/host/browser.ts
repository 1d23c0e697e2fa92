import { spawn } from 'node:child_process';
import { findExecutable, pathFolders } from './process.js';
import type { Environment } from './process.js';

/** A program and its arguments that show `target` to the user. */
interface Opener {
  readonly command: string;
  readonly args: readonly string[];
}

/** An opener that fails says so at once; one that works may stay as long as the browser does. */
const FAILS_WITHIN_MS = 1500;

/**
 * Whether a browser could be shown here: `BROWSER` names one, or there is a display and nobody sits
 * at the other end of an SSH line. On CI there is nobody.
 */
export function hasDisplay(env: Environment, platform = process.platform): boolean {
  if (env.BROWSER) return true;
  if (env.CI && env.CI !== 'false') return false;
  if (env.SSH_CONNECTION || env.SSH_TTY) return false;
  return platform === 'darwin' || platform === 'win32' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
}

/** Opens a URL or an HTML file in the user's browser. False when that could not be done. */
export async function openInBrowser(target: string, env: Environment, platform = process.platform): Promise<boolean> {
  const opener = openerFor(target, env, platform);
  if (opener === undefined) return false;
  const child = spawn(opener.command, opener.args, { env, stdio: 'ignore', detached: platform !== 'win32' });
  return new Promise((resolve) => {
    const settle = (opened: boolean) => {
      clearTimeout(timer);
      child.removeAllListeners();
      child.unref();
      resolve(opened);
    };
    const timer = setTimeout(() => settle(true), FAILS_WITHIN_MS);
    child.on('error', () => settle(false));
    child.on('exit', (code) => settle(code === 0));
  });
}

/**
 * `BROWSER` as Python's webbrowser reads it: commands with `:` between them, `%s` for the target; the first one counts.
 */
function openerFor(target: string, env: Environment, platform: string): Opener | undefined {
  const [first = ''] = (env.BROWSER ?? '').split(platform === 'win32' ? ';' : ':');
  const [command, ...words] = first.split(' ').filter((word) => word !== '');
  if (command !== undefined) {
    const args = words.map((word) => word.replaceAll('%s', target));
    return { command, args: first.includes('%s') ? args : [...args, target] };
  }
  if (platform === 'darwin') return { command: 'open', args: [target] };
  if (platform === 'win32') return { command: 'rundll32', args: ['url.dll,FileProtocolHandler', target] };
  const names = ['xdg-open', 'gio', 'sensible-browser', 'x-www-browser', 'firefox', 'chromium', 'google-chrome'];
  const found = names.flatMap((name) => findExecutable(name, pathFolders(env)) ?? [])[0];
  return found === undefined
    ? undefined
    : { command: found, args: [...(found.endsWith('/gio') ? ['open'] : []), target] };
}
