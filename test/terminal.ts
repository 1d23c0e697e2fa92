import type { Terminal } from '../src/cli/command.js';
import { runCli } from '../src/cli/run.js';

/** What a command said and returned. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs nbscribe in this process, as the command line does, and keeps what it says. */
export async function nbscribe(...args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' };
  const terminal: Terminal = {
    out: (text) => void (said.out += text),
    err: (line) => void (said.err += `${line}\n`),
    watched: false,
    cwd: process.cwd(),
    env: {},
    signal: new AbortController().signal,
  };
  const code = await runCli(args, terminal);
  return { code, ...said };
}
