/** What a person sees of the lecture's panel, and does with it. */
import { copyFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { again, PATIENCE_MS, untilFits } from '../until.js';
import type { LabPage } from './lab.js';
import { dismissNotices } from './view.js';

const SAMPLES = join(import.meta.dirname, '../../transcripts');
const LECTURE = 'hash-tables-from-scratch';

/** 1140 s in 14 KB: blue, from 600 s on with a red box. */
export const VIDEO = join(import.meta.dirname, '../panel/lecture.webm');
/** A name in which much must be escaped. */
const VIDEO_NAME = 'Übung 1 (a).webm';

/**
 * A folder with one lecture as `local`, `youtube`, `vimeo`,
 * `novideo` and `embedded` notebook, and another lecture as `other`.
 */
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

/** The notebook in front. */
const FRONT = '.jp-NotebookPanel:not(.lm-mod-hidden)';

/** A click that cannot be made for so long is one that is tried anew. */
const CLICK = { timeout: 5000 };

export class PanelPage {
  readonly page: Page;
  readonly #lab: LabPage;

  constructor(lab: LabPage) {
    this.page = lab.page;
    this.page.setDefaultTimeout(PATIENCE_MS);
    this.#lab = lab;
  }

  /** Opens a notebook of the folder alone, and waits until the panel shows it. */
  async open(name: string, { reset = true, page = 'lab/tree' } = {}): Promise<void> {
    const { url, token } = this.#lab;
    await this.page.goto(`${url}${page}/${name}?token=${token}${reset ? '&reset' : ''}`);
    await this.page.waitForSelector(`${FRONT} .jp-Notebook .jp-Cell .jp-RenderedMarkdown`, { timeout: 90_000 });
    // Another one of the workspace may be in front while this one loads.
    if (page === 'lab/tree') await this.page.waitForSelector(`.lm-TabBar-tab.jp-mod-current:has-text("${name}")`);
    await this.page.waitForSelector(`${FRONT} .jp-Spinner`, { state: 'detached' });
    await this.page.waitForSelector('#nbscribe-lecture', { state: 'visible' });
    await this.page.waitForSelector('#nbscribe-lecture:not(.nbscribe-mod-empty)');
    await dismissNotices(this.page);
    await this.rest();
  }

  /** Opens another notebook of the folder beside those that are open. */
  async openBeside(name: string): Promise<void> {
    const item = this.page.locator(`.jp-DirListing-item[title^="Name: ${name}"]`).first();
    const tab = this.page.locator(`.lm-TabBar-tab.jp-mod-current:has-text("${name}")`);
    await again(
      () => item.dblclick(CLICK),
      async () => (await tab.count()) > 0,
    );
    await this.page.waitForSelector(`${FRONT} .jp-Notebook .jp-Cell .jp-RenderedMarkdown`);
    await this.page.waitForSelector(`${FRONT} .jp-Spinner`, { state: 'detached' });
  }

  /** How many notebooks are open. */
  tabs = () => this.page.locator('#jp-main-dock-panel .lm-TabBar-tab').count();

  /** Closes the notebook in front, whatever was changed in it. */
  async close(): Promise<void> {
    const discard = this.page.locator('.jp-Dialog button', { hasText: 'Discard' });
    const tabs = this.page.locator('#jp-main-dock-panel .lm-TabBar-tab');
    // Not by how many there are: where the last one closes, the launcher opens.
    const name = await this.page.locator('#jp-main-dock-panel .lm-TabBar-tab.lm-mod-current').innerText();
    const closing = tabs.filter({ hasText: name.trim() });
    await again(
      async () => ((await discard.count()) > 0 ? discard : closing.locator('.lm-TabBar-tabCloseIcon')).click(CLICK),
      async () => (await closing.count()) === 0,
      2000,
    );
  }

  /** As the settings page does it; holds from the next reload on. */
  async set(settings: object): Promise<void> {
    const { url, token } = this.#lab;
    const address = `${url}lab/api/settings/nbscribe-lecture:panel`;
    const headers = { Authorization: `token ${token}` };
    const body = JSON.stringify({ raw: JSON.stringify(settings) });
    expect((await fetch(address, { method: 'PUT', headers, body })).status).toBe(204);
  }

  /** What JupyterLab has saved of this window, as text. */
  async workspace(): Promise<string> {
    const { url, token } = this.#lab;
    const headers = { Authorization: `token ${token}` };
    return (await fetch(`${url}lab/api/workspaces/default`, { headers })).text();
  }

  panel = (selector: string) => this.page.locator(`#nbscribe-lecture ${selector}`);

  button = (name: string) => this.panel(`[aria-label="${name}"]:visible`);

  /** A time link of the notebook in front. */
  link = (clock: string) => this.page.locator(`${FRONT} .jp-Notebook a`, { hasText: new RegExp(`^${clock}$`) });

  /** The link where it is drawn: a windowed notebook holds only the cells that are near. */
  async reach(clock: string): Promise<Locator> {
    const outer = this.page.locator(`${FRONT} .jp-WindowedPanel-outer`).first();
    const link = this.link(clock).first();
    const scroll = (pages: number) =>
      outer.evaluate((element, by) => {
        const before = element.scrollTop;
        element.scrollTop = by === 0 ? 0 : before + element.clientHeight * by;
        return element.scrollTop > before;
      }, pages);
    await scroll(0);
    do await this.rest(150, 10);
    while ((await link.count()) === 0 && (await scroll(0.7)));
    return link;
  }

  /** Clicks the time link of the notebook, wherever it is, until that has its effect. */
  async follow<Value>(clock: string, look: () => Promise<Value>, fits: (value: Value) => boolean): Promise<void> {
    await again(
      async () => (await this.reach(clock)).click(CLICK),
      async () => fits(await look()),
      8000,
    );
  }

  /**
   * Waits until the notebook has not moved for a while: cells that are measured late, and pictures that come late, push
   * others away. Counted in frames too, which a busy browser draws seldom.
   */
  rest = (stillMs = 800, stillFrames = 30): Promise<void> =>
    this.page.evaluate(
      ([front, ms, frames]) =>
        new Promise<void>((resolve) => {
          const state = { seen: '', since: 0, frames: 0 };
          const look = () => {
            const outer = document.querySelector(`${front} .jp-WindowedPanel-outer`);
            const now = `${outer?.scrollTop} ${outer?.scrollHeight}`;
            if (now !== state.seen) Object.assign(state, { seen: now, since: performance.now(), frames: 0 });
            state.frames++;
            if (state.frames >= frames && performance.now() - state.since >= ms) resolve();
            else requestAnimationFrame(look);
          };
          look();
        }),
      [FRONT, stillMs, stillFrames] as const,
    );

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

  /** Until the panel knows it too. */
  async pause(): Promise<void> {
    await this.panel('video').evaluate((video: HTMLVideoElement) => video.pause());
    await this.button('Play').waitFor();
  }

  async play(): Promise<void> {
    const isPlaying = async () => !(await this.video()).paused;
    await again(async () => (await isPlaying()) || (await this.button('Play').click(CLICK)), isPlaying);
    await this.button('Pause').waitFor();
  }

  /** The notebook shows the moment and follows it, also where the reader had scrolled away. */
  async lookAt(seconds: number, text: RegExp): Promise<void> {
    const isAway = this.button('Follow again');
    if ((await isAway.count()) > 0) await isAway.click(CLICK);
    const isThere = async () => {
      const seen = await this.marked();
      return text.test(seen.text) && seen.isSeen;
    };
    // A paragraph is shown once: who comes back from another sees it anew.
    await again(async () => {
      await this.seekPlayer(5);
      await untilFits(this.marked, (seen) => !text.test(seen.text));
      await this.seekPlayer(seconds);
    }, isThere);
    await this.rest();
  }

  scrollTop = () =>
    this.page
      .locator(`${FRONT} .jp-WindowedPanel-outer`)
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
    const cell = this.page.locator(`${FRONT} .jp-MarkdownCell`, { has: this.page.locator(`a:text-is("${clock}")`) });
    await this.standIn(cell.last());
    expect(await this.activeText()).toContain(clock);
  }

  /** Clicks left of the cell until it is the active one and the notebook has the keys, as commands. */
  async standIn(cell: Locator): Promise<void> {
    await again(
      () => cell.locator('.jp-InputPrompt').first().click(CLICK),
      () =>
        cell.evaluate((node) => {
          const notebook = node.closest('.jp-Notebook.jp-mod-commandMode');
          return node.classList.contains('jp-mod-active') && notebook?.contains(document.activeElement) === true;
        }),
      2000,
    );
  }

  /** The text of the cell that the reader stands in. */
  activeText = () => this.page.locator(`${FRONT} .jp-Cell.jp-mod-active`).first().innerText();

  /** Waits until the caret stands in the active cell. */
  async typesInto(text: string): Promise<void> {
    const look = () =>
      this.page.evaluate(() => {
        const { activeElement } = document;
        const cell = activeElement?.closest('.jp-Cell.jp-mod-active');
        return cell instanceof HTMLElement && activeElement?.closest('.cm-editor') ? cell.innerText : undefined;
      });
    await untilFits(look, (seen) => seen?.includes(text) === true);
  }

  until = untilFits;
}
