import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openNotebook, openServer } from '../../src/jupyter/index.js';
import { encodePath } from '../../src/host/read.js';
import { ask } from '../../src/jupyter/server/request.js';
import { startServer } from '../../src/jupyter/server/start.js';
import type { Server } from '../../src/jupyter/server/server.js';
import type { Environment } from '../../src/host/process.js';
import { PIXEL } from '../lecture-files.js';
import { describeWithPython } from '../python.js';
import { temporaryFolder } from '../temporary.js';
import { sketchNotebook } from './cells.js';
import { bundleCommandLine, startCommand } from './command.js';
import { eventually, jupyterPlace, serverPid } from './place.js';
import type { JupyterPlace } from './place.js';

const NOTEBOOK = sketchNotebook('# Lecture', "print('hello')");

describeWithPython('jupyterlab ipykernel')('open', (python) => {
  let cli: string;
  beforeAll(async () => {
    cli = await bundleCommandLine();
  });

  test('starts JupyterLab where none runs, prints where the notebook is, and ends it with Ctrl-C', async () => {
    const place = jupyterPlace(python, { 'a lecture/é 1.ipynb': NOTEBOOK });
    const command = startCommand(cli, ['open', 'a lecture/é 1.ipynb'], headless(place));
    const url = await eventually(() => /http:\S+/.exec(command.out())?.[0], 'the address');
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/lab\/tree\/a%20lecture\/%C3%A9%201\.ipynb\?token=[0-9a-f]{48}$/);
    expect((await fetch(url)).status).toBe(200);
    expect(place.processesLeft().join('\n')).not.toContain(new URL(url).searchParams.get('token'));
    command.child.kill('SIGINT');
    const { code, err } = await command.ended;
    expect({ code, err }).toEqual({ code: 130, err: 'JupyterLab runs until Ctrl-C.\n' });
    expect(place.processesLeft()).toEqual([]);
  });

  test('ends with JupyterLab when the user shuts that down from its menu', async () => {
    const place = jupyterPlace(python, { 'a.ipynb': NOTEBOOK });
    const command = startCommand(cli, ['open', 'a.ipynb', '--json'], headless(place));
    await eventually(() => (command.out().endsWith('}\n') ? true : undefined), 'the document');
    const { url, userUrl, server } = JSON.parse(command.out()) as Record<string, string> & {
      server: { origin: string };
    };
    expect({ url, server }).toMatchObject({
      url: expect.not.stringContaining('token') as string,
      server: { origin: 'started' },
    });
    await fetch(userUrl ?? '').then((response) => response.text());
    process.kill(serverPid(place), 'SIGTERM');
    expect((await command.ended).code).toBe(0);
    expect(place.processesLeft()).toEqual([]);
  });

  test('says how to get JupyterLab where there is none', async () => {
    const folder = temporaryFolder({ 'a.ipynb': NOTEBOOK });
    const env = { PATH: temporaryFolder(), HOME: folder };
    const { code, err } = await startCommand(cli, ['open', 'a.ipynb'], { cwd: folder, env }).ended;
    expect(code).toBe(1);
    expect(err).toMatch(
      /JupyterLab was not found.*\[jupyter\/not-installed\]\n.*pip install.*uv tool install.*conda install/,
    );
  });

  test('a notebook that is not there', async () => {
    const { problems } = await openNotebook('no.ipynb', { cwd: temporaryFolder(), env: {} });
    expect(problems).toMatchObject([{ code: 'jupyter/no-such-file', message: 'there is no file "no.ipynb"' }]);
  });

  test('aborting while the server starts leaves nothing', async () => {
    const place = jupyterPlace(python, { 'a.ipynb': NOTEBOOK });
    const { value, problems } = await openServer({
      path: 'a.ipynb',
      cwd: place.folder,
      env: place.env,
      signal: AbortSignal.timeout(700),
    });
    expect(value).toBeUndefined();
    expect(problems).toMatchObject([{ code: 'jupyter/interrupted' }]);
    expect(place.processesLeft()).toEqual([]);
  });

  /** As on a machine without a display. */
  const headless = ({ folder, env }: JupyterPlace) => ({ cwd: folder, env: { ...env, CI: '1' } });
});

