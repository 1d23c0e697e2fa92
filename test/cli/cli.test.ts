import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { courseNotebook, PIXEL } from '../lecture-files.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

const SRT =
  '1\n00:00:01,000 --> 00:00:03,000\nHello, and welcome to the course.\n\n2\n00:00:04,000 --> 00:01:00,000\nThis costs $5 and <b>that</b> is it.\n';
const LECTURE = {
  'talk.srt': SRT,
  'lecture.yaml': 'title: A talk\nvideo: https://youtu.be/ID\n',
  'slides/00-00-03.png': PIXEL,
  'lesson.ipynb': courseNotebook('# Start', { code: 'x = 1', output: 'hm' }),
};

const notebookOf = (path: string) =>
  JSON.parse(readFileSync(path, 'utf8')) as { cells: { cell_type: string; source: string[] }[] };
const textOf = (path: string) =>
  notebookOf(path)
    .cells.map((cell) => cell.source.join(''))
    .join('\n\n');

test('build writes a notebook that check proves, and says so in one line', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out.ipynb');
  const built = await nbscribe('build', folder, '-o', out);
  expect(built).toMatchObject({ code: 0, err: '' });
  expect(built.out).toMatch(/1 min, \d+ words, 1 slide, 1 code cell -> 1 section, \d+ cells; nothing lost\n$/);
  expect(textOf(out)).toContain('[00:01](https://youtu.be/ID?t=1) Hello, and welcome to the course.');
  expect(textOf(out)).toContain('\\$5');
  expect(readdirSync(join(folder, 'out_files'))).toHaveLength(1);
  const checked = await nbscribe('check', out, '--lecture', folder);
  expect(checked).toMatchObject({ code: 0, err: '' });
  expect(checked.out).toMatch(/ok\s+words\s+all \d+ in order/);
});

test('building again changes no byte, and --dry-run writes nothing', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out.ipynb');
  expect((await nbscribe('build', folder, '-o', out, '--dry-run')).out).toContain('would be written');
  expect(existsSync(out)).toBe(false);
  await nbscribe('build', folder, '-o', out);
  const before = readFileSync(out);
  expect((await nbscribe('build', folder, '-o', out)).out).toContain('unchanged');
  expect(readFileSync(out)).toEqual(before);
});

test('--embed puts the images inside', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out.ipynb');
  expect((await nbscribe('build', folder, '-o', out, '--embed')).code).toBe(0);
  expect(readFileSync(out, 'utf8')).toContain('attachment:00-00-03-');
  expect(existsSync(join(folder, 'out_files'))).toBe(false);
  expect((await nbscribe('check', out)).code).toBe(0);
});

test('--no-outputs leaves the outputs of the course notebook out', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out.ipynb');
  await nbscribe('build', folder, '-o', out, '--no-outputs');
  expect(readFileSync(out, 'utf8')).not.toContain('"hm"');
});

test('a notebook of somebody else is not touched', async () => {
  const folder = temporaryFolder({ ...LECTURE, 'mine.ipynb': courseNotebook({ code: 'mine' }) });
  const mine = join(folder, 'mine.ipynb');
  const before = readFileSync(mine);
  const { code, err } = await nbscribe('build', join(folder, 'talk.srt'), '-o', mine);
  expect(code).toBe(1);
  expect(err).toContain('nbscribe did not write it');
  expect(readFileSync(mine)).toEqual(before);
});

