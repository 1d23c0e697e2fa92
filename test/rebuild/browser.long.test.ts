import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { openLab, type LabPage } from '../browser/lab.js';
import { dismissNotices, save } from '../browser/view.js';
import { describeWithBrowser } from '../python.js';
import { temporaryFolder } from '../temporary.js';
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
  const select = async (text: string) => {
    const cell = page.locator('.jp-Notebook .jp-Cell', { hasText: text }).first();
    await cell.scrollIntoViewIfNeeded();
    await cell.locator('.jp-InputPrompt').first().click();
    await keys('Escape');
    return cell;
  };
  return { keys, select, type: (text: string) => page.keyboard.type(text) };
}

describeWithBrowser('a reader in JupyterLab', (python, chromium) => {
  let lab: LabPage;
  const path = join(temporaryFolder(), 'lesson.ipynb');

  beforeAll(async () => {
    writeFileSync(path, serializeNotebook(mergeRebuild(undefined, build()).notebook));
    lab = await openLab(path, { python, chromium });
    await dismissNotices(lab.page);
  }, 180_000);

  afterAll(() => lab.close(), 60_000);

  test('edits, adds, deletes, moves, splits, runs and saves: all of it is there after a rebuild', async () => {
    const { keys, select, type } = handsOn(lab);
    await select('S3 the thing3');
    await keys('Enter', 'Control+End');
    await type(' My own words.');
    await keys('Control+Enter');
    await select('S6 the thing6');
    await keys('b', 'm', 'Enter');
    await type('My own note');
    await keys('Control+Enter');
    await select('S13 the thing13');
    await keys('d', 'd');
    await select('S5 the thing5');
    await keys('Control+Shift+ArrowUp');
    await select('S16 the thing16');
    await keys(
      'Enter',
      'Control+Home',
      ...Array.from({ length: 50 }, () => 'ArrowRight'),
      'Control+Shift+Minus',
      'Escape',
    );
    const code = await select('print(b)');
    await keys('Control+Enter');
    await code.locator('.jp-OutputArea-output').first().waitFor({ timeout: 60_000 });
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
    writeFileSync(path, serializeNotebook(after));
  }, 240_000);

  test('the rebuilt notebook, opened and saved, is the same file', async () => {
    const before = read(path);
    await lab.show('lesson.ipynb');
    const { keys, select, type } = handsOn(lab);
    await select('My own note');
    await keys('Enter', 'Control+End');
    await type('!');
    await keys('Backspace', 'Control+Enter');
    await save(lab.page);
    expect(read(path).metadata).toMatchObject({ nbscribe: before.metadata.nbscribe, kernelspec });
    expect(read(path).cells).toEqual(before.cells);
  }, 120_000);
});