describeWithPython('jupyterlab ipykernel')('open on a server that runs', (python) => {
  let place: JupyterPlace;
  let server: Server;

  beforeAll(async () => {
    place = jupyterPlace(python, { 'a.ipynb': NOTEBOOK });
    mkdirSync(place.runtimeDir, { recursive: true });
    const stale = { url: 'http://127.0.0.1:9/', token: 'x', pid: 2 ** 30, root_dir: place.folder };
    writeFileSync(join(place.runtimeDir, `jpserver-${2 ** 30}.json`), JSON.stringify(stale));
    const { value } = await startServer({ kind: 'lab', rootDir: place.folder, folders: [], env: place.env });
    if (value === undefined) throw new Error('no server');
    server = value;
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    expect(place.processesLeft()).toEqual([]);
  }, 30_000);

  test('it is used and left alone, and the browser is led there by a file that only its owner can read', async () => {
    const seen = join(place.folder, 'seen');
    const browser = join(place.folder, 'browser.sh');
    writeFileSync(browser, `#!/bin/sh\nprintf '%s' "$1" > '${seen}'\n`);
    chmodSync(browser, 0o755);
    const options = { cwd: place.folder, env: { ...place.env, BROWSER: browser } };
    const { value, problems } = await openNotebook('a.ipynb', options);
    expect(problems).toEqual([]);
    expect(value).toMatchObject({ shown: true, url: `${server.url}lab/tree/a.ipynb`, server: { origin: 'found' } });
    await value?.server.stop();
    expect((await ask(server, 'api/status')).status).toBe(200);
    const file = fileURLToPath(readFileSync(seen, 'utf8'));
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(`${server.url}lab/tree/a.ipynb?token=${server.token.reveal()}`);
  });

  test('its address by --server is enough: nothing is uploaded to the machine that has the file', async () => {
    const { value } = await openNotebook('a.ipynb', {
      cwd: place.folder,
      env: place.env,
      server: server.url,
      browser: false,
    });
    expect(value).toMatchObject({ url: `${server.url}lab/tree/a.ipynb` });
    expect(value?.upload).toBeUndefined();
  });

  describe('on another machine', () => {
    /** The same server, as one sees it who has only its address: nothing of this folder is known there. */
    const remote = (folder: string, more: object = {}) => {
      const env: Environment = { XDG_STATE_HOME: join(folder, 'state'), HOME: folder, CI: '1' };
      return { cwd: folder, env, server: server.url, token: server.token.reveal(), ...more };
    };
    const textOn = (path: string) => readFileSync(join(place.folder, path), 'utf8');

    test('the notebook and its images are uploaded, into folders that are made', async () => {
      const here = temporaryFolder({ 'b.ipynb': NOTEBOOK, 'b_files/slide 1.png': PIXEL, 'b_files/more/x.txt': 'é' });
      const { value, problems } = await openNotebook('b.ipynb', remote(here, { folder: 'course/week 1' }));
      expect(problems).toEqual([]);
      expect(value?.url).toBe(`${server.url}lab/tree/course/week%201/b.ipynb`);
      expect(value?.userUrl).toBe(value?.url);
      expect(value?.upload?.saved).toHaveLength(3);
      expect(readFileSync(join(place.folder, 'course/week 1/b_files/slide 1.png')).equals(Buffer.from(PIXEL))).toBe(
        true,
      );
      expect(textOn('course/week 1/b_files/more/x.txt')).toBe('é');
      expect((await ask(server, `api/contents/${encodePath('course/week 1/b.ipynb')}?content=0`)).status).toBe(200);
    });

    test('uploading again writes only what changed here', async () => {
      const here = temporaryFolder({ 'c.ipynb': NOTEBOOK, 'c_files/x.png': PIXEL });
      await openNotebook('c.ipynb', remote(here));
      expect((await openNotebook('c.ipynb', remote(here))).value?.upload).toMatchObject({
        saved: [],
        same: ['c.ipynb', 'c_files/x.png'],
      });
      writeFileSync(join(here, 'c.ipynb'), sketchNotebook('# Rebuilt'));
      expect((await openNotebook('c.ipynb', remote(here))).value?.upload).toMatchObject({
        saved: ['c.ipynb'],
        same: ['c_files/x.png'],
      });
      expect(textOn('c.ipynb')).toContain('# Rebuilt');
    });

    test('what changed there is never overwritten without force, and nothing is uploaded at all', async () => {
      const here = temporaryFolder({ 'd.ipynb': NOTEBOOK, 'd_files/x.txt': 'old' });
      await openNotebook('d.ipynb', remote(here));
      writeFileSync(join(place.folder, 'd.ipynb'), sketchNotebook('# Lecture', 'my_own = "work"'));
      writeFileSync(join(here, 'd.ipynb'), sketchNotebook('# Rebuilt'));
      writeFileSync(join(here, 'd_files/x.txt'), 'new');
      const { value, problems } = await openNotebook('d.ipynb', remote(here));
      expect(value).toBeUndefined();
      expect(problems).toMatchObject([
        { code: 'jupyter/conflict', level: 'error', message: expect.stringContaining('"d.ipynb"') as string },
      ]);
      expect(textOn('d.ipynb')).toContain('my_own');
      expect(textOn('d_files/x.txt')).toBe('old');
      expect((await openNotebook('d.ipynb', remote(here, { force: true }))).problems).toEqual([]);
      expect(textOn('d.ipynb')).toContain('# Rebuilt');
    });

    test('a file of that name that came from elsewhere is a conflict too, the same file is none', async () => {
      writeFileSync(join(place.folder, 'e.ipynb'), sketchNotebook('# Somebody else'));
      const here = temporaryFolder({ 'e.ipynb': NOTEBOOK });
      expect((await openNotebook('e.ipynb', remote(here))).problems).toMatchObject([{ code: 'jupyter/conflict' }]);
      writeFileSync(join(place.folder, 'e.ipynb'), NOTEBOOK);
      expect((await openNotebook('e.ipynb', remote(here))).problems).toEqual([]);
    });

    test('a wrong token, none and nobody at all are told apart, and no token is told', async () => {
      const here = temporaryFolder({ 'f.ipynb': NOTEBOOK });
      const codeOf = async (more: object) => {
        const { value, problems } = await openNotebook('f.ipynb', remote(here, more));
        expect(JSON.stringify({ value, problems })).not.toMatch(/wrong-token|[0-9a-f]{48}/);
        return problems.map(({ code }) => code);
      };
      expect(await codeOf({ token: 'wrong-token' })).toEqual(['jupyter/token-refused']);
      const { problems } = await openNotebook('f.ipynb', remote(here, { token: undefined }));
      expect(problems).toMatchObject([{ message: `${server.url} asks for a token` }]);
      expect(await codeOf({ server: 'http://127.0.0.1:9/?token=wrong-token' })).toEqual(['jupyter/unreachable']);
      expect(await codeOf({ server: 'ftp://x/?token=wrong-token' })).toEqual(['jupyter/bad-url']);
      expect(existsSync(join(place.folder, 'f.ipynb'))).toBe(false);
    });
  });
});
