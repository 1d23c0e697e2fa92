import { join } from 'node:path';
import { createProgress } from '../../src/cli/progress.js';
import { printJson, reportProblems } from '../../src/cli/report.js';
import { openTerminal } from '../../src/cli/terminal.js';
import type { Problem } from '../../src/model/problem.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';

/** A terminal that keeps all it is told, on a clock that stands until it is set. */
function terminalOf({ watched, isOutShown = false }: { watched: boolean; isOutShown?: boolean }) {
  const told = { out: '', err: '', nowMs: 0 };
  const terminal = openTerminal({
    out: (text) => void (told.out += text),
    err: (text) => void (told.err += text),
    input: () => Promise.resolve(undefined),
    isOutShown,
    nowMs: () => told.nowMs,
    watched,
    cwd: '/',
    env: {},
    signal: new AbortController().signal,
  });
  return { told, terminal };
}

const LOUD = { json: false, quiet: false };
const STEERING = '\u001b[2J\u001b]0;title\u0007\b\r\u007f\u009b31m\u202e';
const problem = (text: string): Problem => ({
  code: 'a/b',
  level: 'error',
  message: `bad ${text}`,
  hint: `mend ${text}`,
  place: { path: `${text}.vtt`, line: 3 },
});

const STEERS = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]/;

test('what came from outside never steers a terminal, watched or not; it is shown instead', () => {
  for (const watched of [false, true]) {
    const { told, terminal } = terminalOf({ watched });
    reportProblems([problem(STEERING)], LOUD, terminal);
    terminal.out(`${STEERING}\n`);
    terminal.status(STEERING);
    const ours = told.err.replace(/\u001b\[(?:31|39)m/g, '');
    expect(ours).not.toMatch(STEERS);
    expect(told.out).not.toMatch(STEERS);
    expect(told.out).toContain('\\x1b[2J\\x1b]0;title\\x07\\x08\\x0d\\x7f\\x9b31m\\u202e');
  }
});

test('the text of a file is as it is in a pipe, and steers no terminal either', () => {
  for (const isOutShown of [false, true]) {
    const { told, terminal } = terminalOf({ watched: false, isOutShown });
    terminal.write(`a\r\nb\r${STEERING}`);
    if (isOutShown) expect(told.out).not.toMatch(STEERS);
    else expect(told.out).toBe(`a\r\nb\r${STEERING}`);
  }
});

test('a line end in what is quoted forges no line of ours', () => {
  const { told, terminal } = terminalOf({ watched: false });
  reportProblems([problem('x\nerror: forged')], LOUD, terminal);
  expect(told.err.split('\n').filter((line) => line.startsWith('error'))).toEqual([]);
});

test('JSON stays JSON, says the same, and holds no such character', () => {
  const { told, terminal } = terminalOf({ watched: false });
  printJson({ title: STEERING }, terminal);
  expect(told.out).not.toMatch(STEERS);
  expect(JSON.parse(told.out)).toEqual({ title: STEERING });
});

test('titles, captures and file names with escapes reach no terminal by any command', async () => {
  const folder = temporaryFolder({
    'talk.srt': `1\n00:00:01,000 --> 00:00:03,000\nHello ${STEERING} all.\n`,
    'lecture.yaml': `title: "A \\e[2J talk"\nodd\u009b31m: 1\n`,
    'captures.csv': `at,kind,file,title\n00:00:02,code,,"\u001b[31mred"\nnever\u001b[2J,code,,x\n`,
    'slides/00-00-02\u001b[2J.png': 'x',
  });
  const out = join(folder, 'out.ipynb');
  for (const args of [
    ['inspect', folder],
    ['build', folder, '-o', out],
    ['build', folder, '-o', out, '--dry-run', '--fresh'],
    ['check', out],
    ['concepts', folder],
    ['inspect', join(folder, 'no\u001b[2J.vtt')],
    ['run', join(folder, 'no\u001b[2J.ipynb')],
    ['bui\u001b[2J', 'x'],
    ['build', `--\u001b[2J`],
  ]) {
    const said = await nbscribe(...args);
    expect(said.out + said.err).not.toMatch(STEERS);
    const json = await nbscribe(...args, '--json');
    expect(json.out).not.toMatch(STEERS);
    if (json.out !== '') expect(() => JSON.parse(json.out) as unknown).not.toThrow();
  }
});

test('progress is told after a second of work: in a pipe by lines, before a person in one line that goes', () => {
  for (const watched of [false, true]) {
    const { told, terminal } = terminalOf({ watched });
    const progress = createProgress(LOUD, terminal);
    told.nowMs = 900;
    progress.stage('narrate');
    expect(told.err).toBe('');
    told.nowMs = 1100;
    progress.stage('place');
    expect(told.err).toBe(watched ? 'placing code and slides ...' : 'placing code and slides ...\n');
    terminal.err('a line');
    progress.stage('compile');
    progress.done();
    const line = '\r\u001b[K';
    expect(told.err).toBe(
      watched
        ? `placing code and slides ...${line}a line\nwriting the notebook ...${line}`
        : 'placing code and slides ...\na line\nwriting the notebook ...\n',
    );
  }
});
