import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { describeWhere, onPath } from '../python.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const fixtures = join(import.meta.dirname, '../read/pictures/fixtures');
const fixture = (name: string) => readFileSync(join(fixtures, name));
const TALK =
  'WEBVTT\n\n00:01.000 --> 00:30.000\nLet me write insert, it takes a table, a key and a value.\n\n00:31.000 --> 01:30.000\nAnd the tree is next: insert into the root.\n';
const lesson = (code: string) =>
  JSON.stringify({
    cells: [{ cell_type: 'code', id: 'a', metadata: {}, source: code, outputs: [], execution_count: null }],
    metadata: {},
    nbformat: 4,
    nbformat_minor: 5,
  });
const text = ({ source }: Cell) => [source].flat().join('');
const cellsOf = (path: string, ...kinds: string[]) =>
  (JSON.parse(readFileSync(path, 'utf8')) as Notebook).cells.filter(({ metadata }) =>
    kinds.includes(metadata.nbscribe?.kind ?? ''),
  );

afterEach(() => delete process.env['NBSCRIBE_OCR']);

/** The package is there or not; the program may be absent. */
const packaged = (() => {
  try {
    return createRequire(import.meta.url).resolve('@tesseract.js-data/eng/package.json');
  } catch {
    return undefined;
  }
})();

describeWhere(onPath('tesseract'), 'tesseract (apt install tesseract-ocr)')('code on pictures', () => {
  test("is the course's cell, at the time of the picture", async () => {
    const [insert = '', rest = ''] = fixture('hash.txt').toString().split('\n\n');
    const folder = temporaryFolder({
      'talk.vtt': TALK,
      'lesson.ipynb': lesson(insert),
      'screens/00-00-12.png': fixture('hash-light-14.png'),
      'rest.md': rest,
    });
    const out = join(folder, 'out.ipynb');
    expect((await nbscribe('build', folder, '-o', out)).code).toBe(0);
    const code = cellsOf(out, 'code');
    expect(code.map(text)).toEqual([insert]);
    expect(code[0]?.metadata.nbscribe).toMatchObject({ startMs: 12_000, placedBy: 'clock' });
    expect((await nbscribe('check', out, '--lecture', folder)).code).toBe(0);
  }, 60_000);

  test('stands under its picture where the course has none; what surrounds it on the screen is left out', async () => {
    const folder = temporaryFolder({ 'talk.vtt': TALK, 'screens/00-00-40.png': fixture('bst-cell-light.png') });
    const out = join(folder, 'out.ipynb');
    await nbscribe('build', folder, '-o', out);
    const [picture, code, ...others] = cellsOf(out, 'image', 'slide', 'code');
    expect(others).toEqual([]);
    expect(text(picture!)).toContain('![');
    expect(text(code!)).toContain('    if key < root.key:\n        root.left = insert(root.left, key)\n');
    expect(text(code!)).not.toMatch(/step by step|In|Out/);
    expect(code?.metadata.tags).toContain('from-picture');
    expect(code?.metadata.nbscribe).toMatchObject({ read: { by: 'ocr', fromCourse: 0 } });
    process.env['NBSCRIBE_OCR'] = 'none';
    const again = await nbscribe('build', folder, '-o', out);
    expect(again.out).toContain('unchanged');
    expect(readdirSync(join(folder, 'out_files'))).toContain('.read-pictures.json');
  }, 60_000);
});

describeWhere(packaged, 'tesseract.js and its data (npm install)')('without the program', () => {
  test('the package reads pictures, from its own data', async () => {
    process.env['NBSCRIBE_OCR'] = 'tesseract.js';
    const folder = temporaryFolder({ 'talk.vtt': TALK, 'screens/00-00-12.png': fixture('hash-light-14.png') });
    const out = join(folder, 'out.ipynb');
    expect((await nbscribe('build', folder, '-o', out)).code).toBe(0);
    expect(cellsOf(out, 'code').map(text).join('\n')).toContain('index = hash(key) % len(table)');
  }, 120_000);
});

test('a picture that is called code and cannot be read is shown as one', async () => {
  process.env['NBSCRIBE_OCR'] = 'none';
  const folder = temporaryFolder({
    'talk.vtt': TALK,
    'captures.csv': 'at,kind,file\n0:12,code,a.png\n',
    'a.png': fixture('hash-light-14.png'),
  });
  const out = join(folder, 'out.ipynb');
  await nbscribe('build', folder, '-o', out);
  expect(cellsOf(out, 'image', 'code').map(({ metadata }) => metadata.nbscribe?.kind)).toEqual(['image']);
});
