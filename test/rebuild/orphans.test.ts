import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { removeOrphans } from '../../src/host/orphans.js';
import { temporaryFolder } from '../temporary.js';

const named = (stem: string, content: string) =>
  `${stem}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.png`;

test('of the images beside a notebook only ours that nobody names go', () => {
  const [used, orphan] = [named('used', 'one'), named('orphan', 'two')];
  const folder = temporaryFolder({
    [`lesson_files/${used}`]: 'one',
    [`lesson_files/${orphan}`]: 'two',
    'lesson_files/photo.png': 'the reader put it there',
    'lesson_files/edited-12345678.png': 'the reader drew on it',
  });
  expect(removeOrphans(join(folder, 'lesson.ipynb'), `![](lesson_files/${used})`)).toEqual([orphan]);
  expect(readdirSync(join(folder, 'lesson_files')).sort()).toEqual(['edited-12345678.png', 'photo.png', used].sort());
});

test('a folder that is empty then goes too; without one nothing happens', () => {
  const orphan = named('orphan', 'two');
  const folder = temporaryFolder({ [`lesson_files/${orphan}`]: 'two', 'lesson.ipynb': '{}' });
  removeOrphans(join(folder, 'lesson.ipynb'), '{}');
  expect(readdirSync(folder)).toEqual(['lesson.ipynb']);
  expect(removeOrphans(join(folder, 'lesson.ipynb'), '{}')).toEqual([]);
});
