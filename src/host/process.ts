import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The last of what a child wrote to stderr; enough to explain a failed start. */
const KEPT_CHARACTERS = 4000;

/** Grandchildren inherit stderr and may outlive the child for a moment; they are not waited for. */
const STDERR_DRAIN_MS = 100;

/** Whether a process with this id exists, also one that belongs to somebody else. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The file that would run, or undefined. On Windows `name` is tried with `.exe` and `.cmd`. */
export function findExecutable(name: string, folders: readonly string[]): string | undefined {
  const names = process.platform === 'win32' ? [`${name}.exe`, `${name}.cmd`] : [name];
  return folders.flatMap((folder) => names.map((file) => join(folder, file))).find(isExecutable);
}

/** The folders of `PATH`, in order. */
export function pathFolders(env: Environment): readonly string[] {
  return (env.PATH ?? env.Path ?? '').split(delimiter).filter((folder) => folder !== '');
}

/** A running child of ours. */
export interface Child {
  readonly pid: number | undefined;
  /** Settles when the process has ended, or could not be started. */
  readonly ended: Promise<void>;
  readonly hasEnded: () => boolean;
  /** The last few thousand characters of its stderr, and the reason where it could not be started. */
  readonly stderr: () => string;
  /** SIGTERM, after `graceMs` SIGKILL; resolves when it is gone. */
  readonly kill: (graceMs: number) => Promise<void>;
}

/**
 * Starts a child in a process group of its own, so that Ctrl-C in the terminal reaches it through us alone, without
 * stdin and stdout. Should this process end without stopping it, the child is killed at exit.
 */
export function startChild(
  command: string,
  args: readonly string[],
  options: { env: Environment; cwd: string },
): Child {
  const detached = process.platform !== 'win32';
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached,
    windowsHide: true,
  });
  let stderr = '';
  let over = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr = (stderr + text).slice(-KEPT_CHARACTERS)));
  const killNow = () => signalGroup(child, 'SIGKILL', detached);
  process.on('exit', killNow);
  const ended = new Promise<void>((resolve) => {
    child.on('error', (error) => (stderr += error.message));
    child.on('exit', () => setTimeout(() => child.stderr.destroy(), STDERR_DRAIN_MS));
    child.on('close', () => {
      over = true;
      process.off('exit', killNow);
      resolve();
    });
  });
  const kill = async (graceMs: number) => {
    signalGroup(child, 'SIGTERM', detached);
    const timer = setTimeout(killNow, graceMs);
    await ended;
    clearTimeout(timer);
  };
  return { pid: child.pid, ended, hasEnded: () => over, stderr: () => stderr, kill };
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals, group: boolean): void {
  if (child.pid === undefined) return;
  try {
    if (group) process.kill(-child.pid, signal);
    else child.kill(signal);
  } catch {
    // Gone already.
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
