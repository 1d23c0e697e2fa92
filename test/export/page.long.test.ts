/** The page in a real Chromium: nothing is loaded, nothing hidden runs, everybody can read it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium, type Browser, type Page } from 'playwright-core';
import { momentHref } from '../../src/compile/links.js';
import { exportPage } from '../../src/export/page/page.js';
import { pageVideoOf } from '../../src/export/page/video.js';
import { readShippedData } from '../../src/host/data.js';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { hashSource } from '../../src/notebook/format/hash.js';
import { exportNotebookFile } from '../../src/publish/publish.js';
import { encodeHref } from '../../src/text/links/href.js';
import { findChromium } from '../python.js';
import { temporaryFolder } from '../temporary.js';
import { until, untilFits } from '../until.js';

const notebooks = join(import.meta.dirname, '../../notebooks');
const sample = join(notebooks, 'hash-tables-from-scratch.ipynb');
const axe = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');

const HOSTILE = `# Mine <script>window.hacked = 1</script>

<img src="x" onerror="window.hacked = 2"> [go](javascript:window.hacked=3) <iframe src="https://example.org"></iframe>

<svg onload="window.hacked = 4"></svg> <form action="https://example.org"><input name="a"></form> <style>body { display: none }</style>

<a href="data:text/html,<script>1</script>">d</a> $\\href{javascript:window.hacked=5}{x}$ $\\frac{1}{2}$

> [!TIP]
> A tip, and $\\notacommand$.
`;

const page = (cells: Notebook['cells'], metadata: Notebook['metadata'] = {}) =>
  exportPage(
    { cells, metadata, nbformat: 4, nbformat_minor: 5 },
    {
      path: 'n.ipynb',
      folder: 'f',
      concepts: [],
      measure: () => undefined,
      imageSource: (href) => href,
      readData: readShippedData,
    },
  ).value?.html ?? '';

test("a hostile cell's page holds nothing that is active", () => {
  const html = page([{ cell_type: 'markdown', id: 'a', metadata: {}, source: HOSTILE }]);
  const [, main = ''] = /<main[^>]*>([^]*)<\/main>/.exec(html) ?? [];
  expect(main).not.toMatch(
    /<(?:script|iframe|svg|form|input|style|object|embed|link|meta)\b|\son\w+=|="(?:javascript|data:text)/i,
  );
  expect(main).toContain('<math');
  expect(main).toContain('<strong>Tip</strong>');
});

test("a summary's page holds every part of the summary", () => {
  const path = join(notebooks, 'how-sure-is-an-average.summary.ipynb');
  const { cells, metadata } = parseNotebook(readFileSync(path, 'utf8'), path).value!;
  const html = page(cells, metadata);
  const headings = cells.flatMap(({ source }) => /^## (.*)$/m.exec(source)?.[1] ?? []);
  expect(headings).toEqual(expect.arrayContaining(['Section by section', 'Questions from the room', 'Check yourself']));
  for (const heading of headings) expect(html).toContain(heading);
  expect(html).not.toContain('graph LR');
});

test('without a video each paragraph begins at the time that it shows', () => {
  const source = '[00:01](#Start) One.\n\n[00:42](#Start) Two.';
  const nbscribe = { key: 'narration:1200', kind: 'narration', hash: '', startMs: 1200, endMs: 60_000 } as const;
  const html = page([{ cell_type: 'markdown', id: 'a', metadata: { nbscribe }, source }]);
  expect([...html.matchAll(/data-t="([\d.]+)">(\w+)\./g)].map(([, at, word]) => [at, word])).toEqual([
    ['1.20', 'One'],
    ['42.00', 'Two'],
  ]);
});

test("the page speaks its lecture's language, in its credit too", async () => {
  const lecture = { title: 'Hashing', language: 'de', lecturer: 'Mara', lesson: '2', video: 'https://youtu.be/dQw4w9WgXcQ', durationMs: 9000 }; // prettier-ignore
  const sections = [0, 5000].map((startMs) => ({ title: 'Teil', level: 1, startMs, endMs: startMs + 4000 }));
  const nbscribe = { version: '0', view: 'transcript', written: [], deleted: [], sections, lecture };
  const folder = temporaryFolder({
    'n.ipynb': JSON.stringify({ cells: [], metadata: { nbscribe }, nbformat: 4, nbformat_minor: 5 }),
  });
  const { value } = await exportNotebookFile(join(folder, 'n.ipynb'), { to: 'html', output: '-' });
  const html = value?.texts[0] ?? '';
  for (const text of [
    'Video abspielen',
    'lädt von youtube-nocookie.com',
    'In dieser Vorlesung suchen',
    'Lektion 2',
    'Folgen',
  ])
    expect(html).toContain(text);
  expect(html).toMatch(/Aus „Hashing“ von Mara, Lektion 2, <a[^>]*>Video<\/a>; Lizenz unbekannt/);
  expect(html).not.toMatch(/>(?:Follow|Search|Keys|Close|Play the video)\b/);
});

test('the time of a sentence is the one that its cell says, unless somebody edited it', () => {
  const source = '[00:01](#S) **Ann:** One `a` is. Two.\n\n[00:42](#S) Three. Four.';
  const stamp = { key: 'narration:1200', kind: 'narration', startMs: 1200, endMs: 60_000, sentences: '10:7000 15:41000 22:50000' } as const; // prettier-ignore
  const times = (text: string) => {
    const nbscribe = { ...stamp, hash: hashSource(source) };
    const html = page([{ cell_type: 'markdown', id: 'a', metadata: { nbscribe }, source: text }]);
    return [...html.matchAll(/data-t="([\d.]+)"/g)].map(([, at]) => at);
  };
  expect(times(source)).toEqual(['1.20', '8.20', '42.20', '51.20']);
  expect(times(`${source} Five.`)).not.toContain('8.20');
});

test('a title cannot leave its place, and what is unlisted is not to be indexed', () => {
  const lecture = { title: '</title></script><script>alert(1)</script>', visibility: 'unlisted', durationMs: 1000 };
  const stamp = { version: '0', view: 'transcript' as const, written: [], deleted: [], sections: [], lecture };
  const html = page([], { nbscribe: stamp });
  expect(html.match(/<script\b/g)).toHaveLength(2);
  expect(html).toContain('<meta name="robots" content="noindex,nofollow,noarchive">');
});

test.each([
  ['https://youtu.be/dQw4w9WgXcQ', 'youtube'],
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=4', 'youtube'],
  ['https://vimeo.com/12345', 'vimeo'],
  ['https://example.org/a.mp4', 'file'],
  ['videos/a.webm', 'file'],
  ['https://media.example.org/watch/7', 'link'],
  ['javascript:alert(1)', 'none'],
  [undefined, 'none'],
])('%s is played as %s', (video, kind) => {
  expect(pageVideoOf(video).kind).toBe(kind);
});

/** Asks by the debugger: `waitForFunction` asks again from inside, where the page's policy forbids it. */
const untilShown = (shown: Page, condition: string) => until(async () => (await shown.evaluate(condition)) === true);

