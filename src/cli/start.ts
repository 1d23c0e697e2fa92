import { addAbortSignal } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { ExitCode } from './command.js';
import { optimiseLate } from '../engines/optimise-late.js';
import { runCli } from './run.js';
import { openTerminal } from './terminal.js';

/** Ties a run to this process: its streams, its folder, and Ctrl-C. A closed pipe (`| head`) ends it quietly. */
export async function start(args: readonly string[]): Promise<ExitCode> {
  optimiseLate();
  const controller = new AbortController();
  const interrupt = () => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', interrupt);
  process.on('SIGTERM', interrupt);
  process.on('SIGHUP', interrupt);
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { signal } = controller;
  const terminal = openTerminal({
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    input: async () => (process.stdin.isTTY ? undefined : buffer(addAbortSignal(signal, process.stdin))),
    isOutShown: process.stdout.isTTY === true,
    nowMs: () => performance.now(),
    watched: process.stderr.isTTY === true && process.env['NO_COLOR'] === undefined,
    cwd: process.cwd(),
    env: process.env,
    signal,
  });
  try {
    return await runCli(args, terminal);
  } finally {
    process.off('SIGINT', interrupt);
    process.off('SIGTERM', interrupt);
    process.off('SIGHUP', interrupt);
  }
}
