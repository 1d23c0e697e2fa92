import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNotebook } from '../../src/jupyter/index.js';
import type { RunReport } from '../../src/jupyter/index.js';
import type { Notebook } from '../../src/model/notebook.js';
import type { Problem } from '../../src/model/problem.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { PIXEL } from '../lecture-files.js';
import { describeWithPython } from '../python.js';
import { codeCell, outputsOf, printed, readNotebook, sketchNotebook } from './cells.js';
import { jupyterPlace } from './place.js';
import type { JupyterPlace } from './place.js';

const IMAGE = `from IPython.display import Image, display
display(Image(data=open('pixel.png', 'rb').read(), format='png'))`;

const CELLS = [
  /* c0 */ "print('one')\nprint('two')\n6 * 7",
  /* c1 */ IMAGE,
  /* c2 */ "from IPython.display import HTML, JSON\nHTML('<b>bold</b>')",
  /* c3 */ "progress = display('0 %', display_id='p')",
  /* c4 */ "progress.update('100 %')",
  /* c5 */ "import time\nfor i in range(5):\n    print(f'\\r{i * 25}%', end='', flush=True)\nprint()",
  /* c6 */ "input('name? ')",
  /* c7 */ 'for i in range(10_000): print(i)',
  { source: '1 / 0', from: 'course.ipynb:12' },
  { source: "raise ValueError('as taught')", tags: ['raises-exception'] },
  { source: "open('ran.txt', 'w').write('x')", tags: ['skip-execution'] },
  /* c11 */ "import sys\nprint('out', flush=True)\nprint('err', file=sys.stderr, flush=True)\nprint('out again')",
  /* c12 */ 'import os\nprint(os.getcwd())',
  /* c13 */ 'print?',
  /* c14 */ 'exit()',
  /* c15 */ "print('\\u4f60\\u597d \\U0001f600')",
  '   ',
  /* c17 */ 'x',
] as const;

