import { cpSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Notebook } from '../../src/model/notebook.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { codeCell, readNotebook } from '../jupyter/cells.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { again, PATIENCE_MS, untilFits } from '../until.js';
import { beforeSecondTry, describeWithBrowser } from './describe.js';
import { openLab } from './lab.js';
import type { LabPage } from './lab.js';
import { dismissNotices, runFirstCell, save, scrollTo, settle, showContents, textOfContents } from './view.js';

const LECTURE = join(import.meta.dirname, '../../transcripts/hash-tables-from-scratch');
const NAME = 'hash-tables-from-scratch';

/** Pictures of what was seen, for people to look at. */
const ARTIFACTS = join(import.meta.dirname, '../../.ci/artifacts');

/** What speech and captions could hold to do harm, or to be taken for markup. */
const HOSTILE = `WEBVTT

00:01.000 --> 00:05.000
<script>window.harmed = 'script'</script> and <img src=x onerror="window.harmed = 'image'">

00:06.000 --> 00:10.000
&lt;script&gt;window.harmed = 'entity'&lt;/script&gt; &lt;img src=x onerror="window.harmed='entity'"&gt; then [click](javascript:window.harmed='link')

00:11.000 --> 00:15.000
%%javascript window.harmed = 'magic' and !touch harmed and $\\href{javascript:window.harmed='math'}{x}$

00:16.000 --> 00:20.000
&lt;svg onload="window.harmed='svg'"&gt; &lt;iframe src="javascript:parent.harmed='frame'"&gt; \`\`\`python
`;

