/** What a person does to a JupyterLab window before they read. */
import type { Page } from 'playwright-core';

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
  await page.keyboard.press('Control+Shift+k');
  await page.waitForSelector('.jp-TableOfContents-content', { timeout: 10_000 });
}

export async function useTheme(page: Page, name = 'JupyterLab Dark'): Promise<void> {
  await page.locator('.lm-MenuBar-itemLabel', { hasText: 'Settings' }).click();
  await page.locator('.lm-Menu-itemLabel', { hasText: 'Theme' }).first().hover();
  await page.locator('.lm-Menu-itemLabel', { hasText: name }).first().click();
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
  await page.waitForSelector(KERNEL_IDLE, { timeout: 60_000 });
  await page.waitForFunction(() => [...document.images].every((image) => image.complete), undefined, {
    timeout: 20_000,
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
  await titles.first().waitFor({ timeout: 10_000 });
  return (await titles.allInnerTexts()).map((title) => title.trim());
}

/** Clicks Run for the first code cell with this text; gives the text of its output. */
export async function runFirstCell(page: Page, code: string): Promise<string> {
  const cell = page.locator('.jp-Notebook .jp-CodeCell', { hasText: code }).first();
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('.jp-InputPrompt').click();
  await page.locator('[data-command="notebook:run-cell-and-select-next"]').first().click();
  const output = cell.locator('.jp-OutputArea-output').first();
  await output.waitFor({ timeout: 30_000 });
  return output.innerText();
}

/** Saves the notebook in front and waits until it has no unsaved changes. */
export async function save(page: Page): Promise<void> {
  await page.locator('.lm-MenuBar-itemLabel', { hasText: 'File' }).click();
  await page.locator('.lm-Menu-itemLabel', { hasText: 'Save Notebook' }).first().click();
  await page.waitForSelector('.lm-TabBar-tab.jp-mod-current:not(.jp-mod-dirty)', { timeout: 20_000 });
  await page.waitForTimeout(500);
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