describeWithPython('jupyterlab ipykernel')('run executes a notebook', (python) => {
  let place: JupyterPlace;
  let notebook: Notebook;
  let report: RunReport | undefined;
  let problems: readonly Problem[];

  beforeAll(async () => {
    place = jupyterPlace(python, { 'lesson/a.ipynb': sketchNotebook(...CELLS), 'lesson/pixel.png': PIXEL });
    const options = { env: place.env, cwd: place.folder, keepGoing: true, timeoutMs: 30_000 };
    ({ value: report, problems } = await runNotebook('lesson/a.ipynb', options));
    notebook = readNotebook(join(place.folder, 'lesson/a.ipynb'));
  }, 120_000);

  const failing = (id: string) => problems.find(({ message }) => message.includes(`(${id}`));

  test('text is one stream, the value of the last line a result with its number', () => {
    expect(outputsOf(notebook, 'c0')).toEqual([
      { output_type: 'stream', name: 'stdout', text: 'one\ntwo\n' },
      { output_type: 'execute_result', data: { 'text/plain': '42' }, metadata: {}, execution_count: 1 },
    ]);
    expect(codeCell(notebook, 'c0').execution_count).toBe(1);
  });

  test('an image and HTML are there as data', () => {
    const [image] = outputsOf(notebook, 'c1');
    const base64 = (image as unknown as { data: Record<string, string> }).data['image/png'] ?? '';
    expect(Buffer.from(base64, 'base64').equals(Buffer.from(PIXEL))).toBe(true);
    expect(outputsOf(notebook, 'c2')).toMatchObject([{ data: { 'text/html': '<b>bold</b>' } }]);
  });

  test('a display that a later cell updates shows its last state, in its own cell', () => {
    expect(outputsOf(notebook, 'c3')).toEqual([
      { output_type: 'display_data', data: { 'text/plain': "'100 %'" }, metadata: {} },
    ]);
    expect(outputsOf(notebook, 'c4')).toEqual([]);
  });

  test('a progress bar is one line', () => expect(printed(notebook, 'c5')).toBe('100%\n'));

  test('a cell that asks for input is refused it and fails, with a hint', () => {
    expect(outputsOf(notebook, 'c6')).toMatchObject([{ output_type: 'error', ename: 'StdinNotImplementedError' }]);
    expect(failing('c6')).toMatchObject({
      code: 'run/cell-failed',
      hint: expect.stringContaining('skip-execution') as string,
    });
  });

  test('ten thousand lines are all there, as one output', () => {
    expect(outputsOf(notebook, 'c7')).toHaveLength(1);
    expect(printed(notebook, 'c7')).toBe(Array.from({ length: 10_000 }, (_, nth) => `${nth}\n`).join(''));
  });

  test('a failing cell has its traceback, and its problem names the cell that it came from', () => {
    expect(outputsOf(notebook, 'c8')).toMatchObject([
      { output_type: 'error', ename: 'ZeroDivisionError', evalue: 'division by zero' },
    ]);
    expect(failing('c8')).toMatchObject({
      level: 'error',
      message: expect.stringContaining('course.ipynb:12') as string,
      place: { path: 'course.ipynb' },
    });
  });

  test('the tags raises-exception and skip-execution are honoured', () => {
    expect(outputsOf(notebook, 'c9')).toMatchObject([{ ename: 'ValueError' }]);
    expect(failing('c9')).toBeUndefined();
    expect(existsSync(join(place.folder, 'lesson/ran.txt'))).toBe(false);
    const statusOf = (id: string) => report?.cells.find((cell) => cell.id === id)?.status;
    expect([statusOf('c8'), statusOf('c9'), statusOf('c10'), statusOf('c16')]).toEqual([
      'failed',
      'allowed',
      'skipped',
      'skipped',
    ]);
  });

  test('stdout and stderr stay apart and in order', () =>
    expect(outputsOf(notebook, 'c11').map(({ name, text }) => [name, text])).toEqual([
      ['stdout', 'out\n'],
      ['stderr', 'err\n'],
      ['stdout', 'out again\n'],
    ]));

  test("cells run in the notebook's folder", () => expect(printed(notebook, 'c12').trim()).toMatch(/\/lesson$/));

  test('help that the pager would show is an output', () =>
    expect(outputsOf(notebook, 'c13')).toMatchObject([
      { output_type: 'display_data', data: { 'text/plain': expect.stringContaining('print') as string } },
    ]));

  test('exit() ends nothing, and other scripts come through', () => {
    expect(printed(notebook, 'c15')).toBe('你好 😀\n');
    expect(outputsOf(notebook, 'c17')).toMatchObject([{ ename: 'NameError' }]);
  });

  test('each cell says when it ran, with the keys that JupyterLab writes', () => {
    const execution = codeCell(notebook, 'c0').metadata['execution'] as Record<string, string>;
    expect(Object.keys(execution).sort()).toEqual([
      'iopub.execute_input',
      'iopub.status.busy',
      'iopub.status.idle',
      'shell.execute_reply',
      'shell.execute_reply.started',
    ]);
    expect(Number.isNaN(Date.parse(execution['shell.execute_reply'] ?? ''))).toBe(false);
  });

  test('the notebook names its kernel as JupyterLab does, and is valid', () => {
    expect(notebook.metadata.kernelspec).toEqual({
      display_name: 'Python 3 (ipykernel)',
      language: 'python',
      name: 'python3',
    });
    expect(notebook.metadata.language_info).toMatchObject({ name: 'python', file_extension: '.py' });
    expect(validateNotebook(notebook, 'a.ipynb').filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('no server and no kernel is left', () => expect(place.processesLeft()).toEqual([]));
});

describeWithPython('jupyterlab ipykernel')('one section runs in a fresh kernel', (python) => {
  const run = async (above: boolean) => {
    const sketch = sketchNotebook(
      '# Lecture',
      'x = 20',
      '## The load factor',
      'print(x + 1)',
      '## Later',
      "print('no')",
    );
    const place = jupyterPlace(python, { 'a.ipynb': sketch });
    const options = { env: place.env, cwd: place.folder, cells: 'The load factor', above, timeoutMs: 30_000 };
    const { value, problems } = await runNotebook('a.ipynb', options);
    return { notebook: readNotebook(join(place.folder, 'a.ipynb')), ran: value?.cells.map(({ id }) => id), problems };
  };

  test('alone it lacks what is defined above, and the hint says how to run that', async () => {
    const { ran, problems } = await run(false);
    expect(ran).toEqual(['c3']);
    expect(problems).toMatchObject([{ code: 'run/cell-failed', hint: expect.stringContaining('--above') as string }]);
  }, 60_000);

  test('with --above it has what it builds on, and nothing below runs', async () => {
    const { notebook, ran, problems } = await run(true);
    expect({ ran, problems }).toEqual({ ran: ['c1', 'c3'], problems: [] });
    expect(printed(notebook, 'c3')).toBe('21\n');
    expect(outputsOf(notebook, 'c5')).toEqual([]);
  }, 60_000);
});
