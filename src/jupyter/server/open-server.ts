import { dirname, resolve } from 'node:path';
import type { Environment } from '../../host/process.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { ServerKind } from './launcher.js';
import { answerProblem, failed, serverProblem } from '../problems.js';
import { ask, isStatus } from './request.js';
import { listRunningServers, pathBelow, runtimeFolders, serversThatHold } from './running.js';
import type { RunningServer } from './running.js';
import { Secret } from './secret.js';
import { givenServer, parseServerUrl } from './server.js';
import type { Server } from './server.js';
import { startServer } from './start.js';

/** Which server is used, by whatever is done with one. */
export interface ServerChoice {
  /**
   * URL of a server to use, may be pasted with its `?token=`; default:
   * one that runs here and holds the file, else one is started.
   */
  readonly server?: string | undefined;
  /** Its token; `JUPYTER_TOKEN` where it is not given. */
  readonly token?: string | undefined;
  /** Default: the environment and the folder of this process. */
  readonly env?: Environment | undefined;
  readonly cwd?: string | undefined;
  /** Aborting ends what was started, keeps what was done, and resolves. */
  readonly signal?: AbortSignal | undefined;
}

export interface OpenServerOptions extends ServerChoice {
  /** The file that the server must hold. */
  readonly path: string;
  /** What to start where none runs: `lab` (the default) or, for running cells alone, `server`. */
  readonly kind?: ServerKind;
}

/** A server that is found must answer within this; a hung one is passed over. */
const PROBE_TIMEOUT_MS = 5000;

/**
 * A server that answers: the one whose URL is given, else one that runs on this machine and holds the file (the deepest
 * folder first), else one that is started. The caller stops it (`stop()` leaves found and given ones alone). What
 * cannot be reached, refuses the token or does not start becomes a problem.
 */
export async function openServer(options: OpenServerOptions): Promise<Outcome<Server | undefined>> {
  const { env = process.env, cwd = process.cwd(), kind = 'lab', signal } = options;
  const running = listRunningServers(runtimeFolders(env));
  if (options.server !== undefined)
    return reachServer(options.server, { token: options.token ?? env.JUPYTER_TOKEN, running, signal });

  const path = resolve(cwd, options.path);
  const problems: Problem[] = [];
  for (const server of serversThatHold(path, running)) {
    if (signal?.aborted) break;
    const answer = await ask(server, 'api/status', { timeoutMs: PROBE_TIMEOUT_MS, signal });
    if (isStatus(answer)) return { value: server, problems };
    problems.push(passedOver(server, answer.status));
  }
  const started = await startServer({ kind, env, signal, rootDir: rootFor(path, cwd), folders: [dirname(path), cwd] });
  return { value: started.value, problems: [...problems, ...started.problems] };
}

/** A URL that names a server of this machine gives its folder too, so that nothing need be uploaded to it. */
async function reachServer(
  text: string,
  from: { token: string | undefined; running: readonly RunningServer[]; signal: AbortSignal | undefined },
): Promise<Outcome<Server | undefined>> {
  const { token, running, signal } = from;
  const parsed = parseServerUrl(text);
  if (parsed === undefined) return failed(badUrl(text));
  if (parsed.hasLogin) return failed(loginInUrl(parsed.url));
  const local = running.find((server) => sameServer(server.url, parsed.url));
  const chosen = parsed.token ?? token;
  const server: Server =
    local === undefined
      ? givenServer(parsed.url, chosen ?? '')
      : { ...local, origin: 'given', ...(chosen !== undefined && { token: new Secret(chosen) }) };
  const answer = await ask(server, 'api/status', { timeoutMs: PROBE_TIMEOUT_MS, signal });
  return isStatus(answer) ? { value: server, problems: [] } : failed(answerProblem(server, answer));
}

/** The folder to serve: where the user stands if the file is below it and not hidden, else the file's own folder. */
function rootFor(path: string, cwd: string): string {
  const below = pathBelow(cwd, path);
  return below === undefined || /(?:^|\/)\./.test(below) ? dirname(path) : cwd;
}

function passedOver(server: RunningServer, status: number): Problem {
  const why =
    status !== 403 ? 'it does not answer' : server.asksPassword ? 'it asks for a password' : 'it refuses its token';
  return {
    ...serverProblem(
      'passed-over',
      `the server at ${server.url} was passed over: ${why}`,
      'To use it, name it with --server and give a token with --token or JUPYTER_TOKEN.',
    ),
    level: 'warning',
  };
}

/** `localhost` and 127.0.0.1 are the same machine. */
function sameServer(one: string, other: string): boolean {
  const plain = (url: string) => url.replace('//localhost', '//127.0.0.1');
  return plain(one) === plain(other);
}

/** Neither the query, where a token may stand, nor a password is repeated. */
function badUrl(text: string): Problem {
  const shown = text.replace(/[?#].*$/s, '').replace(/\/\/.*@/s, '//');
  const message = `--server is not the address of a server: "${shown}"`;
  return serverProblem('bad-url', message, 'Write it as http://host:8888/.');
}

function loginInUrl(url: string): Problem {
  return serverProblem(
    'bad-url',
    `--server holds a user name or a password, which cannot be sent to ${url}`,
    'Leave it out of the address, and give a token in JUPYTER_TOKEN or with --token.',
  );
}
