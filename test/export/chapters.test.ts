import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportAnki } from '../../src/export/study/anki.js';
import { exportChapters, type ChapterForm } from '../../src/export/study/chapters.js';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { readTranscript } from '../../src/read/transcript.js';
import { temporaryFolder } from '../temporary.js';

const read = (name: string) =>
  parseNotebook(readFileSync(join(import.meta.dirname, '../../notebooks', name), 'utf8'), name).value!;
const notebook = read('hash-tables-from-scratch.ipynb');
const summary = read('hash-tables-from-scratch.summary.ipynb');
const withSections = (sections: readonly [number, string, number?][]): Notebook => ({
  cells: [],
  nbformat: 4,
  nbformat_minor: 5,
  metadata: {
    nbscribe: {
      version: '0',
      view: 'transcript',
      written: [],
      deleted: [],
      lecture: { durationMs: 8_000_000 },
      sections: sections.map(([startS, title, level = 1], nth) => {
        const endMs = (sections[nth + 1]?.[0] ?? 8000) * 1000;
        return { title, level, startMs: startS * 1000, endMs };
      }),
    },
  },
});
const chapters = (from: Notebook, form: ChapterForm, grain: 'fine' | 'coarse' = 'fine') =>
  exportChapters(from, { path: 'n.ipynb', form, grain });

test('YouTube begins at 0:00, has ten seconds between chapters, and no signs that it refuses', () => {
  const { value, problems } = chapters(withSections([[3, 'A'], [8, 'B'], [60, 'C <b>'], [65, 'D'], [4000, 'E']]), 'youtube'); // prettier-ignore
  expect(value).toBe('0:00:00 A\n0:01:00 C b\n1:06:40 E\n');
  expect(problems).toEqual([]);
  expect(chapters(withSections([[0, 'A']]), 'youtube').problems).toMatchObject([{ level: 'warning' }]);
});

test('coarse chapters are main ones, and at most ten', () => {
  const main = chapters(withSections([[0, 'A'], [100, 'a', 2], [200, 'B'], [300, 'C']]), 'youtube', 'coarse').value; // prettier-ignore
  expect(main).toBe('00:00 A\n03:20 B\n05:00 C\n');
  const many = withSections(
    Array.from({ length: 40 }, (_, nth) => [nth * 60 + (nth % 3), `S${nth}`] as [number, string]),
  );
  expect(chapters(many, 'webvtt', 'coarse').value?.match(/-->/g)).toHaveLength(10);
});

test('a notebook without sections is told', () => {
  const { value, problems } = chapters(withSections([]), 'podlove');
  expect(value).toBeUndefined();
  expect(problems).toMatchObject([{ code: 'export/chapters', level: 'error' }]);
});

test('the readers of other programs read them: captions, JSON, ffprobe where there is one', () => {
  const vtt = new TextEncoder().encode(chapters(notebook, 'webvtt').value);
  const { cues } = readTranscript('c.vtt', vtt, {}).value;
  expect(cues.map(({ text }) => text)).toEqual(notebook.metadata.nbscribe?.sections.map(({ title }) => title));
  const podlove = JSON.parse(chapters(notebook, 'podlove').value ?? '') as { start: string; title: string }[];
  expect(podlove[1]).toEqual({ start: '00:00:42.600', title: 'Searching a list' });
  const file = join(temporaryFolder({ 'a.ffmeta': chapters(notebook, 'ffmetadata').value ?? '' }), 'a.ffmeta');
  const probe = spawnSync('ffprobe', ['-v', 'error', '-f', 'ffmetadata', '-show_chapters', '-of', 'json', file]);
  if (probe.status !== 0) return;
  expect((JSON.parse(probe.stdout.toString()) as { chapters: unknown[] }).chapters).toHaveLength(9);
});

test('a card a concept, three fields each, the same front every time', () => {
  const { value = '', problems } = exportAnki(summary, { path: 's.ipynb' });
  expect(problems).toEqual([]);
  const lines = value.trimEnd().split('\n');
  expect(lines.slice(0, 5)).toEqual(['#separator:tab', '#html:true', '#notetype:Basic', '#deck:Everyday Algorithms::Hash tables from scratch', '#tags column:3']); // prettier-ignore
  const cards = lines.slice(5).map((line) => line.split('\t'));
  expect(cards.every((fields) => fields.length === 3)).toBe(true);
  const concepts = summary.metadata.nbscribe?.concepts ?? [];
  expect(cards.length).toBeGreaterThanOrEqual(concepts.length);
  expect(new Set(cards.map(([front]) => front)).size).toBe(cards.length);
  expect(cards[0]?.[1]).toContain('<a href="https://example.org/videos/hash-tables-from-scratch.mp4?t=182">');
});

test('a transcript has no cards, and says which notebook has', () => {
  expect(exportAnki(notebook, { path: 'n.ipynb' }).problems).toMatchObject([
    { code: 'export/no-concepts', level: 'error' },
  ]);
});
