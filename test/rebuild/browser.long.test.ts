import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { beforeSecondTry, describeWithBrowser } from '../browser/describe.js';
import { openLab, type LabPage } from '../browser/lab.js';
import { dismissNotices, save, selectCell } from '../browser/view.js';
import { temporaryFolder } from '../temporary.js';
import { again, until } from '../until.js';
import { buildLecture, buildSpoken, changeLecture, FIRST_LECTURE } from './lecture.js';

const kernelspec = { display_name: 'Python 3 (ipykernel)', language: 'python', name: 'python3' };
const build = (lecture = FIRST_LECTURE): Notebook => {
  const built = buildLecture(lecture);
  return { ...built, metadata: { ...built.metadata, kernelspec, language_info: { name: 'python' } } };
};
const read = (path: string): Notebook => parseNotebook(readFileSync(path, 'utf8'), path).value!;

/** What a person does with mouse and keys, in JupyterLab's own shortcuts. */
function handsOn({ page }: LabPage) {
  const keys = async (...names: readonly string[]) => {
    for (const name of names) await page.keyboard.press(name);
  };
  const cell = (text: string) => page.locator('.jp-Notebook .jp-Cell', { hasText: text }).first();
  const select = async (text: string) => {
    await selectCell(cell(text));
    await again(
      () => keys('Escape'),
      async () => (await page.locator('.jp-Notebook.jp-mod-commandMode .jp-Cell.jp-mod-active').count()) === 1,
      1000,
    );
  };
  /** Enters the active cell: what is typed before the caret is there would be a command. */
  const edit = () =>
    again(
      () => keys('Enter'),
      () => page.evaluate(() => Boolean(document.activeElement?.closest('.jp-Cell.jp-mod-active .cm-editor'))),
    );
  const count = (selector: string) => page.locator(`.jp-Notebook ${selector}`).count();
  return { keys, cell, select, edit, count, type: (text: string) => page.keyboard.type(text) };
}

describeWithBrowser('a reader in JupyterLab', (python, chromium) => {
  let lab: LabPage;
  const path = join(temporaryFolder(), 'lesson.ipynb');

  let start = serializeNotebook(mergeRebuild(undefined, build()).notebook);

  beforeAll(async () => {
    writeFileSync(path, start);
    lab = await openLab(path, { python, chromium });
    await dismissNotices(lab.page);
  });

  beforeSecondTry(async () => {
    writeFileSync(path, start);
    await lab.show('lesson.ipynb');
  });

  afterAll(() => lab.close());

  test('edits, adds, deletes, moves, splits, runs and saves: all of it is there after a rebuild', async () => {
    const { keys, cell, select, edit, count, type } = handsOn(lab);
    await select('S3 the thing3');
    await edit();
    await keys('Control+End');
    await type(' My own words.');
    await keys('Control+Enter');
    await select('S6 the thing6');
    await keys('b', 'm');
    await edit();
    await type('My own note');
    await keys('Control+Enter');
    await select('S13 the thing13');
    // The second key counts only soon after the first.
    await again(
      () => keys('d', 'd'),
      async () => (await cell('S13 the thing13').count()) === 0,
      2000,
    );
    await select('S5 the thing5');
    await keys('Control+Shift+ArrowUp');
    await select('S16 the thing16');
    await edit();
    const before = await count('.jp-Cell');
    await keys('Control+Home', ...Array.from({ length: 50 }, () => 'ArrowRight'), 'Control+Shift+Minus');
    await until(async () => (await count('.jp-Cell')) === before + 1);
    await select('print(b)');
    await keys('Control+Enter');
    await cell('print(b)').locator('.jp-OutputArea-output').first().waitFor({ timeout: 90_000 });
    await save(lab.page);

    const there = read(path);
    const mended = build({ ...changeLecture(FIRST_LECTURE, { pick: 2, at: 1 }), version: 1 });
    const { notebook: after, report } = mergeRebuild(there, mended);
    expect(report).toMatchObject({ kept: 2, deleted: 1, readerCells: 1, removed: 0 });
    const index = (cells: readonly Cell[], text: string) => cells.findIndex(({ source }) => source.includes(text));
    const sources = after.cells.map(({ source }) => source);
    expect(sources.find((source) => source.includes('S3 '))).toMatch(/like3\. S4 .* My own words\.$/s);
    expect(index(after.cells, 'My own note')).toBe(index(after.cells, 'S6 the') + 1);
    expect(index(after.cells, 'S13 ')).toBe(-1);
    expect(index(after.cells, 'S5 ')).toBeLessThan(index(after.cells, 'S3 '));
    const pieces = there.cells.filter(({ metadata }) => metadata.nbscribe?.key === 'narration:124000');
    expect(pieces).toHaveLength(2);
    expect(sources.join('\n\n')).toContain(pieces.map(({ source }) => source).join('\n\n'));
    expect(after.cells[index(after.cells, 'print(b)')]).toMatchObject({
      outputs: [{ output_type: 'stream', text: '0\n' }],
    });
    expect(sources.some((source) => source.includes('mended1v1'))).toBe(true);
    expect(serializeNotebook(mergeRebuild(after, mended).notebook)).toBe(serializeNotebook(after));

    const recut = buildSpoken(changeLecture(FIRST_LECTURE, { pick: 9, at: 1 }));
    const texts = mergeRebuild(after, recut.notebook, { speech: recut.speech }).notebook.cells.map(
      ({ source }) => source,
    );
    expect(texts).toContainEqual(expect.stringMatching(/My own words\.$/) as string);
    expect(texts).toEqual(expect.arrayContaining(['My own note', ...pieces.map(({ source }) => source)]));
    const told = texts.flatMap((text) => text.match(/\bS\d+\b/g) ?? []);
    expect([...new Set(told)].sort()).toEqual(told.sort());
    expect(told).toHaveLength(17);
    expect(told).not.toContain('S13');
    start = serializeNotebook(after);
    writeFileSync(path, start);
  });

  test('the rebuilt notebook, opened and saved, is the same file', async () => {
    const before = read(path);
    await lab.show('lesson.ipynb');
    const { keys, select, edit, type } = handsOn(lab);
    await select('My own note');
    await edit();
    await keys('Control+End');
    await type('!');
    await keys('Backspace', 'Control+Enter');
    await save(lab.page);
    expect(read(path).metadata).toMatchObject({ nbscribe: before.metadata.nbscribe, kernelspec });
    expect(read(path).cells).toEqual(before.cells);
  });
});
