import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild } from '../../host/process.js';
import type { Child, Environment } from '../../host/process.js';
import type { Outcome } from '../../model/problem.js';
import { findLaunchers } from './launcher.js';
import type { Launcher, ServerKind } from './launcher.js';
import { withPanel } from './panel.js';
import { failed, noJupyterProblem, serverProblem } from '../problems.js';
import { ask, isStatus } from './request.js';
import { listRunningServers, runtimeFolders } from './running.js';
import { Secret } from './secret.js';
import type { Server } from './server.js';

/** JupyterLab 4.6 is up in 4 to 5 s here, cold disks take longer. */
const START_TIMEOUT_MS = 90_000;
const POLL_MS = 50;
/** A server asked to shut down ends its kernels first. */
const SHUTDOWN_TIMEOUT_MS = 8000;
const KILL_GRACE_MS = 3000;
/** Of what Jupyter said last; the very first of what we keep of it may be cut, also within the token. */
const SHOWN_CHARACTERS = 600;

export interface StartOptions {
  readonly kind: ServerKind;
  /** The folder to serve. */
  readonly rootDir: string;
  /** More folders in which, or above which, a `.venv` is looked for. */
  readonly folders: readonly string[];
  readonly env: Environment;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts a server on a free port of 127.0.0.1 and waits until it answers. The token goes through the environment, as
 * arguments are there for every user to read. Nothing is left running when it fails or is aborted.
 */
export async function startServer(options: StartOptions): Promise<Outcome<Server | undefined>> {
  let reason = '';
  for (const launcher of findLaunchers(options.kind, options.env, [options.rootDir, ...options.folders])) {
    const outcome = await launch(launcher, options);
    if (outcome.value !== undefined || !outcome.problems.some(({ code }) => code === 'jupyter/not-installed'))
      return outcome;
    reason = `${launcher.command} does not have it`;
  }
  return failed(noJupyterProblem(options.kind === 'lab' ? 'JupyterLab' : 'Jupyter Server', reason));
}

async function launch(launcher: Launcher, options: StartOptions): Promise<Outcome<Server | undefined>> {
  const token = new Secret(randomBytes(24).toString('hex'));
  const runtimeDir = runtimeFolderFor(options);
  const env = options.kind === 'lab' ? withPanel(options.env) : options.env;
  const child = startChild(launcher.command, [...launcher.args, ...serverArguments(options)], {
    cwd: options.rootDir,
    env: { ...env, JUPYTER_TOKEN: token.reveal(), JUPYTER_RUNTIME_DIR: runtimeDir, PYTHONUNBUFFERED: '1' },
  });
  if (options.kind === 'server') void child.ended.then(() => rmSync(runtimeDir, { recursive: true, force: true }));
  const server = await waitUntilReady(child, { token, runtimeDir, signal: options.signal });
  if (server !== undefined) return { value: server, problems: [] };
  const ended = child.hasEnded();
  await child.kill(KILL_GRACE_MS);
  if (options.signal?.aborted)
    return failed(serverProblem('interrupted', 'stopped while Jupyter started', 'Start again.'));
  return failed(explainFailure(ended, token.redact(child.stderr())));
}

/** A headless server has one of its own: nobody else must find it and count on it, since it ends with our run. */
function runtimeFolderFor({ kind, env }: StartOptions): string {
  if (kind === 'server') return mkdtempSync(join(tmpdir(), 'nbscribe-'));
  const [folder = ''] = runtimeFolders(env);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function serverArguments({ kind, rootDir }: StartOptions): readonly string[] {
  const root = process.getuid?.() === 0 ? ['--allow-root'] : [];
  const common = ['--no-browser', '--ServerApp.ip=127.0.0.1', `--ServerApp.root_dir=${rootDir}`, ...root];
  if (kind === 'lab') return common;
  // A cell may print faster than the server's default limits allow, which drop output in silence; and should we be
  // killed, the server must not stay: it ends a few minutes after its last kernel has become idle and unwatched.
  return [
    ...common,
    '--ZMQChannelsWebsocketConnection.limit_rate=False',
    '--ServerApp.shutdown_no_activity_timeout=120',
    '--MappingKernelManager.cull_idle_timeout=120',
    '--MappingKernelManager.cull_interval=30',
  ];
}

/** Looks for the runtime file with our token: through wrapper scripts the process id may be another. */
async function waitUntilReady(
  child: Child,
  { token, runtimeDir, signal }: { token: Secret; runtimeDir: string; signal: AbortSignal | undefined },
): Promise<Server | undefined> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && !child.hasEnded() && !signal?.aborted) {
    const found = listRunningServers([runtimeDir]).find(
      (server) => server.token.reveal() === token.reveal() || server.pid === child.pid,
    );
    if (found !== undefined && isStatus(await ask(found, 'api/status', { timeoutMs: 5000, signal })))
      return { ...found, origin: 'started', ended: child.ended, stop: () => stopServer(found, child) };
    await sleep(POLL_MS);
  }
  return undefined;
}

/** Asks the server to shut down, which ends its kernels too; one that does not obey is killed. */
async function stopServer(server: Pick<Server, 'url' | 'token'>, child: Child): Promise<void> {
  if (child.hasEnded()) return;
  await ask(server, 'api/shutdown', { method: 'POST', timeoutMs: SHUTDOWN_TIMEOUT_MS });
  const patience = new AbortController();
  await Promise.race([
    child.ended,
    sleep(SHUTDOWN_TIMEOUT_MS, undefined, { signal: patience.signal }).catch(() => undefined),
  ]);
  patience.abort();
  if (!child.hasEnded()) await child.kill(KILL_GRACE_MS);
}

function explainFailure(ended: boolean, stderr: string) {
  if (/No module named '?jupyter|jupyter-(?:lab|server)`? not found|ENOENT/.test(stderr)) return noJupyterProblem();
  const lines = stderr.trim().split('\n');
  const tail = lines.slice(-3).join(' | ').slice(-SHOWN_CHARACTERS);
  return ended
    ? serverProblem(
        'start-failed',
        `Jupyter ended while it started: ${tail}`,
        'Run `jupyter lab` by hand to see all it says.',
      )
    : serverProblem(
        'start-timeout',
        `Jupyter did not answer within ${START_TIMEOUT_MS / 1000} s: ${tail}`,
        'Run `jupyter lab` by hand to see what holds it up, or name a running server with --server.',
      );
}