test.each(['Lecture1: trees.mp4', 'a#1.mp4', 'a%20b.mp4', 'what?.mp4', '100%.mp4'])(
  'the film %s is played, and links to its moments move the page',
  (video) => {
    expect(pageVideoOf(video)).toEqual({ kind: 'file', src: encodeHref(video) });
    const lecture = { title: 'T', licence: 'CC0-1.0', visibility: 'public', durationMs: 1000, video };
    const stamp = { version: '0', view: 'transcript' as const, written: [], deleted: [], sections: [], lecture };
    const html = page(
      [{ cell_type: 'markdown', id: 'a', metadata: {}, source: `See [1:00](${momentHref(video, 60_000)}).` }],
      { nbscribe: stamp },
    );
    expect(html).toContain('<a class="time" href="#t=60">01:00</a>');
  },
);

const found = findChromium();
if (found === undefined)
  process.stderr.write('skipped: the page in a browser: needs Chromium (or set NBSCRIBE_CHROMIUM)\n');

(found === undefined ? describe.skip : describe)('in Chromium', () => {
  let browser: Browser;
  let url: string;

  beforeAll(async () => {
    const folder = temporaryFolder();
    await exportNotebookFile(sample, { to: 'html', output: join(folder, 'index.html') });
    url = pathToFileURL(join(folder, 'index.html')).href;
    browser = await chromium.launch({ executablePath: found ?? '', args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => browser?.close());

  interface Seen {
    readonly page: Page;
    readonly requests: string[];
    readonly complaints: string[];
  }

  async function open(width: number, colorScheme: 'light' | 'dark', hash = ''): Promise<Seen> {
    const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
    const opened = await context.newPage();
    const [requests, complaints] = [[] as string[], [] as string[]];
    opened.on('request', (request) => void (/^(?:file|data):/.test(request.url()) || requests.push(request.url())));
    opened.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    opened.on('pageerror', (error) => void complaints.push(String(error)));
    await opened.goto(url + hash);
    await opened.waitForSelector('html[data-ready]');
    return { page: opened, requests, complaints };
  }

  test.each([
    [1366, 'light'],
    [1366, 'dark'],
    [390, 'light'],
    [390, 'dark'],
  ] as const)(
    '%i px, %s: no network, no complaint, no violation of axe, nothing wider than the window',
    async (width, scheme) => {
      const { page: shown, requests, complaints } = await open(width, scheme, '#t=12:50');
      expect([requests, complaints]).toEqual([[], []]);
      expect(await shown.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      await untilShown(shown, 'document.querySelector(".s.now").getBoundingClientRect().bottom < innerHeight');
      if (process.env.NBSCRIBE_ARTIFACTS)
        await shown.screenshot({ path: join(process.env.NBSCRIBE_ARTIFACTS, `page-${width}-${scheme}.png`) });
      // Through the debugger, which the policy of the page does not hold back.
      await shown.evaluate(axe);
      const violations = await shown.evaluate(
        'axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html]))',
      );
      expect(violations).toEqual([]);
      await shown.context().close();
    },
    120_000,
  );

  test('a link leads to its sentence and slide; keys, search and clicks move on', async () => {
    const { page: shown } = await open(1366, 'light', '#t=12:50');
    const now = () => shown.evaluate("document.querySelector('.s.now').dataset.t").then(Number);
    await untilFits(now, (seconds) => seconds > 760 && seconds <= 771);
    await untilFits(
      () => shown.getAttribute('.stage .slide', 'alt'),
      (alt) => alt !== 'Hash tables from scratch',
    );
    const before = await now();
    await shown.keyboard.press('.');
    await untilFits(now, (seconds) => seconds > before);
    await shown.keyboard.press('l');
    await shown.fill('#query', 'birthday paradox');
    await untilFits(
      () => shown.textContent('#count'),
      (count) => /^\d+ places?$/.test(count ?? ''),
    );
    await shown.click('#hits ol a');
    await untilFits(
      () => shown.textContent('.s.now'),
      (text) => text?.includes('birthday paradox') === true,
    );
    await shown.press('#query', 'Escape');
    await shown.click('nav[aria-label="Contents"] li:nth-child(2) a');
    await untilFits(
      () => shown.url(),
      (address) => address.includes('#t=42'),
    );
    await shown.keyboard.press('?');
    await shown.uncheck('#keys-on');
    await shown.click('#keys button');
    const still = await now();
    await shown.keyboard.press('.');
    expect(await now()).toBe(still);
    await shown.context().close();
  }, 120_000);

  test.each([1366, 390])(
    'at %i px, slide and section are those of what is read while nothing plays',
    async (width) => {
      const { page: shown, complaints } = await open(width, 'light');
      const slide = () => shown.getAttribute('.stage .slide', 'alt');
      const first = await slide();
      const section = "document.querySelector('nav [aria-current] .t, nav [aria-current]').textContent";
      const before = await shown.evaluate(section);
      await shown.evaluate(
        "scrollTo({ top: document.querySelector('#s6').getBoundingClientRect().top + scrollY - 250, behavior: 'instant' })",
      );
      await untilShown(shown, `document.querySelector('.stage .slide').alt !== ${JSON.stringify(first)}`);
      await untilShown(shown, `${section} !== ${JSON.stringify(before)}`);
      // A step goes on from there, not from the start.
      const from = await shown.evaluate("Number(document.querySelector('#s6 .time').hash.slice(3))").then(Number);
      await shown.keyboard.press('.');
      await untilShown(shown, `Math.abs(document.querySelector('.s.now')?.dataset.t - ${from}) < 60`);
      expect(complaints).toEqual([]);
      await shown.context().close();
    },
    60_000,
  );

  test('the player stands above the slide, not over it', async () => {
    const { page: shown } = await open(1366, 'light');
    // The sample's video is not to be had: the place of both is seen before that is known.
    await shown.route('**/*.mp4', () => undefined);
    await shown.click('.load');
    const box = async (query: string) => {
      const { y = 0, height = 0 } = (await (await shown.$(query))?.boundingBox()) ?? {};
      return { top: y, bottom: y + height, height };
    };
    const [video, slide] = [await box('.stage video'), await box('.stage + .slide')];
    expect(slide.height).toBeGreaterThan(80);
    expect(slide.top).toBeGreaterThanOrEqual(video.bottom);
    await shown.context().close();
  }, 60_000);

  test('print shows the text alone', async () => {
    const { page: shown } = await open(1366, 'light');
    await shown.emulateMedia({ media: 'print' });
    expect(await shown.isVisible('aside')).toBe(false);
    expect(await shown.isVisible('main')).toBe(true);
    await shown.context().close();
  }, 60_000);

  test('what a hostile cell holds does not run', async () => {
    const file = join(temporaryFolder(), 'h.html');
    writeFileSync(file, page([{ cell_type: 'markdown', id: 'a', metadata: {}, source: HOSTILE }]));
    const opened = await browser.newPage();
    await opened.goto(pathToFileURL(file).href);
    await opened.waitForSelector('html[data-ready]');
    expect(await opened.evaluate('window.hacked')).toBeUndefined();
  }, 60_000);
});

test('an embedded page is one file, and shows its slides', async () => {
  const folder = temporaryFolder();
  const html = await exportNotebookFile(sample, { to: 'html', embed: true, output: join(folder, 'one.html') });
  expect(html.value?.written).toEqual([join(folder, 'one.html')]);
  const text = readFileSync(join(folder, 'one.html'), 'utf8');
  expect(text.match(/<img[^>]* src="data:image\/png/g)?.length).toBeGreaterThan(8);
  expect(text).not.toMatch(/<img[^>]* src="hash/);
});
