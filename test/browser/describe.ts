/** Suites that drive a real JupyterLab in Chromium. */
import { jest } from '@jest/globals';
import { describeWhere, findChromium, findPython } from '../python.js';

/**
 * `describe` where Python with JupyterLab and Chromium are found. A test that fails is tried once more at once, and its
 * first error is printed, as Playwright's own runner does in CI:
 * between us and what is asserted stand four programs that we did not write.
 */
export function describeWithBrowser(title: string, tests: (python: string, chromium: string) => void): void {
  jest.retryTimes(1, { logErrorsBeforeRetry: true, retryImmediately: true });
  // Many waits, each of which may take long on a busy machine.
  jest.setTimeout(240_000);
  const python = findPython('jupyterlab ipykernel');
  const chromium = findChromium();
  const missing = python === undefined ? 'Python with jupyterlab ipykernel' : 'Chromium (or set NBSCRIBE_CHROMIUM)';
  describeWhere(python && chromium, missing)(title, () => tests(python ?? '', chromium ?? ''));
}

/** Before a test is tried a second time, the place is made as it was before the first test. */
export function beforeSecondTry(restore: () => Promise<void>): void {
  let before: string | undefined;
  beforeEach(async () => {
    const { currentTestName } = expect.getState();
    const isSecond = currentTestName === before;
    before = currentTestName;
    if (isSecond) await restore();
  });
}
