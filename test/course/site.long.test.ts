import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCourse } from '../../src/course/build/build-course.js';
import { nbscribe } from '../terminal.js';
import { courseOf, inline } from './course.js';

/** A word that only the hidden lesson has, in every place that a name can come from. */
const MARKER = 'zyxomma';

const HIDDEN = `WEBVTT

00:01.000 --> 00:20.000
A ${MARKER} is a bucket of things. The ${MARKER} is called a ${MARKER}, and that is what a ${MARKER} is.

00:20.000 --> 00:40.000
We use the ${MARKER} because a hash table needs a ${MARKER} for each bucket.
`;

const files = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();

/** Names and bytes of a folder's files as one text. */
const everything = (folder: string) =>
  files(folder)
    .map((path) => `${path.slice(folder.length)}\n${readFileSync(path, 'latin1')}`)
    .join('\n');

let course = '';
const site = () => join(course, 'site');
const build = (visibility: string, more = '') => {
  const hidden = `  - { folder: ${MARKER}-lesson, title: The ${MARKER}, visibility: ${visibility} }`;
  writeFileSync(
    join(course, 'course.yaml'),
    `title: A course\nid: AC1\nlicence: CC0-1.0\nurl: https://example.org/ac1/\n${more}lessons:\n  - hash-tables-from-scratch\n  - how-sure-is-an-average\n${hidden}\n`,
  );
  return buildCourse(course, {
    output: join(course, 'notebooks'),
    lesson: { summary: true },
    version: '0.0.0',
    engine: inline,
  });
};

beforeAll(async () => {
  course = courseOf(
    ['hash-tables-from-scratch', 'how-sure-is-an-average', `${MARKER}-lesson`].filter(
      (name) => !name.startsWith(MARKER),
    ),
  );
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(course, `${MARKER}-lesson`));
  writeFileSync(join(course, `${MARKER}-lesson/captions.vtt`), HIDDEN);
  writeFileSync(
    join(course, `${MARKER}-lesson/lecture.yaml`),
    `video: https://example.org/${MARKER}.mp4\nglossary: [${MARKER}]\n`,
  );
}, 120_000);

test('a site has pages, search, feed and sitemap; a lesson that is not out is nowhere in it', async () => {
  await build('public');
  expect(await nbscribe('course', 'site', course)).toMatchObject({ code: 0 });
  expect(everything(site())).toContain(MARKER);
  const names = files(site()).map((path) => path.slice(site().length + 1));
  for (const name of [
    'index.html',
    'hash-tables-from-scratch.html',
    'search.js',
    'search-data.js',
    'feed.xml',
    'sitemap.xml',
  ])
    expect(names).toContain(name);
  expect(names.filter((name) => name.startsWith('concepts/')).length).toBeGreaterThan(5);
  writeFileSync(join(site(), 'CNAME'), 'example.org');

  for (const visibility of ['unreleased', 'private']) {
    await build(visibility);
    const said = await nbscribe('course', 'site', course);
    expect(said).toMatchObject({ code: 0 });
    expect(said.out).toContain('1 lesson not public, and nowhere in it');
    expect(everything(site())).not.toMatch(new RegExp(MARKER, 'i'));
  }
  expect(existsSync(join(site(), 'CNAME'))).toBe(true);
}, 120_000);

test('an unlisted lesson has a page whose address says nothing, and stands in no listing', async () => {
  await build('unlisted');
  const said = JSON.parse((await nbscribe('course', 'site', course, '--json')).out) as {
    unlisted: readonly { page: string }[];
  };
  const page = said.unlisted[0]?.page ?? '';
  expect(page).toMatch(/^u\/[0-9a-f]{24}\.html$/);
  expect(readFileSync(join(site(), page), 'utf8')).toContain('<meta name="robots" content="noindex');
  const others = files(site()).filter((path) => !path.endsWith(page));
  for (const path of others)
    expect(`${path} ${readFileSync(path, 'latin1')}`.slice(course.length)).not.toMatch(
      new RegExp(`${MARKER}|${page}`, 'i'),
    );
}, 120_000);

test('a lesson that is hidden since it was built is left out, and told', async () => {
  await build('public');
  writeFileSync(
    join(course, 'course.yaml'),
    readFileSync(join(course, 'course.yaml'), 'utf8').replace('visibility: public', 'visibility: private'),
  );
  const said = await nbscribe('course', 'site', course);
  expect(said.err).toContain('[course/visibility-changed]');
  expect(everything(site())).not.toContain(MARKER);
}, 120_000);

test('a page that leads to what is not out is refused, and nothing is written', async () => {
  await build('unreleased', 'unreleased: [https://example.org/videos/]\n');
  const before = everything(site());
  const said = await nbscribe('course', 'site', course);
  expect(said.code).toBe(1);
  expect(said.err).toContain('[export/unreleased]');
  expect(everything(site())).toBe(before);
}, 120_000);

test('every link of the site leads to a page of it, and the same notebooks give the same bytes', async () => {
  await build('unreleased');
  await nbscribe('course', 'site', course);
  const before = everything(site());
  for (const path of files(site()).filter(
    (name) => name.endsWith('.html') && !name.includes('hash-tables') && !name.includes('how-sure'),
  )) {
    const links = [...readFileSync(path, 'utf8').matchAll(/href="([^"#:]+)(?:#[^"]*)?"/g)].map(([, href = '']) => href);
    expect(links.filter((href) => !existsSync(join(path, '..', href)))).toEqual([]);
  }
  await nbscribe('course', 'site', course);
  expect(everything(site())).toBe(before);
}, 120_000);
