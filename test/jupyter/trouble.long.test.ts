import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServer } from '../../src/jupyter/server/start.js';
import type { Server } from '../../src/jupyter/server/server.js';
import { ask } from '../../src/jupyter/server/request.js';
import { describeWithPython } from '../python.js';
import type { CellSketch } from './cells.js';
import { outputsOf, printed, readNotebook, sketchNotebook } from './cells.js';
import { temporaryFolder } from '../temporary.js';
import { bundleCommandLine, startCommand } from './command.js';
import { eventually, jupyterPlace, kernelPid, serverPid, writeNotebook } from './place.js';
import type { JupyterPlace } from './place.js';
import { startProxy } from './proxy.js';

const BROKEN_KERNEL = { argv: ['/no/such/program', '{connection_file}'], display_name: 'Broken', language: 'python' };
const STARTED = "print('begun', flush=True)\nopen('begun', 'w').close()";
const ENDLESS = `${STARTED}\nimport time\nwhile True: time.sleep(0.1)`;
const DEAF = `${STARTED}
import time
while True:
    try: time.sleep(60)
    except KeyboardInterrupt: pass`;
const PATIENT = `${STARTED}
import os, time
while not os.path.exists('go-on'): time.sleep(0.05)
print('ended')`;
const DEADLY = `${STARTED}\nimport os, time\ntime.sleep(1)\nos._exit(1)`;

interface KernelModel {
  readonly id: string;
  readonly connections: number;
  readonly execution_state: string;
}

