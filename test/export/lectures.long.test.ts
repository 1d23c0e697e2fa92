/**
 * Whole lectures in every form that is exported:
 * our samples, and real ones of two hours where `NBSCRIBE_SHARED` names them.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildLecture } from '../../src/build/build.js';
import { CHAPTER_FORMS, exportNotebookFile, FORMATS, type PublishOptions } from '../../src/publish/publish.js';
import { temporaryFolder } from '../temporary.js';

const root = join(import.meta.dirname, '../..');
const shared = join(process.env.NBSCRIBE_SHARED ?? join(root, '../shared'), 'lectures');
const named = (folder: string, pattern: RegExp) =>
  existsSync(folder) ? readdirSync(folder).filter((name) => pattern.test(name)).map((name) => join(folder, name)) : []; // prettier-ignore
const samples = named(join(root, 'transcripts'), /^(?!README)/);
const real = named(shared, /^fastai/);

/** True of a long lecture of which nobody names the licence, and no fault. */
const TOLD = ['export/licence-unknown', 'export/discourse-posts'];

const FORMS: readonly PublishOptions[] = [
  ...FORMATS.filter((to) => !['chapters', 'anki'].includes(to)).map((to) => ({ to })),
  { to: 'html', embed: true },
  { to: 'obsidian', wikilinks: true },
  { to: 'gfm', frontMatter: 'jekyll' },
  ...CHAPTER_FORMS.map((form) => ({ to: 'chapters', form })),
];

test.each([...samples, ...real])(
  '%s goes out in every form without a problem, and no picture is missing',
  async (lecture) => {
    const folder = temporaryFolder({});
    const output = join(folder, 'l.ipynb');
    await buildLecture(lecture, { output, version: '0', views: ['transcript', 'summary'] });
    for (const name of ['l.ipynb', 'l.summary.ipynb'])
      for (const options of [...FORMS, ...(name === 'l.ipynb' ? [] : [{ to: 'anki' }])]) {
        const { value, problems } = await exportNotebookFile(join(folder, name), { ...options, output: join(folder, `${options.to}/`) }); // prettier-ignore
        const others = problems.filter(({ code }) => !TOLD.includes(code));
        expect([name, options, others]).toEqual([name, options, []]);
        const [text = ''] = value?.written ?? [];
        expect(readFileSync(text, 'utf8').length).toBeGreaterThan(100);
        expect(readFileSync(text, 'utf8')).not.toMatch(/\bundefined\b(?=[^`]*$)|\[object Object\]/);
      }
  },
  300_000,
);
