/**
 * A picture of a notebook as JupyterLab shows it: `npm run screenshot -- NOTEBOOK OUT.png [--scroll-to TEXT] [--width N] [--height N]
 * [--contents] [--dark]`. `--contents` shows the table of contents at the left. Needs Python with JupyterLab, and Chromium.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { openLab } from '../test/browser/lab.js';
import { dismissNotices, scrollTo, settle, showContents, showSimply, useTheme } from '../test/browser/view.js';
import { findChromium, findPython } from '../test/python.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'scroll-to': { type: 'string' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '900' },
    contents: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
  },
});
const [notebook, out] = positionals;
const python = findPython('jupyterlab ipykernel');
const chromium = findChromium();
if (notebook === undefined || out === undefined)
  throw new Error(
    'usage: npm run screenshot -- NOTEBOOK OUT.png [--scroll-to TEXT] [--width N] [--height N] [--contents] [--dark]',
  );
if (python === undefined || chromium === undefined)
  throw new Error('needs Python with jupyterlab and ipykernel (NBSCRIBE_PYTHON), and Chromium (NBSCRIBE_CHROMIUM)');

const size = { widthPx: Number(values.width), heightPx: Number(values.height), scale: 2 };
const { page, close } = await openLab(resolve(notebook), { python, chromium, ...size });
try {
  await dismissNotices(page);
  if (values.dark) await useTheme(page);
  await showSimply(page);
  if (values.contents) await showContents(page);
  if (values['scroll-to'] !== undefined) await scrollTo(page, values['scroll-to']);
  await settle(page);
  await page.screenshot({ path: resolve(out) });
} finally {
  await close();
}
