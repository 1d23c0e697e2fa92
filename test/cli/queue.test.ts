import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { nbscribe, nbscribeIn } from '../terminal.js';
import { temporaryFolder } from '../temporary.js';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello there.\n';

/** A port that nobody listens on. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.each(['redis', 'postgres'])(
  'a %s server that is not reached is told at once, without the password',
  async (scheme) => {
    const NBSCRIBE_QUEUE = `${scheme}://ann:ge%25heim@127.0.0.1:${await closedPort()}/0`;
    const said = await nbscribeIn({ env: { NBSCRIBE_QUEUE } }, 'status');
    expect(said).toMatchObject({ code: 3, out: '' });
    expect(said.err).toMatch(
      /^error: \w+:\/\/ann:\*\*\*@127\.0\.0\.1:\d+\/0 cannot be used: .*ECONNREFUSED.*\[queue\/unreachable\]/,
    );
    expect(said.err).not.toMatch(/geheim|ge%|at .*:\d+:\d+\)/);
    const { code, out, err } = await nbscribeIn({ env: { NBSCRIBE_QUEUE } }, 'retry', '--json');
    expect(JSON.parse(out)).toMatchObject({ v: 1, problems: [{ code: 'queue/unreachable', retry: 'later' }] });
    expect({ code, err }).toEqual({ code: 3, err: '' });
    expect(out).not.toContain('heim');
  },
);

test('a password on the command line is refused, and not repeated', async () => {
  const said = await nbscribe('status', '--queue', 'redis://:geheim@127.0.0.1:1');
  expect(said).toMatchObject({ code: 2, out: '' });
  expect(said.err).toContain('NBSCRIBE_QUEUE');
  expect(said.err).not.toContain('geheim');
  const wrong = await nbscribe('status', '--queue', 'redsi://:geheim@127.0.0.1:1');
  expect(wrong).toMatchObject({ code: 2, out: '' });
  expect(wrong.err).not.toContain('geheim');
});

test('a file may hold the address', async () => {
  const folder = temporaryFolder({ address: `redis://:geheim@127.0.0.1:${await closedPort()}\n` });
  const said = await nbscribe('status', '--queue-file', join(folder, 'address'));
  expect(said.code).toBe(3);
  expect(said.err).toContain('***@127.0.0.1');
  expect(await nbscribe('status', '--queue-file', join(folder, 'none'))).toMatchObject({ code: 2 });
});

test('what is missing or wrong is said before a server is asked', async () => {
  const course = temporaryFolder({ 'lesson1/talk.vtt': VTT });
  const queue = ['--queue', 'redis://127.0.0.1:1'];
  const said = async (...args: readonly string[]) => {
    const { code, err } = await nbscribe(...args);
    return [code, /\[([\w/-]+)\]/.exec(err)?.[1]];
  };
  expect(await said('status')).toEqual([2, 'usage/queue']);
  expect(await said('worker', ...queue)).toEqual([2, 'usage/root']);
  expect(await said('worker', ...queue, '--root', 'lectures')).toEqual([2, 'usage/root']);
  expect(await said('worker', ...queue, '--root', `a=${join(course, 'none')}`)).toEqual([2, 'usage/root']);
  expect(await said('worker', ...queue, '--root', `a=${course}`, '--root', `a=${course}`)).toEqual([2, 'usage/root']);
  expect(await said('submit', course, ...queue)).toEqual([2, 'queue/in-no-root']);
  expect(await said('submit', course, ...queue, '--root', `a=${course}`, '-o', '/elsewhere')).toEqual([
    2,
    'queue/in-no-root',
  ]);
  expect(await said('submit', join(course, 'none'), ...queue)).toEqual([1, 'course/no-folder']);
});