/** That a run ends at all is what is asserted: what it waits for without end would outlast the test. */
describeWithPython('jupyterlab ipykernel')('when a run goes wrong', (python) => {
  let cli: string;
  let place: JupyterPlace;
  let server: Server;

  beforeAll(async () => {
    cli = await bundleCommandLine();
    const broken = temporaryFolder({ 'kernels/broken/kernel.json': JSON.stringify(BROKEN_KERNEL) });
    place = jupyterPlace(python, {}, { JUPYTER_PATH: broken });
    server = await start(place);
  }, 120_000);

  afterAll(async () => {
    await server.stop();
    expect(place.processesLeft()).toEqual([]);
  }, 30_000);

  /** Runs a notebook of these cells on the server that runs already; gives what was said, and the notebook. */
  async function run(cells: readonly CellSketch[], ...options: readonly string[]) {
    const path = writeNotebook(place, sketchNotebook(...cells));
    const ended = await startCommand(cli, ['run', path, ...options], { cwd: place.folder, env: place.env }).ended;
    return { ...ended, notebook: readNotebook(path) };
  }

  async function kernelsLeft(): Promise<unknown> {
    return (await ask(server, 'api/kernels')).body;
  }

  test('a cell that fails ends the run: what was done is kept, the rest is left as it was', async () => {
    const { code, err, notebook } = await run([
      "print('kept')",
      { source: '1/0', from: 'course.ipynb:3' },
      "print('no')",
    ]);
    expect(code).toBe(1);
    expect(err).toMatch(/course\.ipynb: error: .*course\.ipynb:3\) .* failed: ZeroDivisionError: division by zero/);
    expect(printed(notebook, 'c0')).toBe('kept\n');
    expect(outputsOf(notebook, 'c1')).toMatchObject([{ ename: 'ZeroDivisionError' }]);
    expect(outputsOf(notebook, 'c2')).toEqual([]);
  });

  test('a running server that holds the notebook is used, left running, and keeps no kernel of ours', async () => {
    const { code, out, notebook } = await run(["print('hello')"]);
    expect({ code, out: /1 ok/.test(out) }).toEqual({ code: 0, out: true });
    expect(printed(notebook, 'c0')).toBe('hello\n');
    expect((await ask(server, 'api/status')).status).toBe(200);
    expect(await kernelsLeft()).toEqual([]);
  });

  test('a cell that kills its kernel', async () => {
    const { code, err, notebook } = await run(["print('kept')", DEADLY, "print('no')"], '--keep-going');
    expect(code).toBe(1);
    expect(err).toMatch(/the kernel died: cell 2 \(c1\).*\[jupyter\/kernel-died\]/);
    expect([printed(notebook, 'c0'), printed(notebook, 'c1'), printed(notebook, 'c2')]).toEqual([
      'kept\n',
      'begun\n',
      '',
    ]);
    expect(await kernelsLeft()).toEqual([]);
  });

  test('a cell that never ends is interrupted; with --keep-going the next one runs in the same kernel', async () => {
    const { code, err, notebook } = await run(['x = 1', ENDLESS, 'print(x)'], '--timeout', '2', '--keep-going');
    expect(code).toBe(1);
    expect(err).toContain('did not end within 2 s [run/timeout]');
    expect(outputsOf(notebook, 'c1')).toMatchObject([{ text: 'begun\n' }, { ename: 'KeyboardInterrupt' }]);
    expect(printed(notebook, 'c2')).toBe('1\n');
  });

  test('a cell that never ends and hears no interrupt', async () => {
    const { code, err, notebook } = await run([DEAF, "print('no')"], '--timeout', '2', '--keep-going');
    expect(code).toBe(1);
    expect(err).toContain('did not answer an interrupt [run/timeout]');
    expect([printed(notebook, 'c0'), printed(notebook, 'c1')]).toEqual(['begun\n', '']);
    expect(await kernelsLeft()).toEqual([]);
  });

  test('a kernel that the server does not have: the problem lists those it has, and nothing is written', async () => {
    const { code, err, notebook } = await run(['1'], '--kernel', 'julia-9');
    expect(code).toBe(1);
    expect(err).toMatch(/no kernel "julia-9" \[jupyter\/no-such-kernel\]\n.*python3 \(Python 3/);
    expect(notebook.metadata.kernelspec).toBeUndefined();
  });

  test('a kernel that does not start', async () => {
    const { code, err } = await run(['1'], '--kernel', 'broken');
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/kernel-start-failed]') as string });
    expect(await kernelsLeft()).toEqual([]);
  });

  test('a server with the usual limits drops what is printed too fast: that is said', async () => {
    const { code, err } = await run(["print('x' * 10_000_000)"]);
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('[run/output-lost]') as string });
  });

  test('a wrong token, and an address where nobody is', async () => {
    const wrong = await run(['1'], '--server', server.url, '--token', 'not-the-token');
    expect(wrong).toMatchObject({ code: 1, err: expect.stringContaining('[jupyter/token-refused]') as string });
    expect(wrong.err + wrong.out).not.toContain('not-the-token');
    const nobody = await run(['1'], '--server', 'http://127.0.0.1:9/');
    expect(nobody).toMatchObject({ code: 1, err: expect.stringContaining('[jupyter/unreachable]') as string });
  });

  test('Ctrl-C ends kernel and command, keeps what was done, exit 130', async () => {
    const path = writeNotebook(place, sketchNotebook("print('kept')", ENDLESS));
    const command = startCommand(cli, ['run', path], { cwd: place.folder, env: place.env });
    await eventually(() => (command.err().includes('[1/2]') ? true : undefined), 'the first cell');
    command.child.kill('SIGINT');
    expect((await command.ended).code).toBe(130);
    expect(printed(readNotebook(path), 'c0')).toBe('kept\n');
    expect(await kernelsLeft()).toEqual([]);
  });

  test('a notebook that somebody saves meanwhile is not overwritten; the outputs go beside it', async () => {
    const path = writeNotebook(
      place,
      sketchNotebook(
        `open('go', 'w').close()\nimport os, time\nwhile not os.path.exists('saved'): time.sleep(0.05)\nprint('done')`,
      ),
    );
    const command = startCommand(cli, ['run', path], { cwd: place.folder, env: place.env });
    await eventually(() => statSync(join(place.folder, 'go'), { throwIfNoEntry: false }), 'the cell');
    const edited = sketchNotebook('# Edited', 'new');
    writeFileSync(path, edited);
    writeFileSync(join(place.folder, 'saved'), '');
    const { code, err } = await command.ended;
    expect({ code, now: readFileSync(path, 'utf8') }).toEqual({ code: 1, now: edited });
    expect(err).toContain('[run/written-beside]');
    expect(printed(readNotebook(path.replace('.ipynb', '-run.ipynb')), 'c0')).toBe('done\n');
  });

  test('the line is cut for a moment, and the cell ends after that: the run goes on, and says that it was cut', async () => {
    const proxy = await startProxy(Number(new URL(server.url).port));
    const { path, command } = await runThrough(proxy.port, ["open('on', 'w').close()", PATIENT, "print('after')"]);
    proxy.cut();
    const rejoined = proxy.nextSocket();
    await proxy.mend();
    await rejoined;
    letGoOn();
    const { code, err } = await command.ended;
    proxy.cut();
    expect({ code, err }).toEqual({
      code: 0,
      err: expect.stringMatching(/cut while cell 2 .*\[run\/line-cut\]/) as string,
    });
    expect(whatRan(path)).toEqual([expect.stringMatching(/^(?:begun\n)?ended\n$/), 'after\n']);
    expect(await kernelsLeft()).toEqual([]);
  });

  test('the cell ends while the line is cut, and the server knows that it is: its answer comes later', async () => {
    const proxy = await startProxy(Number(new URL(server.url).port));
    const { path, command } = await runThrough(proxy.port, ["open('on', 'w').close()", PATIENT, "print('after')"]);
    proxy.cut();
    await kernel(({ connections }) => connections === 0, 'the server sees it');
    letGoOn();
    await kernel(({ execution_state }) => execution_state === 'idle', 'the cell ends');
    await proxy.mend();
    const { code, err } = await command.ended;
    proxy.cut();
    expect({ code, err }).toEqual({ code: 0, err: expect.stringContaining('[run/line-cut]') as string });
    expect(whatRan(path)).toEqual([expect.stringMatching(/^(?:begun\n)?ended\n$/), 'after\n']);
    expect(await kernelsLeft()).toEqual([]);
  });

  // The client may be back before or after the cell has ended,
  // and the answer comes or is lost: both are told, and nothing hangs.
  test.each(['forsake', 'forget'] as const)(
    'the cell ends on a line that is dead while the server believes in it (%s): that is told, the next one runs',
    async (how) => {
      const proxy = await startProxy(Number(new URL(server.url).port));
      const cells = ["open('on', 'w').close()", PATIENT, "print('after')"];
      const { path, command } = await runThrough(proxy.port, cells, '--keep-going');
      proxy[how]();
      letGoOn();
      const { code, err } = await command.ended;
      proxy.cut();
      const [second = '', third] = whatRan(path);
      const lost = err.includes('[run/answer-lost]');
      expect({ code, err }).toEqual({
        code: lost ? 1 : 0,
        err: expect.stringMatching(/cut[^]*\[run\/(?:answer-lost|line-cut)\]/) as string,
      });
      // Any line may have been under way when the line went dead.
      expect(second).toMatch(/^(?:begun\n)?(?:ended\n)?$/);
      expect({ how, lost, third }).toEqual({ how, lost: how === 'forget' ? true : lost, third: 'after\n' });
      expect(await kernelsLeft()).toEqual([]);
    },
    120_000,
  );

  test('the kernel dies while the line is cut: that is told, though the server started another', async () => {
    const proxy = await startProxy(Number(new URL(server.url).port));
    const dying = PATIENT.replace("print('ended')", 'os._exit(1)');
    const { command } = await runThrough(proxy.port, ["open('on', 'w').close()", dying, "print('no')"], '--keep-going');
    proxy.cut();
    await kernel(({ connections }) => connections === 0, 'the server sees it');
    const { id, execution_state: before } = await kernel(() => true, 'its state');
    expect(before).toBe('busy');
    const firstPid = kernelPid(id);
    letGoOn();
    // Not by its state: the server may miss the first words of the kernel that it starts,
    // and believe in the old state ever after.
    await eventually(() => (![firstPid, undefined].includes(kernelPid(id)) ? true : undefined), 'another kernel');
    await proxy.mend();
    const { code, err } = await command.ended;
    proxy.cut();
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/kernel-died]') as string });
    expect(await kernelsLeft()).toEqual([]);
  });

  test('the line to a remote server is cut for good', async () => {
    const proxy = await startProxy(Number(new URL(server.url).port));
    const { path, command } = await runThrough(proxy.port, ["print('kept')", ENDLESS]);
    proxy.cut();
    const { code, err, out } = await command.ended;
    expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/connection-lost]') as string });
    expect(err + out).not.toContain(server.token.reveal());
    expect(printed(readNotebook(path), 'c0')).toBe('kept\n');
    for (const { id } of (await kernelsLeft()) as readonly { id: string }[])
      await ask(server, `api/kernels/${id}`, { method: 'DELETE' });
  });

  /** Lets a patient cell end. */
  function letGoOn(): void {
    writeFileSync(join(place.folder, 'go-on'), '');
  }

  /** Waits until the one kernel, as the server sees it, is so. */
  function kernel(is: (model: KernelModel) => boolean, what: string): Promise<KernelModel> {
    return eventually(async () => {
      const [model] = (await kernelsLeft()) as readonly KernelModel[];
      return model !== undefined && is(model) ? model : undefined;
    }, what);
  }

  function whatRan(path: string): readonly string[] {
    const notebook = readNotebook(path);
    return [printed(notebook, 'c1'), printed(notebook, 'c2')];
  }

  /**
   * A run on what looks like a server on another machine,
   * up to the end of its first cell and the beginning of its second.
   */
  async function runThrough(port: number, cells: readonly CellSketch[], ...options: readonly string[]) {
    rmSync(join(place.folder, 'go-on'), { force: true });
    rmSync(join(place.folder, 'begun'), { force: true });
    const path = writeNotebook(place, sketchNotebook(...cells));
    const env = { ...place.env, JUPYTER_TOKEN: server.token.reveal() };
    const args = ['run', path, '--server', `http://127.0.0.1:${port}/`, ...options];
    const command = startCommand(cli, args, { cwd: place.folder, env });
    await eventually(() => statSync(join(place.folder, 'begun'), { throwIfNoEntry: false }), 'the second cell');
    return { path, command };
  }
});

