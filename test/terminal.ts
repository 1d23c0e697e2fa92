import { runCli } from '../src/cli/run.js';
import { openTerminal, type Streams } from '../src/cli/terminal.js';

/** What a command said and returned. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs nbscribe in this process, as the command line does, and keeps what it says. No time passes on its clock. */
export const nbscribe = (...args: readonly string[]): Promise<Said> => nbscribeIn({}, ...args);

/** The same with something of the terminal as the test wants it. */
export async function nbscribeIn(surroundings: Partial<Streams>, ...args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const terminal = openTerminal({
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    input: () => Promise.resolve(undefined),
    isOutShown: false,
    nowMs: () => 0,
    watched: false,
    cwd: process.cwd(),
    env: {},
    signal: new AbortController().signal,
    ...surroundings,
  });
  const code = await runCli(args, terminal);
  return { code, ...said };
}