describeWithBrowser('a sample lecture in JupyterLab', (python, chromium) => {
  const untouched = temporaryFolder();
  let folder: string;
  let lab: LabPage;
  const path = (name: string) => join(folder, name);

  beforeAll(async () => {
    folder = temporaryFolder({ 'hostile.vtt': HOSTILE });
    mkdirSync(ARTIFACTS, { recursive: true });
    expect(await nbscribe('build', LECTURE, '--summary', '-o', `${folder}/`)).toMatchObject({ code: 0 });
    expect(await nbscribe('build', path('hostile.vtt'), '-o', `${folder}/`)).toMatchObject({ code: 0 });
    cpSync(folder, untouched, { recursive: true });
    lab = await openLab(path(`${NAME}.ipynb`), { python, chromium });
    await dismissNotices(lab.page);
  });

  beforeSecondTry(async () => {
    cpSync(untouched, folder, { recursive: true });
    await lab.show(`${NAME}.ipynb`);
  });

  afterAll(() => lab.close());

  test('the transcript notebook shows its title, its sections in the table of contents, slides and code', async () => {
    const { page } = lab;
    const notebook = readNotebook(path(`${NAME}.ipynb`));
    await page.locator('.jp-Notebook h1', { hasText: 'Hash tables from scratch' }).first().waitFor();
    await showContents(page);
    const sections = notebook.metadata.nbscribe?.sections.map(({ title }) => title) ?? [];
    expect(sections.length).toBeGreaterThan(3);
    await untilFits(
      () => textOfContents(page),
      (titles) => sections.every((title) => titles.includes(title)),
    );
    const slide = page.locator('.jp-Notebook img').first();
    await slide.scrollIntoViewIfNeeded();
    await settle(page);
    expect(await slide.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(300);
    const times = await page
      .locator('.jp-Notebook a[href*="?t="]')
      .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
    expect(times.length).toBeGreaterThan(10);
    expect(times).toContain('https://example.org/videos/hash-tables-from-scratch.mp4?t=91');
    expect(await page.locator('.jp-Notebook .jp-CodeCell').count()).toBe(
      notebook.cells.filter((cell) => cell.cell_type === 'code').length,
    );
    await scrollTo(page, 'Steps to find one entry');
    await settle(page);
    await page.screenshot({ path: join(ARTIFACTS, 'transcript.png') });
  });

  test('Run on a cell gives its output, and a save changes nothing else', async () => {
    const before = readNotebook(path(`${NAME}.ipynb`));
    const ran = await runFirstCell(lab.page, '[ord(letter) for letter in "ada"]');
    expect(ran).toContain('[97, 100, 97]');
    await save(lab.page);
    const after = readNotebook(path(`${NAME}.ipynb`));
    const changed = changedCells(before, after);
    expect(changed).toHaveLength(1);
    expect(codeCell(after, changed[0] ?? '').outputs).toMatchObject([{ data: { 'text/plain': '[97, 100, 97]' } }]);
    expect(readFileSync(path(`${NAME}.ipynb`), 'utf8')).toBe(serializeNotebook(after));
    const untouched = { ...after, cells: before.cells, metadata: { ...after.metadata, ...kernelOf(before) } };
    expect(serializeNotebook(untouched)).toBe(serializeNotebook(before));
    expect(await nbscribe('check', path(`${NAME}.ipynb`))).toMatchObject({ code: 0, err: '' });
  });

  test('the summary notebook shows its concepts, timeline and graph, and leads to the other', async () => {
    const { page, show } = lab;
    await show(`${NAME}.summary.ipynb`);
    await dismissNotices(page);
    const { metadata } = readNotebook(path(`${NAME}.summary.ipynb`));
    await showContents(page);
    const terms = metadata.nbscribe?.concepts?.map(({ term }) => term) ?? [];
    expect(terms.length).toBeGreaterThan(4);
    const lower = (titles: readonly string[]) => titles.map((title) => title.toLowerCase());
    await untilFits(
      async () => lower(await textOfContents(page)),
      (headings) => lower(terms).every((term) => headings.includes(term)),
    );
    await page.waitForSelector('.jp-RenderedMermaid img, .jp-RenderedMermaid svg', { timeout: 2 * PATIENCE_MS });
    await settle(page);
    const images = await page
      .locator('.jp-Notebook img')
      .evaluateAll((all) => all.map((image) => (image as HTMLImageElement).naturalWidth));
    expect(images.length).toBeGreaterThan(1);
    expect(images.filter((width) => width === 0)).toEqual([]);
    await page.screenshot({ path: join(ARTIFACTS, 'summary.png') });
    await save(page);
    expect(await nbscribe('check', path(`${NAME}.summary.ipynb`))).toMatchObject({ code: 0, err: '' });
    await again(
      () => page.locator(`.jp-Notebook a`, { hasText: 'full notebook' }).first().click({ timeout: 5000 }),
      async () => (await page.locator(`.lm-TabBar-tab.jp-mod-current:has-text("${NAME}.ipynb")`).count()) > 0,
    );
  });

  test("a stranger's transcript can run and render nothing by being opened", async () => {
    const { page, show } = lab;
    const asked: string[] = [];
    page.on('request', (request) => void asked.push(request.url()));
    page.on('dialog', (dialog) => void asked.push(dialog.message()));
    await show('hostile.ipynb');
    await settle(page);
    expect(await page.evaluate(() => (window as { harmed?: string }).harmed)).toBeUndefined();
    expect(asked.filter((url) => !url.startsWith('http://127.0.0.1:') && !/^(?:data|blob|ws):/.test(url))).toEqual([]);
    const shown = page.locator('.jp-Notebook');
    expect(await shown.locator('script, iframe, svg[onload], img, a[href^="javascript"]').count()).toBe(0);
    expect(await shown.innerText()).toContain("<script>window.harmed = 'entity'</script>");
    expect(await shown.locator('.jp-CodeCell').count()).toBe(0);
    expect(await shown.locator('mjx-container').count()).toBe(0);
    await page.screenshot({ path: join(ARTIFACTS, 'hostile.png') });
  });
});

/** Ids of the cells that differ. */
function changedCells(before: Notebook, after: Notebook): readonly string[] {
  expect(after.cells.map(({ id }) => id)).toEqual(before.cells.map(({ id }) => id));
  return after.cells
    .filter((cell, at) => JSON.stringify(cell) !== JSON.stringify(before.cells[at]))
    .map(({ id = '' }) => id);
}

/** What JupyterLab writes anew whenever a kernel starts. */
function kernelOf({
  metadata: { kernelspec, language_info },
}: Notebook): Pick<Notebook['metadata'], 'kernelspec' | 'language_info'> {
  return { ...(kernelspec && { kernelspec }), ...(language_info && { language_info }) };
}
