/** What a person sees of the lecture's panel, and does with it. */
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import type { LabPage } from './lab.js';

const SAMPLES = join(import.meta.dirname, '../../transcripts');
const LECTURE = 'hash-tables-from-scratch';

/** 1140 s in 14 KB: blue, from 600 s on with a red box. */
export const VIDEO = join(import.meta.dirname, '../panel/lecture.webm');
/** A name in which much must be escaped. */
const VIDEO_NAME = 'Übung 1 (a).webm';

/** A folder with one lecture as `local`, `youtube`, `vimeo`, `novideo` and `embedded` notebook, and another lecture as `other`. */
export async function lectureFolder(): Promise<string> {
  const folder = temporaryFolder();
  const build = async (name: string, video: string, ...more: string[]) => {
    cpSync(join(SAMPLES, LECTURE), join(folder, name), { recursive: true });
    const yaml = join(folder, name, 'lecture.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^video: .*\n/m, video));
    const said = await nbscribe('build', join(folder, name), '-o', join(folder, `${name}.ipynb`), ...more);
    expect(said).toMatchObject({ code: 0 });
  };
  await build('local', `video: "${VIDEO_NAME}"\n`, '--summary');
  copyFileSync(VIDEO, join(folder, 'local', VIDEO_NAME));
  await build('youtube', 'video: https://youtu.be/dQw4w9WgXcQ\n');
  await build('vimeo', 'video: https://vimeo.com/76979871\n');
  await build('novideo', '');
  await build('embedded', '', '--embed');
  await nbscribe('build', join(SAMPLES, 'gradient-descent-by-hand'), '-o', join(folder, 'other.ipynb'));
  return folder;
}

/** Where the notebook stands: the cell and the paragraph that are marked, and whether they are in sight. */
export interface Marked {
  readonly text: string;
  readonly isSeen: boolean;
}

export class PanelPage {
  readonly page: Page;
  readonly #lab: LabPage;

  constructor(lab: LabPage) {
    this.page = lab.page;
    this.page.setDefaultTimeout(10_000);
    this.#lab = lab;
  }

  /** Opens a notebook of the folder alone, and waits until the panel shows it. */
  async open(name: string, { reset = true, page = 'lab/tree' } = {}): Promise<void> {
    const { url, token } = this.#lab;
    await this.page.goto(`${url}${page}/${name}?token=${token}${reset ? '&reset' : ''}`);
    await this.page.waitForSelector('.jp-Notebook .jp-Cell .jp-RenderedMarkdown', { timeout: 60_000 });
    // Another one of the workspace may be in front while this one loads.
    if (page === 'lab/tree') await this.page.waitForSelector(`.lm-TabBar-tab.jp-mod-current:has-text("${name}")`);
    await this.page.waitForSelector('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Spinner', { state: 'detached' });
    await this.page.waitForSelector('#nbscribe-lecture', { state: 'visible' });
    await this.page.waitForSelector('#nbscribe-lecture:not(.nbscribe-mod-empty)');
    await this.page.evaluate(() => document.querySelectorAll('.Toastify').forEach((notice) => notice.remove()));
  }

  /** As the settings page does it; holds from the next reload on. */
  async set(settings: object): Promise<void> {
    const { url, token } = this.#lab;
    const address = `${url}lab/api/settings/nbscribe-lecture:panel`;
    const headers = { Authorization: `token ${token}` };
    const body = JSON.stringify({ raw: JSON.stringify(settings) });
    expect((await fetch(address, { method: 'PUT', headers, body })).status).toBe(204);
  }

  panel = (selector: string) => this.page.locator(`#nbscribe-lecture ${selector}`);

  button = (name: string) => this.panel(`[aria-label="${name}"]:visible`);

  /** A time link of the notebook in front. */
  link = (clock: string) =>
    this.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook a', { hasText: new RegExp(`^${clock}$`) });

  /** The link where it is drawn: a windowed notebook holds only the cells that are near. */
  async reach(clock: string): Promise<Locator> {
    const outer = this.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-WindowedPanel-outer').first();
    await outer.evaluate((element) => (element.scrollTop = 0));
    const further = () =>
      outer.evaluate((element) => {
        const before = element.scrollTop;
        element.scrollTop += element.clientHeight * 0.7;
        return element.scrollTop > before;
      });
    const link = this.link(clock).first();
    while ((await link.count()) === 0 && (await further())) await this.page.waitForTimeout(150);
    return link;
  }

  clock = () => this.panel('.nbscribe-clock').innerText();

  title = () => this.panel('.nbscribe-title').innerText();

  video = () =>
    this.panel('video').evaluate((video: HTMLVideoElement) => ({
      seconds: video.currentTime,
      paused: video.paused,
      length: video.duration,
    }));

  /** As one who uses the player's own controls. */
  async seekPlayer(seconds: number): Promise<void> {
    await this.panel('video').evaluate((video: HTMLVideoElement, at) => void (video.currentTime = at), seconds);
  }

  async pause(): Promise<void> {
    await this.panel('video').evaluate((video: HTMLVideoElement) => video.pause());
  }

  scrollTop = () =>
    this.page
      .locator('.jp-WindowedPanel-outer')
      .first()
      .evaluate((outer) => outer.scrollTop);

  marked = (): Promise<Marked> =>
    this.page.evaluate(() => {
      const visible = document.querySelector('.jp-NotebookPanel:not(.lm-mod-hidden)');
      const place = visible?.querySelector('.nbscribe-now-part') ?? visible?.querySelector('.nbscribe-now');
      const text = place instanceof HTMLElement ? place.innerText.slice(0, 60) : '';
      const top = place?.getBoundingClientRect().top ?? -1;
      return { text, isSeen: top >= 60 && top < innerHeight - 60 };
    });

  /** The cell that has this link becomes the one that the reader stands in. */
  async standAt(clock: string): Promise<void> {
    const cell = this.page
      .locator('.jp-Notebook .jp-MarkdownCell', { has: this.page.locator(`a:text-is("${clock}")`) })
      .last();
    await cell.locator('.jp-InputPrompt').first().click({ force: true });
    await this.until(this.activeText, (text) => text.includes(clock));
  }

  /** The text of the cell that the reader stands in. */
  activeText = () => this.page.locator('.jp-Cell.jp-mod-active').first().innerText();

  /** Waits for what comes in its time; fails with what was there instead. */
  async until<Value>(look: () => Promise<Value>, fits: (value: Value) => boolean, ms = 10_000): Promise<Value> {
    const deadline = Date.now() + ms;
    for (;;) {
      const value = await look().catch((error: unknown) => {
        if (Date.now() > deadline) throw error;
        return undefined;
      });
      if (value !== undefined && fits(value)) return value;
      if (Date.now() > deadline) throw new Error(`it stayed ${JSON.stringify(value)}, not as ${fits.toString()}`);
      await this.page.waitForTimeout(100);
    }
  }
}
