/** What a person does to a JupyterLab window before they read. */
import type { Locator, Page, Response } from 'playwright-core';
import { again, PATIENCE_MS } from '../until.js';

/** Closes the question about news, and other notices. */
export async function dismissNotices(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('.Toastify').forEach((notice) => notice.remove()));
}

/** Leaves the notebook alone on the page: no side bars. */
export async function showSimply(page: Page): Promise<void> {
  if (await page.locator('#jp-left-stack:visible').count()) await page.keyboard.press('Control+b');
  if (await page.locator('#jp-right-stack:visible').count()) await page.keyboard.press('Control+j');
}

/** Shows the table of contents at the left. */
export async function showContents(page: Page): Promise<void> {
  const contents = page.locator('.jp-TableOfContents-content:visible');
  await again(
    () => page.keyboard.press('Control+Shift+k'),
    async () => (await contents.count()) > 0,
  );
}

export async function useTheme(page: Page, name = 'JupyterLab Dark'): Promise<void> {
  await again(
    async () => {
      await openMenu(page, 'Settings');
      await page.locator('.lm-Menu-itemLabel', { hasText: 'Theme' }).first().hover({ timeout: CLICK_MS });
      await page.locator('.lm-Menu-itemLabel', { hasText: name }).first().click({ timeout: CLICK_MS });
    },
    async () => (await page.locator(`body[data-jp-theme-name="${name}"]`).count()) > 0,
  );
}

/** A click that cannot be made for so long is one that is tried anew. */
const CLICK_MS = 5000;

/** Opens a menu of the bar, also where another one, or this one, stands open from a click before. */
async function openMenu(page: Page, name: string): Promise<void> {
  if (await page.locator('.lm-Menu').count()) await page.keyboard.press('Escape');
  await page.locator('.lm-MenuBar-itemLabel', { hasText: name }).click({ timeout: CLICK_MS });
}

/** Brings the first cell with this text to the top of the notebook. */
export async function scrollTo(page: Page, text: string): Promise<void> {
  const cell = page.locator('.jp-Notebook .jp-Cell', { hasText: text }).first();
  await cell.evaluate((element) => element.scrollIntoView({ block: 'start' }));
}

/** The status bar's word for a kernel that is there and waits. */
export const KERNEL_IDLE = '.jp-StatusBar-TextItem:has-text("| Idle")';

/** Cells are drawn one after another while the browser has time: so long may pass between two. */
const STILL_MS = 1500;

/** Waits until the kernel idles, mathematics and images are drawn, and nothing changes any more. */
export async function settle(page: Page): Promise<void> {
  await page.waitForSelector(KERNEL_IDLE, { timeout: 120_000 });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete), undefined, {
    timeout: PATIENCE_MS,
  });
  await page.evaluate(() => document.fonts.ready);
  const look = () => page.evaluate(() => document.querySelector('.jp-Notebook')?.innerHTML.length ?? 0);
  let seen = -1;
  for (let tries = 0; tries < 20; tries++) {
    const now = await look();
    if (now === seen) return;
    seen = now;
    await page.waitForTimeout(STILL_MS);
  }
}

/** The titles in the table of contents, from the top. */
export async function textOfContents(page: Page): Promise<readonly string[]> {
  const titles = page.locator('.jp-TableOfContents-content .jp-tocItem-content');
  await titles.first().waitFor({ timeout: PATIENCE_MS });
  return (await titles.allInnerTexts()).map((title) => title.trim());
}

/** Clicks left of the cell until it is the active one, wherever the notebook moves meanwhile. */
export async function selectCell(cell: Locator): Promise<void> {
  await again(
    async () => {
      await cell.scrollIntoViewIfNeeded({ timeout: CLICK_MS });
      await cell.locator('.jp-InputPrompt').first().click({ timeout: CLICK_MS });
    },
    () =>
      cell.evaluate((node) => {
        const isActive = node.classList.contains('jp-mod-active');
        return isActive && node.closest('.jp-Notebook')?.contains(document.activeElement) === true;
      }),
    2000,
  );
}

/** Clicks Run for the first code cell with this text; gives the text of its output. */
export async function runFirstCell(page: Page, code: string): Promise<string> {
  const cell = page.locator('.jp-Notebook .jp-CodeCell', { hasText: code }).first();
  await selectCell(cell);
  await page.locator('[data-command="notebook:run-cell-and-select-next"]').first().click();
  const output = cell.locator('.jp-OutputArea-output').first();
  await output.waitFor({ timeout: 2 * PATIENCE_MS });
  return output.innerText();
}

/** Saves the notebook in front and waits until the server has written it and it has no unsaved changes. */
export async function save(page: Page): Promise<void> {
  const isWritten = (response: Response) =>
    response.request().method() === 'PUT' && response.url().includes('/api/contents/');
  const click = async () => {
    await openMenu(page, 'File');
    await page.locator('.lm-Menu-itemLabel', { hasText: 'Save Notebook' }).first().click({ timeout: PATIENCE_MS });
  };
  const [written] = await Promise.all([page.waitForResponse(isWritten, { timeout: 2 * PATIENCE_MS }), click()]);
  await written.finished();
  await page.waitForSelector('.lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)', { timeout: PATIENCE_MS });
}

/** Clicks this time in the notebook, as one who asks the lecture's panel for a moment. */
export async function showMoment(page: Page, clock: string): Promise<void> {
  const panel = page.locator('#nbscribe-lecture');
  if (!(await panel.isVisible())) await page.locator("[data-jp-item-name='nbscribe-lecture'] jp-button").click();
  await page
    .locator('.jp-Notebook a', { hasText: new RegExp(`^${clock}$`) })
    .first()
    .click();
  await panel.locator('.nbscribe-clock', { hasText: clock }).waitFor({ timeout: 10_000 });
  await page.waitForTimeout(2000);
}
