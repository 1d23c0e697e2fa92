import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { readNotebook } from '../jupyter/cells.js';
import { findPython } from '../python.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { again } from '../until.js';
import { beforeSecondTry, describeWithBrowser } from './describe.js';
import { fakePlayers } from './fake-players.js';
import type { FakePlayers } from './fake-players.js';
import { openLab } from './lab.js';
import type { LabPage } from './lab.js';
import { lectureFolder, PanelPage } from './panel-page.js';
import { save, useTheme } from './view.js';

const ARTIFACTS = join(import.meta.dirname, '../../.ci/artifacts');

describeWithBrowser("the lecture's panel, with the video as a file", (python, chromium) => {
  const untouched = temporaryFolder();
  let folder: string;
  let lab: LabPage;
  let on: PanelPage;

  beforeAll(async () => {
    mkdirSync(ARTIFACTS, { recursive: true });
    folder = await lectureFolder();
    lab = await openLab(join(folder, 'local.ipynb'), {
      python,
      chromium,
      widthPx: 1400,
      heightPx: 850,
      scrollBars: true,
    });
    on = new PanelPage(lab);
    cpSync(folder, untouched, { recursive: true });
    await on.open('local.ipynb');
  }, 240_000);

  beforeSecondTry(async () => {
    cpSync(untouched, folder, { recursive: true });
    await lab.closeOtherTabs();
    await on.set({});
    await on.open('local.ipynb');
  });

  afterAll(() => lab.close());

  /** A busy machine looks late at what plays. */
  const at = (seconds: number) => (now: { seconds: number }) => now.seconds > seconds - 1 && now.seconds < seconds + 20;
  const playsAt = (seconds: number) => (now: { seconds: number; paused: boolean }) => at(seconds)(now) && !now.paused;

  test('it opens with the notebook, with its button in the bar, and knows how long the video is', async () => {
    await on.until(on.video, ({ length }) => length > 1100);
    expect(await on.title()).toBe('Hash tables from scratch');
    await on.until(
      () => on.page.locator('.jp-NotebookPanel-toolbar >> text=Lecture').count(),
      (count) => count === 1,
    );
  });

  test('a click on a time link seeks and plays, and opens no tab', async () => {
    await on.follow('12:40', on.video, playsAt(760));
    await on.until(on.clock, (clock) => /^12:[45]\d$/.test(clock));
    expect(lab.context.pages()).toHaveLength(1);
    expect(await on.tabs()).toBe(1);
  });

  test('the paragraph of the moment is marked and in sight, and the next one while it plays', async () => {
    await on.follow('12:40', on.video, playsAt(760));
    await on.until(on.marked, ({ text, isSeen }) => /^12:4/.test(text) && isSeen);
    // Cells that are measured late, and pictures that come late, push it away for a moment.
    await on.rest(4000);
    await on.until(on.marked, ({ isSeen }) => isSeen);
    await on.page.screenshot({ path: join(ARTIFACTS, 'panel.png') });
    await on.seekPlayer(800.5);
    await on.until(on.marked, ({ text, isSeen }) => /^13:2/.test(text) && isSeen);
  });

  test.each([
    ['the wheel', (page: PanelPage['page']) => page.mouse.wheel(0, -3000)],
    ['a key', (page: PanelPage['page']) => page.keyboard.press('Home')],
    [
      'the scroll bar',
      async (page: PanelPage['page']) => {
        const box = await page.locator('.jp-WindowedPanel-outer').first().boundingBox();
        if (box === null) throw new Error('no notebook');
        await page.mouse.click(box.x + box.width - 5, box.y + 30);
      },
    ],
  ])('it waits while the reader scrolls by %s, and follows again when asked', async (_, scroll) => {
    await on.play();
    const leave = async () => {
      await on.lookAt(800.5, /^13:2/);
      await on.standIn(on.page.locator('.jp-Cell.nbscribe-now').first());
      await on.page.mouse.move(600, 500);
      await scroll(on.page);
    };
    const isAway = async () => (await on.button('Follow again').count()) === 1;
    await again(leave, isAway);
    await on.rest();
    const before = await on.scrollTop();
    await on.seekPlayer(1000);
    await on.until(on.clock, (clock) => clock.startsWith('16:4'));
    await on.page.waitForTimeout(1200);
    expect(Math.abs((await on.scrollTop()) - before)).toBeLessThan(50);
    await on.button('Follow again').click();
    await on.until(on.marked, ({ isSeen }) => isSeen);
  });

  test('keys play and pause, skip back and forward', async () => {
    await on.play();
    await on.seekPlayer(500);
    await on.until(on.video, at(500));
    await on.page.keyboard.press('Alt+Shift+K');
    const { seconds } = await on.until(on.video, ({ paused }) => paused);
    await on.button('Play').waitFor();
    const isAt = (expected: number) => (now: { seconds: number }) => Math.abs(now.seconds - expected) < 0.6;
    await on.page.keyboard.press('Alt+Shift+J');
    await on.until(on.video, isAt(seconds - 5));
    await on.page.keyboard.press('Alt+Shift+L');
    await on.page.keyboard.press('Alt+Shift+L');
    await on.until(on.video, isAt(seconds + 5));
  });

  test('the sections are a line of time with the concepts of the moment, and lead there', async () => {
    await on.pause();
    const section = on.panel('.nbscribe-section > button').nth(2);
    await section.click();
    const clock = await section.locator('.nbscribe-time').innerText();
    await on.until(on.clock, (now) => now === clock);
    await on.until(
      () => on.panel('[aria-current]').innerText(),
      (text) => text.includes(clock),
    );
    await on.until(on.marked, ({ text, isSeen }) => text.startsWith(clock) && isSeen);
    const concept = on.panel('.nbscribe-concepts button').first();
    const explained = await concept.locator('.nbscribe-time').innerText();
    await concept.click();
    await on.until(on.clock, (now) => now === explained);
  });

  test('a note goes below the paragraph of the moment, with the caret behind its link; z takes it away', async () => {
    await on.pause();
    await on.lookAt(130, /^02:0/);
    await on.page.keyboard.press('Alt+Shift+N');
    await on.typesInto('[02:10]');
    await on.page.keyboard.type('my own words');
    await on.until(on.activeText, (text) =>
      /\[02:10\]\(local\/[^ ]+\.webm#t=130\) my own words/.test(text.replace(/\s+/g, ' ')),
    );
    await on.page.keyboard.press('Shift+Enter');
    const notes = () => on.link('02:10').count();
    await on.until(notes, (count) => count === 1);
    await on.page.keyboard.press('Escape');
    await on.standIn(on.page.locator('.jp-Cell.jp-mod-active').first());
    await on.page.keyboard.press('z');
    await on.until(notes, (count) => count === 0);
  });

  test('a note has the picture of the moment where it is asked for, and a rebuild keeps it', async () => {
    await on.pause();
    await on.seekPlayer(700);
    await on.until(on.clock, (clock) => clock === '11:40');
    await on.button('Note with the picture of this moment').click();
    await on.typesInto('[11:40]');
    await on.page.keyboard.type('red by now');
    await on.until(on.activeText, (text) => text.includes('red by now'));
    await on.page.keyboard.press('Shift+Enter');
    const image = on.page.locator('.jp-Notebook img[alt="Picture at 11:40"]');
    const colour = await image.evaluate(async (picture: HTMLImageElement) => {
      await picture.decode();
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d');
      pen?.drawImage(picture, 0, 0);
      return [...(pen?.getImageData(0, 0, 1, 1).data ?? [])];
    });
    expect(colour[0]).toBeGreaterThan(150);
    expect(colour[2]).toBeLessThan(100);
    await save(on.page);
    const noteIn = (name: string) =>
      readNotebook(join(folder, name)).cells.find(({ source }) => source.includes('red by now'));
    const note = noteIn('local.ipynb');
    expect(note?.metadata).toEqual({});
    expect(note?.attachments).toMatchObject({ 'frame-11-40.jpg': { 'image/jpeg': expect.any(String) as string } });
    expect(await nbscribe('build', join(folder, 'local'), '-o', join(folder, 'local.ipynb'))).toMatchObject({
      code: 0,
    });
    expect(noteIn('local.ipynb')).toEqual(note);
    expect(await nbscribe('check', join(folder, 'local.ipynb'))).toMatchObject({ code: 0 });
    await on.open('local.ipynb');
  });

  test('nothing scrolls while somebody types', async () => {
    await on.follow('00:42', on.video, playsAt(42));
    await on.rest();
    await on.standAt('00:42');
    await on.page.keyboard.press('Enter');
    await on.typesInto('00:42');
    await on.rest();
    const before = await on.scrollTop();
    await on.seekPlayer(900);
    await on.until(on.clock, (clock) => clock.startsWith('15:'));
    await on.page.keyboard.type('x');
    await on.page.waitForTimeout(1200);
    expect(Math.abs((await on.scrollTop()) - before)).toBeLessThan(50);
    await on.page.keyboard.press('Backspace');
    await on.page.keyboard.press('Shift+Enter');
    await on.pause();
  });

  test('Alt+Shift+G goes to the moment of the cell that the reader stands in', async () => {
    await on.pause();
    await on.panel('.nbscribe-section > button').nth(1).click();
    await on.until(on.marked, ({ isSeen }) => isSeen);
    await on.rest();
    await on.standAt('01:07');
    await on.page.keyboard.press('Alt+Shift+G');
    await on.until(on.clock, (clock) => clock === '01:07');
  });

  test('with Ctrl a link stays a link', async () => {
    await on.pause();
    const before = await on.clock();
    await on.page.evaluate(() => {
      delete document.body.dataset['clicked'];
      const tell = ({ target }: MouseEvent) =>
        void (target instanceof HTMLAnchorElement && (document.body.dataset['clicked'] = target.innerText));
      document.addEventListener('click', tell, { capture: true });
    });
    await again(
      async () => (await on.reach('02:07')).click({ modifiers: ['Control'], timeout: 5000 }),
      () => on.page.evaluate(() => document.body.dataset['clicked'] === '02:07'),
    );
    await on.page.waitForTimeout(1000);
    expect(await on.clock()).toBe(before);
    await lab.closeOtherTabs();
    // JupyterLab shows the video in a tab of its own.
    await on.open('local.ipynb');
  });

  test('after a reload the panel is open, at its moment; buttons name the seconds that are set', async () => {
    await on.pause();
    await on.seekPlayer(444);
    await on.until(on.clock, (clock) => clock === '07:24');
    await on.until(
      () => on.workspace(),
      (text) => /"nbscribe-lecture:moments":\s*\{[^}]*:\s*444\b/.test(text),
    );
    await on.set({ skipSeconds: 15 });
    await on.open('local.ipynb', { reset: false });
    await on.until(on.clock, (clock) => clock === '07:24');
    await on.until(on.video, ({ seconds }) => Math.abs(seconds - 444) < 2);
    await on.button('Back 15 seconds').waitFor();
    await on.set({});
  });

  test('the summary shares the player, another lecture replaces it, a plain notebook leaves it', async () => {
    await on.play();
    await on.panel('video').evaluate((video: HTMLVideoElement) => (video.dataset['same'] = 'yes'));
    await on.openBeside('local.summary.ipynb');
    await on.page.waitForTimeout(2000);
    expect(await on.panel('video').getAttribute('data-same')).toBe('yes');
    expect((await on.video()).paused).toBe(false);
    await on.openBeside('other.ipynb');
    await on.until(on.title, (title) => title.startsWith('Gradient'));
    expect(await on.panel('video[data-same]').count()).toBe(0);
  });

  test('when a notebook is closed the panel shows another that is open, and nothing after the last one', async () => {
    await on.open('local.ipynb');
    await on.openBeside('local.summary.ipynb');
    await on.openBeside('other.ipynb');
    await on.until(on.title, (title) => title.startsWith('Gradient'));
    expect(await on.tabs()).toBe(3);
    await on.close();
    await on.until(on.title, (title) => title === 'Hash tables from scratch');
    await on.until(on.video, ({ length }) => length > 1100);
    await on.close();
    expect(await on.panel('video').count()).toBe(1);
    await on.close();
    await on.page.waitForSelector('#nbscribe-lecture.nbscribe-mod-empty');
    expect(await on.panel('video').count()).toBe(0);
    expect(await on.title()).toContain('No lecture');
  });

  test('the settings can be read by JupyterLab, and the folder of a package holds its version', () => {
    const about = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    const shipped = readFileSync('dist/jupyter/labextensions/nbscribe-lecture/package.json', 'utf8');
    expect(JSON.parse(shipped)).toMatchObject({ version: about.version });
  });
});

describeWithBrowser("the lecture's panel, with other videos and with none", (python, chromium) => {
  let lab: LabPage;
  let on: PanelPage;
  let players: FakePlayers;

  beforeAll(async () => {
    const folder = await lectureFolder();
    lab = await openLab(join(folder, 'novideo.ipynb'), { python, chromium, widthPx: 1400, heightPx: 850 });
    players = await fakePlayers(lab.context);
    on = new PanelPage(lab);
  }, 240_000);

  beforeSecondTry(async () => {
    await lab.closeOtherTabs();
    await on.page.setViewportSize({ width: 1400, height: 850 });
    await on.set({});
  });

  afterAll(() => lab.close());

  interface Frame {
    readonly moment: number;
    readonly playing: boolean;
    /** How often the reader clicked into it. */
    readonly clicks: number;
  }

  const frame = () => {
    const found = lab.page.frames().find((each) => /youtube-nocookie|player\.vimeo/.test(each.url()));
    if (found === undefined) throw new Error('no frame');
    return found.evaluate(() => (0, eval)('({ moment, playing, clicks })') as Frame);
  };
  const playsAt = (seconds: number) => (now: Frame) =>
    now.moment > seconds - 1 && now.moment < seconds + 20 && now.playing;

  const focused = () => on.page.evaluate(() => document.activeElement?.tagName ?? '');

  /** Opens the lecture of YouTube, and its player at a moment. */
  const playYouTube = async () => {
    await on.open('youtube.ipynb');
    await on.follow('12:40', frame, playsAt(760));
  };

  test('nothing is asked of YouTube before it is wanted; then it plays at the moment, and is told where it is shown', async () => {
    const before = players.asked.length;
    const asked = () => players.asked.slice(before);
    await on.open('youtube.ipynb');
    await on.page.waitForTimeout(1000);
    expect(asked()).toEqual([]);
    await on.panel('.nbscribe-slide:visible').waitFor();
    await on.follow('12:40', frame, playsAt(760));
    await on.until(on.clock, (clock) => /^12:[45]\d$/.test(clock));
    expect(asked()[0]).toMatchObject({ referer: lab.url, url: expect.stringContaining('start=760') as string });
    await on.until(on.marked, ({ isSeen }) => isSeen);
    await on.panel('.nbscribe-section > button').nth(1).click();
    await on.until(frame, playsAt(43));
    expect(asked()).toHaveLength(1);
    await on.page.screenshot({ path: join(ARTIFACTS, 'panel-youtube.png') });
  });

  test('a click into the frame leaves the keys with JupyterLab', async () => {
    await playYouTube();
    const { clicks: before } = await frame();
    await again(
      () => on.panel('iframe').click({ timeout: 5000 }),
      async () => (await frame()).clicks > before,
    );
    await on.until(focused, (tag) => tag !== 'IFRAME');
    await on.page.keyboard.press('Alt+Shift+K');
    await on.until(frame, ({ playing }) => !playing);
  });

  test('who comes into the frame by Tab stays there', async () => {
    await playYouTube();
    await on.page.mouse.move(10, 10);
    await again(
      async () => {
        await on.page.locator('#nbscribe-lecture').focus();
        await on.page.keyboard.press('Tab');
      },
      async () => (await focused()) === 'IFRAME',
      1000,
    );
    await on.page.waitForTimeout(600);
    expect(await focused()).toBe('IFRAME');
  });

  test('Vimeo plays at the moment of a link', async () => {
    await on.open('vimeo.ipynb');
    await on.follow('07:20', on.clock, (clock) => /^07:(?:2[1-9]|3\d)$/.test(clock));
    await on.follow('12:40', frame, playsAt(760));
  });

  test('without a video it shows the slide of the place where the reader is, and nothing to play', async () => {
    await on.open('novideo.ipynb');
    expect(await on.button('Play').count()).toBe(0);
    const slide = () => on.panel('.nbscribe-slide:visible').getAttribute('src');
    const first = await on.until(slide, (src) => /title-\w+\.png/.test(src ?? ''));
    await on.panel('.nbscribe-section > button').nth(5).click();
    await on.until(slide, (src) => src !== null && src !== first);
  });

  test('slides that are attachments are shown too', async () => {
    await on.open('embedded.ipynb');
    const slide = () =>
      on
        .panel('.nbscribe-slide:visible')
        .evaluate((image: HTMLImageElement) => [image.src.slice(0, 11), image.naturalWidth > 100]);
    await on.until(slide, ([address, isDrawn]) => address === 'data:image/' && isDrawn === true);
  });

  test.each(['JupyterLab Light', 'JupyterLab Dark'])('axe finds nothing wrong with it in %s', async (theme) => {
    await on.open('novideo.ipynb');
    await useTheme(on.page, theme);
    for (const name of ['novideo', 'youtube']) {
      await on.open(`${name}.ipynb`, { reset: false });
      if (name === 'youtube') await on.follow('00:42', frame, playsAt(42));
      await on.panel('.nbscribe-concepts, .nbscribe-section').first().waitFor();
      await on.page.addScriptTag({ path: createRequire(import.meta.url).resolve('axe-core') });
      const { violations } = await on.page.evaluate(
        () =>
          (0, eval)("axe.run('#nbscribe-lecture', { iframes: false })") as Promise<{
            violations: { id: string; nodes: { html: string }[] }[];
          }>,
      );
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
    }
    await on.page.screenshot({ path: join(ARTIFACTS, `panel-${theme.replace('JupyterLab ', '').toLowerCase()}.png`) });
  });

  test('on a window of 800 px it leaves the notebook its place, also where it was wider before', async () => {
    const share = async () => (await on.page.locator('#nbscribe-lecture').boundingBox())?.width ?? 0;
    await on.page.setViewportSize({ width: 800, height: 850 });
    await on.until(share, (width) => width > 150 && width <= 320);
    await on.open('youtube.ipynb');
    await on.until(share, (width) => width > 150 && width <= 320);
    const overflow = () => on.panel('.nbscribe-bar').evaluate((bar) => bar.scrollWidth - bar.clientWidth);
    await on.until(overflow, (px) => px === 0);
    await on.page.screenshot({ path: join(ARTIFACTS, 'panel-narrow.png') });
    await on.page.setViewportSize({ width: 1400, height: 850 });
  });

  test('with embeds off nothing is asked of the sites, and links open a tab', async () => {
    const before = players.asked.length;
    await on.set({ embeds: false });
    await on.open('youtube.ipynb');
    await on.panel('.nbscribe-slide:visible').waitFor();
    expect(await on.button('Load the video and play').count()).toBe(0);
    await lab.context.route('https://youtu.be/**', (route) => route.fulfill({ body: 'a tab' }));
    const tabs = () => Promise.resolve(lab.context.pages().filter((page) => page !== on.page));
    await on.follow('12:40', tabs, ({ length }) => length > 0);
    const [tab] = await on.until(tabs, ([first]) => first?.url().includes('youtu.be/dQw4w9WgXcQ?t=760') === true);
    await tab?.close();
    expect(players.asked).toHaveLength(before);
    await on.set({});
  });

  test('a player that does not answer gives way to the slide, with a word and a link', async () => {
    players.block();
    await on.open('youtube.ipynb');
    await on.button('Load the video and play').click();
    await on.until(
      () => on.panel('.nbscribe-status').innerText(),
      (text) => text.includes('does not answer'),
    );
    expect(await on.panel('.nbscribe-status a').getAttribute('href')).toContain('youtu.be/dQw4w9WgXcQ?t=');
    expect(await on.panel('iframe').count()).toBe(0);
    await on.panel('.nbscribe-slide:visible').waitFor();
  });
});

if (findPython('jupyterlab ipykernel notebook') === undefined)
  process.stderr.write(
    "skipped: the lecture's panel in Notebook 7: needs Python with notebook (pip install notebook)\n",
  );
else
  describeWithBrowser("the lecture's panel in Notebook 7", (python, chromium) => {
    test('it opens with the notebook, and a time link seeks it', async () => {
      const folder = await lectureFolder();
      const lab = await openLab(join(folder, 'local.ipynb'), { python, chromium, widthPx: 1400, heightPx: 850 });
      try {
        const on = new PanelPage(lab);
        await on.open('local.ipynb', { page: 'notebooks' });
        await on.follow('12:40', on.video, ({ seconds, paused }) => seconds > 759 && seconds < 780 && !paused);
        await on.until(on.marked, ({ isSeen }) => isSeen);
        await on.page.screenshot({ path: join(ARTIFACTS, 'panel-notebook7.png') });
      } finally {
        await lab.close();
      }
    }, 240_000);
  });