describeWithPython('jupyterlab ipykernel')('two runs at once', (python) => {
  test('each has a server of its own, and the first to end does not end the other', async () => {
    const cli = await bundleCommandLine();
    const place = jupyterPlace(python);
    const start = (...cells: readonly CellSketch[]) => {
      const path = writeNotebook(place, sketchNotebook(...cells));
      return { path, command: startCommand(cli, ['run', path], { cwd: place.folder, env: place.env }) };
    };
    const first = start("open('go-on', 'w').close()");
    const second = start(PATIENT);
    expect(await first.command.ended).toMatchObject({ code: 0, err: expect.not.stringContaining('error:') as string });
    expect(await second.command.ended).toMatchObject({ code: 0 });
    expect(printed(readNotebook(second.path), 'c0')).toBe('begun\nended\n');
    await eventually(() => (place.processesLeft().length === 0 ? true : undefined), 'no process is left');
  });
});

describeWithPython('jupyterlab ipykernel')('when the server ends in the middle of a run', (python) => {
  test.each(['found', 'started'])(
    'a server that was %s',
    async (origin) => {
      const cli = await bundleCommandLine();
      const place = jupyterPlace(python);
      if (origin === 'found') await start(place);
      const path = writeNotebook(place, sketchNotebook("print('kept')", ENDLESS));
      const command = startCommand(cli, ['run', path], { cwd: place.folder, env: place.env });
      await eventually(() => (command.err().includes('[1/2]') ? true : undefined), 'the first cell');
      const pid = serverPid(place);
      process.kill(pid, 'SIGKILL');
      const { code, err } = await command.ended;
      expect({ code, err }).toEqual({ code: 1, err: expect.stringContaining('[jupyter/server-ended]') as string });
      expect(printed(readNotebook(path), 'c0')).toBe('kept\n');
      await eventually(() => (place.processesLeft().length === 0 ? true : undefined), 'no process is left');
    },
    120_000,
  );
});

async function start(place: JupyterPlace): Promise<Server> {
  const { value, problems } = await startServer({ kind: 'lab', rootDir: place.folder, folders: [], env: place.env });
  if (value === undefined) throw new Error(problems.map(({ message }) => message).join('; '));
  return value;
}
