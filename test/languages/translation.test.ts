/** A talk with its translation: each caption of it stands once, folded under the paragraph in whose time it lies. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { readFileSync } from 'node:fs';

const folder = temporaryFolder();
const TALK = join(import.meta.dirname, 'de/lecture.srt');

const clock = (s: number) => `00:${String(Math.floor(s / 60)).padStart(2, '0')}:${String(s % 60).padStart(2, '0')}.000`;
const translationOf = (lines: readonly (readonly [number, string])[]) =>
  `WEBVTT\n\n${lines.map(([s, text]) => `${clock(s)} --> ${clock(s + 2)}\n${text}\n`).join('\n')}`;

interface Built {
  readonly cells: readonly { readonly source: readonly string[]; readonly metadata: { nbscribe?: { kind: string } } }[];
}

test('each caption stands once, under its paragraph, escaped; check counts the words of the talk alone', async () => {
  const other = join(folder, 'talk.en.vtt');
  writeFileSync(other, translationOf([[2, 'Good morning. It costs $5 <b>and</b> [more].'], [60, 'This is linear search.'], [860, 'See you next week.']])); // prettier-ignore
  const output = join(folder, 'talk.ipynb');
  const run = await nbscribe(...['build', TALK, '--translation', other, '-o', output, '--quiet']);
  expect(run.code).toBe(0);
  const { cells } = JSON.parse(readFileSync(output, 'utf8')) as Built;
  const kinds = cells.map(({ metadata }) => metadata.nbscribe?.kind);
  const folded = cells.filter(({ metadata }) => metadata.nbscribe?.kind === 'translation');
  expect(folded.map(({ source }) => source.join(''))).toEqual([
    '<details><summary>Übersetzung (en)</summary>\n\nGood morning. It costs \\$5 and \\[more\\].\n\n</details>',
    '<details><summary>Übersetzung (en)</summary>\n\nThis is linear search.\n\n</details>',
    '<details><summary>Übersetzung (en)</summary>\n\nSee you next week.\n\n</details>',
  ]);
  kinds.forEach((kind, nth) => kind === 'translation' && expect(kinds[nth - 1]).toBe('narration'));
  const checked = await nbscribe(...['check', output, '--lecture', TALK]);
  expect(checked.out).toContain('all 1819 in order');
  const again = await nbscribe(...['build', TALK, '--translation', other, '-o', output]);
  expect(again.out).toContain('unchanged');
});

test('one that cannot be read, or belongs elsewhere, is told', async () => {
  const missing = await nbscribe(
    ...['build', TALK, '--translation', join(folder, 'none.vtt'), '-o', join(folder, 'a.ipynb')],
  );
  expect(missing.code).toBe(1);
  expect(missing.err).toContain('cannot read the translation');
  const other = join(folder, 'far.en.vtt');
  writeFileSync(other, translationOf([[2000, 'Something else.'], [2400, 'Something else again.']])); // prettier-ignore
  const far = await nbscribe(...['build', TALK, '--translation', other, '-o', join(folder, 'b.ipynb')]);
  expect(far.err).toContain('2 of 2 captions of the translation begin after the lecture has ended');
});
