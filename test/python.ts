/**
 * Python and Chromium for the tests that need them. Looked for in this order: `NBSCRIBE_PYTHON`, `.venv` of the
 * project, `python3` on `PATH`; `NBSCRIBE_CHROMIUM`, then `chromium`, `chromium-browser`, `google-chrome` on `PATH`.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const root = join(import.meta.dirname, '..');
/** A program on `PATH`, or undefined. */
export const onPath = (name: string) =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((file) => existsSync(file));

/** A Python that can import every one of the modules (`'jupyterlab ipykernel'`), or undefined. */
export function findPython(moduleNames: string): string | undefined {
  const imports = moduleNames
    .split(/[\s,]+/)
    .map((name) => `importlib.util.find_spec(${JSON.stringify(name)}) or exit(1)`);
  const script = ['import importlib.util', ...imports].join('\n');
  const candidates = [process.env.NBSCRIBE_PYTHON, join(root, '.venv/bin/python'), onPath('python3')];
  return candidates.find((python) => python && existsSync(python) && spawnSync(python, ['-c', script]).status === 0);
}

/** A Chromium to drive, or undefined. */
export function findChromium(): string | undefined {
  const names = ['chromium', 'chromium-browser', 'google-chrome'];
  return process.env.NBSCRIBE_CHROMIUM ?? names.map(onPath).find((file) => file !== undefined);
}

/**
 * `describe` where Python has the modules, else a skipped `describe` and one line on stderr that says what is missing
 * and how to get it: `describeWithPython('nbformat')('the validator agrees with nbformat', (python) => { test(...) })`.
 */
export function describeWithPython(moduleNames: string): (title: string, tests: (python: string) => void) => void {
  const python = findPython(moduleNames);
  return describeWhere(python, `Python with ${moduleNames} (pip install ${moduleNames}, or set NBSCRIBE_PYTHON)`);
}

/** `describe` where something was found, else a skipped one and a line on stderr. */
export function describeWhere(found: string | undefined, missing: string) {
  return (title: string, tests: (found: string) => void): void => {
    if (found === undefined) process.stderr.write(`skipped: ${title}: needs ${missing}\n`);
    (found === undefined ? describe.skip : describe)(title, () => tests(found ?? ''));
  };
}
