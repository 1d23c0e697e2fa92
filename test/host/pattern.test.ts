import { join } from 'node:path';
import { expandPattern } from '../../src/host/pattern.js';
import { nameOfLecture, relativeUrl } from '../../src/host/read.js';
import { resolveInside } from '../../src/read/files.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const TALK = 'WEBVTT\n\n00:01.000 --> 00:04.000\nSorting is putting things in order.\n';
const course = () =>
  temporaryFolder({
    'two/talk.vtt': TALK,
    'one/talk.vtt': TALK,
    '.hidden/talk.vtt': TALK,
    'a[1].vtt': TALK,
    'notes.txt': '',
  });

test('a pattern stands for what a shell would put in its place', () => {
  const folder = course();
  const expand = (pattern: string) =>
    expandPattern(`${folder}/${pattern}`).map((path) => path.slice(folder.length + 1));
  expect(expand('*/')).toEqual(['one/', 'two/']);
  expect(expand('*/talk.vtt')).toEqual(['one/talk.vtt', 'two/talk.vtt']);
  expect(expand('o?e')).toEqual(['one']);
  expect(expand('*.vtt')).toEqual(['a[1].vtt']);
  expect(expand('.*/')).toEqual(['.hidden/']);
  expect(expand('*/nothing')).toEqual(['*/nothing']);
  expect(expand('a[1].vtt')).toEqual(['a[1].vtt']);
  expect(expandPattern('<stdin>')).toEqual(['<stdin>']);
});

test('build, check and merge take patterns where the shell does not', async () => {
  const folder = course();
  const built = await nbscribe('build', join(folder, '*/'), '-o', join(folder, 'out'));
  expect(built).toMatchObject({ code: 0, err: '' });
  expect((await nbscribe('check', join(folder, 'out', '*.ipynb'))).out).toMatch(/one\.ipynb[^]*two\.ipynb/);
});

test('paths that lead out of a lecture are refused with either separator, and the others are read with /', () => {
  for (const path of [
    '..\\secret.png',
    '..\\..\\x',
    'C:\\x.png',
    'c:/x.png',
    '\\\\server\\share',
    '/etc/passwd',
    '~/x',
    'a\\..\\..\\x',
  ])
    expect([path, resolveInside('', path)]).toEqual([path, undefined]);
  expect(resolveInside('', 'slides\\03.png')).toBe('slides/03.png');
  expect(resolveInside('notes', '..\\slides\\.\\03.png')).toBe('slides/03.png');
  expect(relativeUrl(join('a', 'b'), join('a', 'video', 'talk.mp4'))).toBe('../video/talk.mp4');
  expect(nameOfLecture(join('a', 'talk.en.vtt'))).toBe('talk');
});
