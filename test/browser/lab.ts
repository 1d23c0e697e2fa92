/** JupyterLab in Chromium, for tests and for pictures of notebooks. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startServer } from '../../src/jupyter/server/start.js';
import { KERNEL_IDLE } from './view.js';

export interface LabPage {
  readonly page: Page;
  /** All tabs of the browser. */
  readonly context: BrowserContext;
  /** Where the server answers, and its token. */
  readonly url: string;
  readonly token: string;
  /** Opens another notebook of the folder, and waits until its cells and its kernel are there. */
  readonly show: (notebook: string) => Promise<void>;
  /** Leaves the page alone in the browser. */
  readonly closeOtherTabs: () => Promise<unknown>;
  /** Ends the browser and the server. */
  readonly close: () => Promise<void>;
}

export interface LabOptions {
  readonly python: string;
  readonly chromium: string;
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Device pixels per CSS pixel: 2 for a crisp picture. */
  readonly scale?: number;
  /** Whether they are drawn; pictures are better without. */
  readonly scrollBars?: boolean;
}

/**
 * Opens a notebook in a JupyterLab of its own that serves the notebook's folder and leaves nothing in the user's home.
 */
export async function openLab(notebook: string, options: LabOptions): Promise<LabPage> {
  const { widthPx = 1280, heightPx = 900, scale = 1 } = options;
  const home = mkdtempSync(join(tmpdir(), 'nbscribe-lab-'));
  const folder = dirname(notebook);
  const env = { ...process.env, ...labHome(home), NBSCRIBE_PYTHON: options.python };
  const { value: server, problems } = await startServer({ kind: 'lab', rootDir: folder, folders: [], env });
  if (server === undefined) throw new Error(problems.map(({ message }) => message).join('; '));
  const browser: Browser = await chromium.launch({
    executablePath: options.chromium,
    ignoreDefaultArgs: options.scrollBars ? ['--hide-scrollbars'] : [],
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const close = async () => {
    await browser.close();
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const viewport = { width: widthPx, height: heightPx };
    const context = await browser.newContext({ viewport, deviceScaleFactor: scale });
    const page = await context.newPage();
    const show = async (name: string) => {
      await page.goto(`${server.url}lab/tree/${encodeURIComponent(name)}?token=${server.token.reveal()}&reset`);
      await page.waitForSelector('.jp-Notebook .jp-Cell', { timeout: 120_000 });
      await page.waitForSelector(KERNEL_IDLE, { timeout: 120_000 });
    };
    const closeOtherTabs = () => {
      const others = context.pages().filter((tab) => tab !== page);
      return Promise.all(others.map((tab) => tab.close()));
    };
    await show(basename(notebook));
    return { page, context, url: server.url, token: server.token.reveal(), show, closeOtherTabs, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Jupyter's own folders inside a temporary one; no news that pop up over what is clicked, no look for updates. */
function labHome(home: string): Record<string, string> {
  const settings = join(home, 'settings/@jupyterlab/apputils-extension');
  const notices = { fetchNews: 'false', checkForUpdates: false, doNotDisturbMode: true };
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'notification.jupyterlab-settings'), JSON.stringify(notices));
  return {
    JUPYTER_CONFIG_DIR: join(home, 'config'),
    JUPYTER_RUNTIME_DIR: join(home, 'runtime'),
    JUPYTERLAB_SETTINGS_DIR: join(home, 'settings'),
    JUPYTERLAB_WORKSPACES_DIR: join(home, 'workspaces'),
    IPYTHONDIR: join(home, 'ipython'),
  };
}
