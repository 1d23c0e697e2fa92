import { execFile } from 'node:child_process';
import { createServer, type Server } from 'node:http';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';
import { findChromium } from '../python.js';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/library.md'), 'utf8');

const TALK = `WEBVTT

00:01.000 --> 00:05.000
A hash table keeps its keys in buckets.

00:05.000 --> 00:09.000
A lookup takes the same time for ten keys and for a million.
`;

/** A folder as the page describes it, with the package installed. */
function userFolder(): string {
  const folder = temporaryFolder({ 'talk.vtt': TALK });
  cpSync(join(root, 'transcripts/hash-tables-from-scratch'), join(folder, 'lesson2'), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(root, join(folder, 'node_modules/nbscribe'), 'junction');
  return folder;
}

interface Program {
  readonly title: string;
  readonly code: string;
  readonly printed: string | undefined;
}

/** Each section's program, and the indented block below it: what it prints. */
const programs: readonly Program[] = page
  .split(/^## /m)
  .slice(1)
  .map((section) => {
    const [, code = '', below = ''] = /```js\n(.*?)```\n+((?: {4}[^\n]*\n)*)/s.exec(section) ?? [];
    return {
      title: section.split('\n', 1)[0] ?? '',
      code,
      printed: below === '' ? undefined : below.replace(/^ {4}/gm, ''),
    };
  });
const inPage = programs.filter(({ code }) => code.includes('nbscribe/browser'));
const inNode = programs.filter((program) => !inPage.includes(program));

test('the page shows six programs, one of them for a browser', () => {
  expect(programs).toHaveLength(6);
  expect(inPage).toHaveLength(1);
  expect(inNode.filter(({ code, printed }) => code === '' || printed === undefined)).toEqual([]);
});

test.each(inNode)('the program "$title" of docs/library.md prints what the page says', async ({ code, printed }) => {
  const folder = userFolder();
  const run = ['--input-type=module', '--eval', code];
  const { stdout, stderr } = await promisify(execFile)(process.execPath, run, { cwd: folder });
  expect(stderr).toBe('');
  expect(stdout).toBe(printed);
});

const browser = findChromium();
if (browser === undefined)
  process.stderr.write('skipped: the library in a browser: needs Chromium (or set NBSCRIBE_CHROMIUM)\n');

(browser === undefined ? test.skip : test)(
  'the program for a browser builds in Chromium what Node builds',
  async () => {
    const folder = userFolder();
    const captions = join(folder, 'lesson2/captions.vtt');
    const { outputFiles } = await build({
      stdin: { contents: inPage[0]?.code ?? '', resolveDir: folder },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
    });
    const files = new Map<string, () => Uint8Array | string>([
      ['/', () => '<!doctype html><meta charset="utf-8"><body><script type="module" src="/page.js"></script>'],
      ['/page.js', () => outputFiles[0]?.contents ?? ''],
      ['/talk.vtt', () => readFileSync(captions)],
    ]);
    const server = await serve(files);
    try {
      const { port } = server.address() as AddressInfo;
      const shown = await showPage(`http://127.0.0.1:${port}/`);
      expect(shown.slice(0, 5)).toBe('true ');
      cpSync(captions, join(folder, 'alone/talk.vtt'));
      const { buildLecture } = await import('../../src/index.js');
      const built = await buildLecture(join(folder, 'alone/talk.vtt'), { output: join(folder, 'talk.ipynb') });
      expect(built.problems).toEqual([]);
      expect(JSON.parse(shown.slice(5))).toEqual(JSON.parse(readFileSync(join(folder, 'talk.ipynb'), 'utf8')));
    } finally {
      server.close();
    }
  },
);

async function serve(files: ReadonlyMap<string, () => Uint8Array | string>): Promise<Server> {
  const server = createServer(({ url = '' }, answer) => {
    const data = join(root, 'dist/data', url.replace(/^\/nbscribe-data\//, ''));
    const content =
      files.get(url) ?? (url.startsWith('/nbscribe-data/') && existsSync(data) ? () => readFileSync(data) : undefined);
    const type = url.endsWith('.js') ? 'text/javascript' : url === '/' ? 'text/html' : 'application/octet-stream';
    answer.writeHead(content === undefined ? 404 : 200, { 'content-type': type }).end(content?.());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** The text of the page when its program is done. */
async function showPage(url: string): Promise<string> {
  const driver = await chromium.launch({ ...(browser && { executablePath: browser }), args: ['--no-sandbox'] });
  try {
    const view = await driver.newPage();
    const failed = new Promise<never>((_, reject) => view.on('pageerror', reject));
    await view.goto(url);
    await Promise.race([
      failed,
      view.waitForFunction('document.body.innerText !== ""', undefined, { timeout: 30_000 }),
    ]);
    return await view.evaluate(() => document.body.innerText);
  } finally {
    await driver.close();
  }
}

/** Parts of the shape of other types, which are named there field by field. */
const PARTS = [
  'BaseCell',
  'InLanguage',
  'Lexicon',
  'Name',
  'NarrateOptions',
  'OutlineOptions',
  'PlaceOptions',
  'PlaceSettings',
  'WordEntry',
];

test('every type that one gets can be imported by name', () => {
  const unnamed = ['index', 'browser', 'webvtt', 'types'].flatMap((entry) => {
    const text = readFileSync(join(root, `dist/${entry}.d.ts`), 'utf8');
    const exported = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].flatMap(([, names = '']) =>
      names.split(',').map((name) =>
        name
          .trim()
          .replace(/^type /, '')
          .replace(/ as .*/, ''),
      ),
    );
    const declared = [...text.matchAll(/^(?:declare |export )*(?:interface|type|class) (\w+)/gm)].map(
      ([, name = '']) => name,
    );
    return declared.filter((name) => !exported.includes(name));
  });
  expect(unnamed.sort()).toEqual(PARTS);
});
