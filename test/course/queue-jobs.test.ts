import fc from 'fast-check';
import { join } from 'node:path';
import { hideSecrets, readAddress } from '../../src/engines/queue/address.js';
import { openPreparing } from '../../src/engines/queue/prepare.js';
import { hidePaths, nameOf, pathOf, readRoot } from '../../src/engines/queue/roots.js';
import { jobIdOf, readWireJob, type WireJob } from '../../src/engines/queue/wire-job.js';
import { temporaryFolder } from '../temporary.js';

const ROOTS = [
  { name: 'lectures', path: '/mnt/lectures' },
  { name: 'out', path: '/mnt/lectures/out' },
];

const JOB: WireJob = {
  v: 1,
  course: 'lectures/dl1',
  out: 'out/dl1',
  lesson: 'week1/lesson2',
  key: 'a'.repeat(64),
  version: '0.1.0',
  options: { summary: true },
};

describe('addresses', () => {
  test.each([
    ['redis://host:6379/2', 'redis', 'redis://host:6379/2'],
    ['valkeys://ann:geheim@host', 'redis', 'valkeys://ann:***@host'],
    ['rediss://:geheim@host/', 'redis', 'rediss://***@host'],
    ['postgres://ann:geheim@host/courses?sslmode=verify-full', 'postgres', 'postgres://ann:***@host/courses'],
    ['postgresql://ann@/courses?host=/run/pg&password=geheim', 'postgres', 'postgresql://ann@localhost/courses'],
  ])('%s is shown without its password', (written, server, shown) => {
    expect(readAddress(` ${written}\n`)).toMatchObject({ server, shown, hasPassword: written.includes('geheim') });
  });

  test.each(['', 'host:6379', 'http://host', 'redis', 'mysql://host/db', '/run/redis.sock'])(
    '"%s" is none',
    (written) => {
      expect(readAddress(written)).toBeUndefined();
    },
  );

  test('nothing that a driver says shows a password', () => {
    const password = fc.string({ minLength: 1, unit: 'grapheme' }).filter((text) => text.trim() !== '');
    fc.assert(
      fc.property(password, (secret) => {
        const url = `postgres://ann:${encodeURIComponent(secret)}@host/db`;
        const address = readAddress(url);
        if (address === undefined) throw new Error(url);
        // Whatever is left of it once the places where it stood are gone.
        const said = hideSecrets(`§${secret}§ ${url} §${encodeURIComponent(secret)}§`, address);
        expect(said.match(/§[^]*?§/g)).not.toContain(`§${secret}§`);
        expect(said).not.toContain(url);
        expect(address.shown).toBe('postgres://ann:***@host/db');
      }),
    );
  });
});

describe('roots', () => {
  test('a path and its name lead to each other; of several roots the innermost counts', () => {
    expect(nameOf('/mnt/lectures/dl1', ROOTS)).toBe('lectures/dl1');
    expect(nameOf('/mnt/lectures/out/dl1/', ROOTS)).toBe('out/dl1');
    expect(nameOf('/mnt/lectures', ROOTS)).toBe('lectures');
    expect(nameOf('/mnt/lectures2', ROOTS)).toBeUndefined();
    expect(nameOf('/mnt', ROOTS)).toBeUndefined();
    const part = fc.stringMatching(/^[\w .'äß-]{1,12}$/u).filter((text) => !/^\.{1,2}$/.test(text));
    fc.assert(
      fc.property(fc.array(part, { maxLength: 4 }), (below) => {
        const path = join('/mnt/lectures', ...below);
        expect(pathOf(nameOf(path, ROOTS) ?? '', ROOTS)).toBe(path);
      }),
    );
  });

  test('no name leads out of its root', () => {
    for (const named of [
      'lectures/../..',
      'lectures/a/../../b',
      'lectures//etc',
      'lectures/.',
      'lectures/..\\..',
      '',
      'x',
    ])
      expect([named, pathOf(named, ROOTS)]).toEqual([named, undefined]);
    fc.assert(
      fc.property(fc.string(), (below) => {
        const path = pathOf(`lectures/${below}`, ROOTS);
        if (path !== undefined) expect(path.startsWith('/mnt/lectures/')).toBe(true);
      }),
    );
  });

  test('texts of problems name the root, not the path', () => {
    expect(hidePaths('cannot write "/mnt/lectures/out/a.ipynb" of /mnt/lectures/a', ROOTS)).toBe(
      'cannot write "out/a.ipynb" of lectures/a',
    );
    expect(hidePaths('/mnt/lectures2/a', ROOTS)).toBe('/mnt/lectures2/a');
  });

  test.each(['lectures', '=/mnt', '1a=/mnt', 'a b=/mnt', 'a/b=/mnt', 'a='])('"%s" is no root', (written) => {
    expect(readRoot(written)).toBeUndefined();
  });
});

describe('jobs', () => {
  test('a job is small, and of whatever else a queue holds none is read as one', () => {
    expect(readWireJob(JSON.parse(JSON.stringify(JOB)))).toEqual(JOB);
    expect(JSON.stringify(JOB).length).toBeLessThan(300);
    const wrong: readonly object[] = [
      { v: 2 },
      { course: '/etc' },
      { out: '../x' },
      { key: 'short' },
      { lesson: '' },
      { options: {} },
      { options: { summary: true, output: '/etc/passwd' } },
    ];
    for (const part of wrong) expect([part, readWireJob({ ...JOB, ...part })]).toEqual([part, undefined]);
    fc.assert(fc.property(fc.anything(), (data) => expect(readWireJob(data)).toBeUndefined()));
  });

  test('whatever tells two jobs apart tells their ids apart', () => {
    const others: readonly Partial<WireJob>[] = [
      {},
      { course: 'x' },
      { out: 'x' },
      { lesson: 'x' },
      { key: 'b' },
      { version: 'x' },
    ];
    expect(new Set(others.map((part) => jobIdOf({ ...JOB, ...part }))).size).toBe(others.length);
    expect(jobIdOf(JOB)).toMatch(/^[0-9a-f]{24}$/);
  });

  test.each<[string, Partial<WireJob>, string]>([
    ['a root that is not known here', { course: 'elsewhere/dl1' }, 'queue/no-root'],
    ['a root of notebooks that is not known here', { out: 'elsewhere/dl1' }, 'queue/no-root'],
    ['another version', { version: '9.9.9' }, 'queue/version'],
    ['a course that is not there', { course: 'lectures/dl2' }, 'course/no-folder'],
    ['a lesson that is not there', { lesson: '../secret' }, 'queue/stale'],
    ['other files', {}, 'queue/stale'],
  ])('%s is refused, and may be tried later', (_what, part, code) => {
    const folder = temporaryFolder({ 'dl1/week1/lesson2/talk.vtt': 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello.\n' });
    const roots = ['lectures', 'out'].map((name) => ({ name, path: folder }));
    const prepared = openPreparing(roots, '0.1.0')({ ...JOB, ...part });
    expect(prepared).toMatchObject({ failure: 'stale', problems: [{ code, retry: 'later' }] });
  });
});
