/**
 * A picture of a notebook as JupyterLab shows it:
 * `npm run screenshot -- NOTEBOOK OUT.png [--scroll-to TEXT] [--width N] [--height N] [--contents] [--dark] [--panel
 * TIME]`. `--contents` shows the table of contents at the left, `--panel
 * 12:40` the lecture at the right, at that moment. Needs Python with JupyterLab, and Chromium. `npm run
 * pictures` draws those of README and the docs.
 */
import { parseArgs } from 'node:util';
import { drawNotebook } from './picture.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'scroll-to': { type: 'string' },
    width: { type: 'string', default: '1280' },
    height: { type: 'string', default: '900' },
    contents: { type: 'boolean', default: false },
    dark: { type: 'boolean', default: false },
    panel: { type: 'string' },
  },
});
const [notebook, out] = positionals;
if (notebook === undefined || out === undefined)
  throw new Error(
    'usage: npm run screenshot -- NOTEBOOK OUT.png [--scroll-to TEXT] [--width N] [--height N] [--contents] [--dark] [--panel TIME]',
  );
await drawNotebook(notebook, out, {
  widthPx: Number(values.width),
  heightPx: Number(values.height),
  withContents: values.contents,
  isDark: values.dark,
  scrollTo: values['scroll-to'],
  panelAt: values.panel,
});
