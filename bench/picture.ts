/** A picture of a notebook as JupyterLab shows it. */
import { resolve } from 'node:path';
import type { LaunchOptions } from 'playwright-core';
import { openLab } from '../test/browser/lab.js';
import {
  dismissNotices,
  scrollTo,
  settle,
  showContents,
  showMoment,
  showSimply,
  useTheme,
} from '../test/browser/view.js';
import { findChromium, findPython } from '../test/python.js';

export interface PictureOptions {
  readonly widthPx?: number;
  readonly heightPx?: number;
  /** Text of the cell that stands at the top. */
  readonly scrollTo?: string | undefined;
  /** Whether the table of contents stands at the left. */
  readonly withContents?: boolean;
  readonly isDark?: boolean;
  /** A time as the notebook writes it: the lecture's panel stands at the right, at that moment. */
  readonly panelAt?: string | undefined;
}

/** What the machine lacks is thrown as an error that says it. */
function needed(): { readonly python: string; readonly chromium: string } {
  const python = findPython('jupyterlab ipykernel');
  const chromium = findChromium();
  if (python === undefined || chromium === undefined)
    throw new Error('needs Python with jupyterlab and ipykernel (NBSCRIBE_PYTHON), and Chromium (NBSCRIBE_CHROMIUM)');
  return { python, chromium };
}

/** How Chromium is started for a picture of a page. */
export function browser(): LaunchOptions {
  return { executablePath: needed().chromium, args: ['--no-sandbox', '--disable-gpu'] };
}

export async function drawNotebook(notebook: string, out: string, options: PictureOptions = {}): Promise<void> {
  const { widthPx = 1280, heightPx = 900, withContents, isDark, panelAt } = options;
  const { page, close } = await openLab(resolve(notebook), { ...needed(), widthPx, heightPx, scale: 2 });
  try {
    await dismissNotices(page);
    if (isDark) await useTheme(page);
    await showSimply(page);
    if (withContents) await showContents(page);
    if (options.scrollTo !== undefined) await scrollTo(page, options.scrollTo);
    await settle(page);
    if (panelAt !== undefined) await showMoment(page, panelAt);
    await page.screenshot({ path: resolve(out) });
  } finally {
    await close();
  }
}