test('check finds a lost word, a lost slide and a broken link', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out.ipynb');
  await nbscribe('build', folder, '-o', out);
  const notebook = readFileSync(out, 'utf8');
  writeFileSync(out, notebook.replace(/_files\/[^)"]*/, '_files/gone.png'));
  const { code, err } = await nbscribe('check', out);
  expect(code).toBe(1);
  expect(err).toContain('gone.png');
});

test('--json prints one document and nothing else', async () => {
  const folder = temporaryFolder(LECTURE);
  for (const args of [
    ['build', folder, '-o', join(folder, 'o.ipynb')],
    ['inspect', folder],
    ['check', join(folder, 'o.ipynb')],
  ]) {
    const { code, out, err } = await nbscribe(...args, '--json');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(typeof JSON.parse(out)).toBe('object');
  }
});

test('inspect --json gives the cues as read', async () => {
  const folder = temporaryFolder(LECTURE);
  const { out } = await nbscribe('inspect', folder, '--json');
  expect(JSON.parse(out)).toMatchObject({
    lecture: { title: 'A talk' },
    cues: [{ startMs: 1000, endMs: 3000, text: 'Hello, and welcome to the course.' }, { startMs: 4000 }],
    captures: [{ kind: 'slide', atMs: 3000 }, { kind: 'code' }],
    chapters: [],
    problems: [],
  });
});

test.each([
  [['bild', 'x'], /Did you mean build\?/],
  [['build'], /LECTURE is missing/],
  [['build', 'x', '--summry'], /Did you mean --summary\?/],
  [['build', 'x', '--sections', 'many'], /fine, coarse or a number/],
])('nbscribe %j is wrong usage: 2, with what was meant', async (args, message) => {
  const { code, out, err } = await nbscribe(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(message);
});

test('a lecture that is not there is told with what to do, without a trace', async () => {
  const { code, err } = await nbscribe('build', 'no/such/lecture');
  expect(code).toBe(1);
  expect(err).toBe(
    'error: there is no file or folder "no/such/lecture" [lecture/missing]\n    Give a transcript file, or the folder that holds one.\n',
  );
});

test('what is asked of a notebook and is given a folder or nothing says so', async () => {
  const folder = temporaryFolder(LECTURE);
  for (const command of ['check', 'run'])
    expect(await nbscribe(command, folder)).toMatchObject({
      code: 1,
      err: expect.stringContaining('is a folder') as string,
    });
  for (const command of ['check', 'run', 'open'])
    expect(await nbscribe(command, join(folder, 'no.ipynb'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/there is no file .*\n +Give the path of a notebook/) as string,
    });
  expect((await nbscribe('open', join(folder, 'talk.srt'))).err).toContain('is no notebook');
});

test('a folder that cannot be made is told', async () => {
  const folder = temporaryFolder(LECTURE);
  const { code, err } = await nbscribe('build', folder, '-o', join(folder, 'talk.srt', 'deep', 'x.ipynb'));
  expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[write/no-folder]') as string });
  // Linux answers "no such file" of every folder below /proc, for which Node tries for ever.
  if (process.platform === 'linux') expect((await nbscribe('build', folder, '-o', '/proc/no/x.ipynb')).code).toBe(1);
});

test('init makes a folder that says what to do next, and never overwrites', async () => {
  const folder = join(temporaryFolder(), 'lesson');
  const made = await nbscribe('init', folder);
  expect(made.out).toContain(`nbscribe build ${folder}`);
  writeFileSync(join(folder, 'talk.srt'), SRT);
  expect(await nbscribe('inspect', folder)).toMatchObject({ code: 0, err: '' });
  expect((await nbscribe('init', folder)).code).toBe(1);
});

test('init names what lies in the folder, and its placeholder is no title', async () => {
  const folder = temporaryFolder({ 'talk.srt': SRT, 'lesson.py': '# %%\nprint(1)\n' });
  await nbscribe('init', folder);
  const manifest = readFileSync(join(folder, 'lecture.yaml'), 'utf8');
  expect(manifest).toMatch(/^transcript: talk\.srt\b/m);
  expect(manifest).toMatch(/^notebooks: \[lesson\.py\]/m);
  expect(manifest).toMatch(/^# title: Title of the lecture$/m);
  const { out, err } = await nbscribe('inspect', folder);
  expect([out.includes('Title of the lecture'), err]).toEqual([false, '']);
});

const EXPLAINED = {
  ...LECTURE,
  'talk.srt': `${SRT}\n3\n00:01:00,000 --> 00:01:20,000\nA course is a series of lectures that teach one subject from its start to its end.\n`,
};

test('summarize -o FILE writes that file, with its slides beside it and no link to a notebook that is not there', async () => {
  const folder = temporaryFolder(EXPLAINED);
  const out = join(folder, 'out', 'short.ipynb');
  const topics = ['--topics', 'course'];
  expect(await nbscribe('summarize', folder, '-o', out, ...topics)).toMatchObject({ code: 0, err: '' });
  expect(readdirSync(join(folder, 'out')).sort()).toEqual(['short.ipynb', 'short_files']);
  expect(textOf(out)).toMatch(/short_files\/timeline-[0-9a-f]{8}\.png/);
  expect(textOf(out)).not.toContain('full notebook');
  expect(await nbscribe('check', out)).toMatchObject({ code: 0, err: '' });
});

test('summarize -o FILE links to the full notebook of the lecture beside it, and never writes onto that', async () => {
  const folder = temporaryFolder(LECTURE);
  const full = join(folder, 'out', 'talk.ipynb');
  const [short, talk] = [join(folder, 'out', 'short.ipynb'), join(folder, 'talk.srt')];
  await nbscribe('build', talk, '-o', full);
  await nbscribe('summarize', talk, '-o', short, '--topics', 'course');
  expect(textOf(short)).toContain('[full notebook](talk.ipynb)');
  expect(await nbscribe('check', short)).toMatchObject({ code: 0, err: '' });
  const before = readFileSync(full);
  const refused = await nbscribe('summarize', talk, '-o', full, '--topics', 'course');
  expect(refused).toMatchObject({ code: 1 });
  expect(refused.err).toContain('is a transcript notebook');
  expect(readFileSync(full)).toEqual(before);
});

test('a summary named X.summary.ipynb goes with X.ipynb, as build --summary -o X.ipynb writes them', async () => {
  const folder = temporaryFolder(LECTURE);
  const out = join(folder, 'out');
  await nbscribe('build', folder, '--summary', '-o', join(out, 'x.ipynb'), '--topics', 'course');
  const names = readdirSync(out).sort();
  expect(names).toEqual(['x.ipynb', 'x.summary.ipynb', 'x.summary_files', 'x_files']);
  const again = await nbscribe('summarize', folder, '-o', join(out, 'x.summary.ipynb'), '--topics', 'course');
  expect(again.out).toContain('x.summary.ipynb: unchanged');
  expect(readdirSync(out).sort()).toEqual(names);
});

test('build, inspect and check count the same words, and what is in the notebook; build and inspect say what was folded', async () => {
  const folder = temporaryFolder({
    'talk.srt': '1\n00:00:01,000 --> 00:00:09,000\nA state-of-the-art loop - and/or two.\n',
    'code/00-00-02.py': 'total = 0\nfor x in xs:\n    total += x\n',
    'code/00-00-06.py': 'total = 0\nfor x in xs:\n    total += x\nprint(total)\n',
  });
  const out = join(folder, 'out.ipynb');
  const code = '1 code cell (2 before near-duplicates were folded)';
  expect((await nbscribe('build', folder, '-o', out)).out).toContain(`9 words, ${code} ->`);
  const { out: inspected } = await nbscribe('inspect', folder);
  expect(inspected).toContain('1 cue, 9 words\n');
  expect(inspected).toContain(`  ${code}\n`);
  expect((await nbscribe('check', out)).out).toContain('all 9 in order');
});

test.each([
  [['build'], 'LECTURE is missing: a transcript or video, or a folder that holds one.'],
  [['build', '-o', 'x.ipynb'], 'LECTURE is missing'],
  [['summarize', '--json'], 'LECTURE is missing'],
  [['open'], 'NOTEBOOK is missing: the notebook to open.'],
  [['run'], 'NOTEBOOK is missing'],
  [['inspect'], 'LECTURE is missing'],
  [['concepts'], 'FILES is missing'],
  [['check'], 'NOTEBOOK is missing'],
  [['diff', 'a.ipynb'], 'B is missing: another version of it.'],
  [['merge', '-o', 'x.ipynb'], 'NOTEBOOKS is missing'],
  [['merge', 'a.ipynb'], '--output is missing: the merged notebook (.ipynb).'],
  [['convert', 'a.vtt'], 'OUTPUT is missing'],
  [['course'], 'ACTION is missing: what to do. Give one of init, '],
  [['export', 'a.ipynb'], '--to is missing: what is written. Give one of commonmark, gfm, '],
])('%j says what is missing, and that this is wrong usage', async (args, what) => {
  const { code, out, err } = await nbscribe(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^[^\n]+ is missing[^\n]*\.\nTry `nbscribe --help`/);
  expect(err).toContain(what);
});
