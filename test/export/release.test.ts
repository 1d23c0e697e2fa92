/**
 * What is not out yet is led to by nothing that is exported:
 * not by chapters, cards, credit, pictures, file names or code.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { exportNotebookFile, type PublishOptions } from '../../src/publish/publish.js';
import { leaksOf, ruleOf } from '../../src/text/links/released.js';
import { temporaryFolder } from '../temporary.js';

const VIDEO = 'https://youtu.be/AAAAAAAAAAA';
const rules = [VIDEO, '/videos/part2', 'forum.example.org/c/part2', 'EA1L9'];

test.each([
  ["YouTubeVideo('AAAAAAAAAAA')  # AAAAAAAAAAAB is another", ['AAAAAAAAAAA']],
  ["open('/videos/part2/a.csv')", ['/videos/part2/a.csv']],
  ['see forum.example.org/c/part2/12, not forum.example.org/c/part21', ['forum.example.org/c/part2/12']],
  ['<img src="videos/part2/a.png"> <a href=/videos/part1>', ['videos/part2/a.png']],
  ['<iframe src="https://www.youtube.com/embed/AAAAAAAAAAA">', ['https://www.youtube.com/embed/AAAAAAAAAAA']],
  ['EA1L9@3:10 and EA1L8@3:10', ['EA1L9@3:10']],
])('%s', (text, wanted) => expect(leaksOf(text, rules).map(({ found }) => found)).toEqual(wanted));

test.each([
  ['pictures/EA1L09-slide-3.png', true],
  ['EA1L90/slide.png', false],
  ['thumbs/AAAAAAAAAAA.jpg', true],
  ['../videos/part2/a.png', true],
  ['//anywhere.org/videos/part2/a.png', true],
])('a file called %s is held back: %s', (url, wanted) => expect(ruleOf(url, rules) !== undefined).toBe(wanted));

const cell = (source: string, more: Partial<Cell> = {}): Cell =>
  ({ cell_type: 'markdown', id: source.replace(/\W/g, '').slice(0, 20), metadata: {}, source, ...more }) as Cell;

const stamp = (lecture: object, more: object = {}) => ({
  version: '0',
  view: 'transcript' as const,
  written: [],
  deleted: [],
  sections: [0, 600, 1200].map((at, nth) => ({
    title: nth === 1 ? 'As in [EA1L9@3:10]' : `Part ${nth}`,
    level: 1,
    startMs: at * 1000,
    endMs: (at + 600) * 1000,
  })),
  lecture: { title: 'T', licence: 'CC-BY-4.0', visibility: 'public', durationMs: 1_800_000, ...lecture },
  ...more,
});

async function attempt(lecture: object, cells: readonly Cell[], options: Partial<PublishOptions>, course = '') {
  const notebook: Notebook = { cells: [...cells], metadata: { nbscribe: stamp(lecture, LEAKY) }, nbformat: 4, nbformat_minor: 5 }; // prettier-ignore
  const folder = temporaryFolder({ 'a/n.ipynb': serializeNotebook(notebook) });
  if (course !== '') writeFileSync(join(folder, 'course.yaml'), course);
  const { value, problems } = await exportNotebookFile(join(folder, 'a/n.ipynb'), {
    to: 'gfm',
    output: '-',
    ...options,
  });
  return { text: value?.texts.join('\n'), problems: problems.filter(({ level }) => level === 'error') };
}

const LEAKY = { concepts: [{ term: 'x', explainedAtMs: 1000, definition: `It is at ${VIDEO}?t=3.`, points: [] }] };

test.each([
  ['chapters', 'As in [EA1L9@3:10]'],
  ['anki', `${VIDEO}?t=3`],
  ['html', `${VIDEO}?t=3`],
])('--to %s is refused, or has it taken out', async (to, leak) => {
  const refused = await attempt({ unreleased: rules }, [cell('# T')], { to });
  expect(refused.text).toBeUndefined();
  expect(refused.problems.map(({ code }) => code)).toContain('export/unreleased');
  const dropped = await attempt({ unreleased: rules }, [cell('# T')], { to, linksToUnreleased: 'drop' });
  expect(dropped.problems).toEqual([]);
  expect(dropped.text).not.toContain(leak);
  expect(dropped.text).not.toContain('AAAAAAAAAAA');
});

test.each(['gfm', 'html', 'discourse'])('the credit and the links of %s name no video that is not out', async (to) => {
  const lecture = { unreleased: ['AAAAAAAAAAA'], video: VIDEO };
  const cells = [cell('# T'), cell('Mine [0:10].')];
  const refused = await attempt(lecture, cells, { to });
  expect(refused.problems[0]?.message).toContain(`${VIDEO} leads to AAAAAAAAAAA`);
  const { text } = await attempt(lecture, cells, { to, linksToUnreleased: 'drop' });
  expect(text).toContain('From “T”');
  expect(text).not.toContain('AAAAAAAAAAA');
});

test('course.yaml holds for every notebook below it: rules, the stricter visibility, the licence', async () => {
  const course = 'title: C\nunreleased: [EA1L9]\nvisibility: unlisted\nlicence: CC0-1.0\n';
  const { problems } = await attempt({}, [cell('See [EA1L9@3:10].')], {}, course);
  expect(problems.map(({ message }) => message)).toEqual(['[EA1L9@3:10] leads to EA1L9, which is unreleased']);
  const page = await attempt({ licence: undefined }, [cell('# T')], { to: 'html' }, course.replace(/EA1L9/, 'zz.org'));
  expect(page.text).toContain('noindex');
  expect(page.text).toContain('CC0-1.0');
});

test.each(['unreleased: [EA1L9', 'unreleased: {a: 1}', 'visibility: secret'])(
  'a course.yaml that cannot be understood stops the export: %s',
  async (course) => {
    const { text, problems } = await attempt({}, [cell('# T')], {}, `title: C\n${course}\n`);
    expect(text).toBeUndefined();
    expect(problems[0]?.place).toMatchObject({ path: expect.stringMatching(/course\.yaml$/) as string });
  },
);

test('references in notes are links where the lesson is known, and stay text where it is not', async () => {
  const lecture = { id: 'EA1L4', video: 'https://example.org/4.mp4' };
  const text = 'See [EA1L4@3:10], ea1l04@0:05, [12:40] and [EA1L7@1:00]; `EA1L4@3:10`, [so](https://x.org "t").';
  const said = cell('[12:40] was said.', { metadata: { nbscribe: { key: 'k', kind: 'narration', hash: '' } } });
  const written = (await attempt(lecture, [cell(text), said], {})).text ?? '';
  expect(written).toContain('[EA1L4@3:10](https://example.org/4.mp4?t=190)');
  expect(written).toContain('[ea1l04@0:05](https://example.org/4.mp4?t=5)');
  expect(written).toContain('[12:40](https://example.org/4.mp4?t=760)');
  expect(written).toContain('\\[EA1L7\\@1:00]');
  expect(written).toContain('`EA1L4@3:10`');
  expect(written).toContain('\\[12:40] was said');
});

test('a reference to another lesson leads to the video of the notebook beside it', async () => {
  const notebook = (lecture: object, ...cells: Cell[]) =>
    serializeNotebook({ cells, metadata: { nbscribe: stamp(lecture) }, nbformat: 4, nbformat_minor: 5 });
  const folder = temporaryFolder({
    'n.ipynb': notebook({ id: 'EA1L4' }, cell('See [EA1L7@1:00].')),
    'seven.ipynb': notebook({ id: 'ea1L07', video: 'https://example.org/7.mp4' }),
  });
  const { value } = await exportNotebookFile(join(folder, 'n.ipynb'), { to: 'discourse', output: '-' });
  expect(value?.texts[0]).toContain('[EA1L7\\@1:00](https://example.org/7.mp4?t=60)');
});
