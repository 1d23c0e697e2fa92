import { createHash } from 'node:crypto';
import { existsSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { removeOrphans } from '../../src/host/orphans.js';
import { temporaryFolder } from '../temporary.js';

const named = (stem: string, content: string) =>
  `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.png`;

test('of the images beside a notebook only ours that nobody names go', () => {
  const [used, orphan] = [named('used', 'one'), named('orphan', 'two')];
  const folder = temporaryFolder({
    'in/lesson.ipynb': `![](lesson_files/${used})`,
    [`in/lesson_files/${used}`]: 'one',
    [`in/lesson_files/${orphan}`]: 'two',
    'in/lesson_files/photo.png': 'the reader put it there',
    'in/lesson_files/edited-12345678.png': 'the reader drew on it',
  });
  expect(removeOrphans(join(folder, 'in/lesson.ipynb'))).toEqual([orphan]);
  expect(readdirSync(join(folder, 'in/lesson_files')).sort()).toEqual(
    ['edited-12345678.png', 'photo.png', used].sort(),
  );
});

test('a folder that is empty then goes too; without one nothing happens', () => {
  const orphan = named('orphan', 'two');
  const folder = temporaryFolder({ [`in/lesson_files/${orphan}`]: 'two', 'in/lesson.ipynb': '{}' });
  removeOrphans(join(folder, 'in/lesson.ipynb'));
  expect(readdirSync(join(folder, 'in'))).toEqual(['lesson.ipynb']);
  expect(removeOrphans(join(folder, 'in/lesson.ipynb'))).toEqual([]);
});

test.each([
  'in/lesson-Copy1.ipynb',
  'in/lesson.summary.ipynb',
  'in/merged.ipynb',
  'in/notes.md',
  'in/mine/deep/notes.ipynb',
  'all.ipynb',
  'beside/notes.ipynb',
])('an image that %s shows stays', (other) => {
  const image = named('shown', 'two');
  const folder = temporaryFolder({
    'in/lesson.ipynb': '{}',
    [`in/lesson_files/${image}`]: 'two',
    [other]: `![](lesson_files/${image})`,
  });
  expect(removeOrphans(join(folder, 'in/lesson.ipynb'))).toEqual([]);
  expect(existsSync(join(folder, 'in/lesson_files', image))).toBe(true);
});

test('where a notebook cannot be read, all images stay', () => {
  const image = named('shown', 'two');
  const folder = temporaryFolder({ 'in/lesson.ipynb': '{}', [`in/lesson_files/${image}`]: 'two' });
  symlinkSync('nowhere', join(folder, 'in/lost.ipynb'));
  expect(removeOrphans(join(folder, 'in/lesson.ipynb'))).toEqual([]);
});
