/**
 * The pictures that README and the docs show, drawn anew from the sample lectures: `npm run pictures`, or
 * `npm run pictures -- panel page` for some. Needs Python with JupyterLab (NBSCRIBE_PYTHON) and Chromium.
 * Look at what it drew before you commit it.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { nbscribe } from '../test/terminal.js';
import { browser, drawNotebook } from './picture.js';

const ROOT = join(import.meta.dirname, '..');
const pictureOf = (name: string) => join(ROOT, '.github', `${name}.png`);
const notebookOf = (name: string) => join(ROOT, 'notebooks', `${name}.ipynb`);

const HASH_TABLES = notebookOf('hash-tables-from-scratch');
const MOMENT = '12:40';
/** Of the slide that its words are about. */
const SLIDE_MOMENT = '13:20';

/**
 * The lecture as one has it whose video is not at hand: the panel shows slides, and no word that a video is missing.
 */
async function drawPanel(out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-panel-'));
  const lecture = join(folder, 'hash-tables-from-scratch');
  try {
    cpSync(join(ROOT, 'transcripts/hash-tables-from-scratch'), lecture, { recursive: true });
    const yaml = join(lecture, 'lecture.yaml');
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace(/^video: .*\n/m, ''));
    const { code, err } = await nbscribe('build', lecture, '--summary', '-o', `${lecture}.ipynb`);
    if (code !== 0) throw new Error(err);
    const place = { scrollTo: 'Load factor and steps', panelAt: SLIDE_MOMENT };
    await drawNotebook(`${lecture}.ipynb`, out, { widthPx: 1400, heightPx: 800, ...place });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const DECK_FIXTURES = join(ROOT, 'test/read/decks/fixtures');

/** A transcript and a deck without any time, from the command line to a notebook. */
async function drawDeck(out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-deck-'));
  try {
    for (const name of ['hashing.vtt', 'hashing.pdf']) cpSync(join(DECK_FIXTURES, name), join(folder, name));
    const notebook = join(folder, 'hashing.ipynb');
    const { code, err } = await nbscribe(
      'build',
      join(folder, 'hashing.vtt'),
      join(folder, 'hashing.pdf'),
      '-o',
      notebook,
    );
    if (code !== 0) throw new Error(err);
    await drawNotebook(notebook, out, { widthPx: 1000, heightPx: 1100, scrollTo: 'Now the hash function' });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The page of a notebook at the moment, as one sees it who has not asked for the video yet. */
async function drawPage(notebook: string, out: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'nbscribe-page-'));
  const { code, err } = await nbscribe('export', notebook, '--to', 'html', '-o', join(folder, 'page.html'));
  if (code !== 0) throw new Error(err);
  const opened = await chromium.launch(browser());
  try {
    const page = await opened.newPage({ viewport: { width: 1366, height: 900 } });
    await page.goto(`${pathToFileURL(join(folder, 'page.html')).href}#t=${MOMENT}`);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: out });
  } finally {
    await opened.close();
    rmSync(folder, { recursive: true });
  }
}

/** The samples as one course, drawn of its notebook or of its site. */
async function drawCourse(draw: (course: string) => Promise<void>): Promise<void> {
  const course = mkdtempSync(join(tmpdir(), 'nbscribe-course-'));
  try {
    cpSync(join(ROOT, 'transcripts'), course, { recursive: true });
    writeFileSync(join(course, 'course.yaml'), 'title: Four talks\nid: T1\nvisibility: public\nlicence: CC-BY-4.0\n');
    for (const action of ['build', 'index', 'site'])
      execFileSync(process.execPath, [join(ROOT, 'dist/cli.js'), 'course', action, course], { stdio: 'pipe' });
    await draw(course);
  } finally {
    rmSync(course, { recursive: true });
  }
}

/** A page of the course's site, once `ask` has been typed into its search. */
async function drawSite(course: string, out: string, { file, ask }: { file: RegExp; ask?: string }): Promise<void> {
  const site = join(course, 'site');
  const path = readdirSync(site, { recursive: true, encoding: 'utf8' }).find((name) => file.test(name)) ?? '';
  const opened = await chromium.launch(browser());
  try {
    const page = await opened.newPage({ viewport: { width: 1100, height: 760 } });
    await page.goto(pathToFileURL(join(site, path)).href);
    if (ask !== undefined) await page.fill('input[type=search]', ask);
    await page.waitForTimeout(1000);
    await page.screenshot({ path: out });
  } finally {
    await opened.close();
  }
}

const DRAWINGS: Readonly<Record<string, (out: string) => Promise<void>>> = {
  lesson: (out) => drawNotebook(HASH_TABLES, out, { heightPx: 1000, withContents: true, scrollTo: 'And that takes' }),
  summary: (out) =>
    drawNotebook(notebookOf('how-sure-is-an-average.summary'), out, {
      heightPx: 1000,
      withContents: true,
      scrollTo: 'The standard error is about the average',
    }),
  'summary-top': (out) => drawNotebook(notebookOf('hash-tables-from-scratch.summary'), out, { heightPx: 900 }),
  'summary-slide': (out) =>
    drawNotebook(notebookOf('hash-tables-from-scratch.summary'), out, {
      heightPx: 1100,
      scrollTo: 'The method chain finds',
    }),
  'summary-questions': (out) =>
    drawNotebook(notebookOf('how-sure-is-an-average.summary'), out, {
      heightPx: 900,
      scrollTo: 'Questions from the room',
    }),
  panel: drawPanel,
  deck: drawDeck,
  page: (out) => drawPage(HASH_TABLES, out),
  course: (out) =>
    drawCourse((course) =>
      drawNotebook(join(course, 'notebooks/course.ipynb'), out, { heightPx: 1000, withContents: true }),
    ),
  concept: (out) => drawCourse((course) => drawSite(course, out, { file: /concepts.hash-function-.*\.html$/ })),
  search: (out) => drawCourse((course) => drawSite(course, out, { file: /^index\.html$/, ask: 'load fctor' })),
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in DRAWINGS));
if (unknown.length > 0)
  throw new Error(`no picture is called ${unknown.join(', ')}; there are ${Object.keys(DRAWINGS).join(', ')}`);
for (const [name, draw] of Object.entries(DRAWINGS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  await draw(pictureOf(name));
  console.log(pictureOf(name));
}
