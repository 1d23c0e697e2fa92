/**
 * The panel for servers that `nbscribe open` did not start:
 * a copy in the folder where Jupyter looks for a user's extensions.
 */
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from '../../host/process.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { PANEL_NAME, shippedPath } from '../server/panel.js';
import { failed, serverProblem } from '../problems.js';
import { dataFolders } from '../server/running.js';

export interface PanelChange {
  /** `same` where this very panel was there already, `absent` where there was none to remove. */
  readonly did: 'installed' | 'same' | 'removed' | 'absent';
  /** The folder in question. */
  readonly path: string;
}

export interface InstallOptions {
  readonly env: Environment;
  /** Default: what ships with the package. */
  readonly from?: string;
  readonly platform?: NodeJS.Platform;
}

/** Copies the panel whole or not at all. A server that runs shows it after a reload of the page. */
export function installPanel({
  env,
  from = shippedPath(),
  platform,
}: InstallOptions): Outcome<PanelChange | undefined> {
  const shipped = join(from, 'labextensions', PANEL_NAME);
  if (!existsSync(shipped)) return failed(notBuilt(shipped));
  const path = panelFolder(env, platform);
  return attempt(path, () => {
    if (isThere(path) && !isOurs(path)) return failed(notOurs(path, 'install'));
    if (isSame(shipped, path)) return done('same', path);
    replaceFolder(shipped, path);
    return done('installed', path);
  });
}

/** Removes only what `installPanel` put there. */
export function removePanel({ env, platform }: InstallOptions): Outcome<PanelChange | undefined> {
  const all = dataFolders(env, platform).map(inData);
  const path = all.find(isThere);
  if (path === undefined) return done('absent', all[0] ?? '');
  return attempt(path, () => {
    if (!isOurs(path)) return failed(notOurs(path, 'remove'));
    rmSync(path, { recursive: true });
    return done('removed', path);
  });
}

const done = (did: PanelChange['did'], path: string): Outcome<PanelChange> => ({ value: { did, path }, problems: [] });

const inData = (folder: string) => join(folder, 'labextensions', PANEL_NAME);

/** Of the two folders that macOS and Windows have, the one that is in use. */
function panelFolder(env: Environment, platform?: NodeJS.Platform): string {
  const folders = dataFolders(env, platform);
  return inData(folders.find((folder) => existsSync(folder)) ?? folders[0] ?? '');
}

/** Also a link that leads nowhere. */
const isThere = (path: string) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** A link is somebody's who develops the panel; another package may have the name. */
function isOurs(path: string): boolean {
  if (!lstatSync(path).isDirectory()) return false;
  const [about, install] = ['package.json', 'install.json'].map((name) => readJson(join(path, name)));
  return about?.['name'] === PANEL_NAME && install?.['packageName'] === 'nbscribe';
}

function readJson(path: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

/** Every file of the one is in the other, with the same bytes. */
function isSame(shipped: string, path: string): boolean {
  const files = readdirSync(shipped, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(shipped.length));
  return files.every((file) => {
    const there = join(path, file);
    return existsSync(there) && readFileSync(there).equals(readFileSync(join(shipped, file)));
  });
}

/** Jupyter passes over hidden folders, so that it sees the old one or the new one. */
function replaceFolder(from: string, path: string): void {
  const parent = join(path, '..');
  const [fresh, old] = ['new', 'old'].map((state) => join(parent, `.${PANEL_NAME}.${process.pid}.${state}`));
  if (fresh === undefined || old === undefined) return;
  mkdirSync(parent, { recursive: true });
  try {
    cpSync(from, fresh, { recursive: true });
    if (isThere(path)) renameSync(path, old);
    renameSync(fresh, path);
  } catch (error) {
    if (!isThere(path) && isThere(old)) renameSync(old, path);
    throw error;
  } finally {
    for (const left of [fresh, old]) rmSync(left, { recursive: true, force: true });
  }
}

function attempt(path: string, change: () => Outcome<PanelChange | undefined>): Outcome<PanelChange | undefined> {
  try {
    return change();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const hint = 'Allow writing there, or name another folder in JUPYTER_DATA_DIR.';
    return failed(serverProblem('panel-failed', `the panel's folder "${path}" cannot be changed: ${reason}`, hint));
  }
}

function notOurs(path: string, verb: 'install' | 'remove'): Problem {
  const message = `"${path}" is not from nbscribe, so it was left alone`;
  const wish = verb === 'install' ? 'Move it away to install the panel there.' : 'Remove it by hand if you want to.';
  return serverProblem('panel-not-ours', message, wish);
}

function notBuilt(path: string): Problem {
  const message = `this installation of nbscribe has no panel: "${path}" is missing`;
  return serverProblem('no-panel', message, 'Install nbscribe anew; in a clone run `npm run build`.');
}
