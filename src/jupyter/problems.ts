import type { Outcome, Problem } from '../model/problem.js';
import type { Answer } from './server/request.js';
import { INTERRUPTED, isObject, messageOf } from './server/request.js';
import type { Secret } from './server/secret.js';
import type { Server } from './server/server.js';
import type { Break } from './kernel/kernel-watch.js';

/** An error of this room that belongs to no line of a file. */
export function serverProblem(code: string, message: string, hint: string): Problem {
  return { code: `jupyter/${code}`, level: 'error', message, hint };
}

/** Nothing came of it, and why. */
export function failed(...problems: readonly Problem[]): Outcome<undefined> {
  return { value: undefined, problems };
}

/** JupyterLab was not found, and how to get it. */
export function noJupyterProblem(what: 'JupyterLab' | 'Jupyter Server' = 'JupyterLab', detail = ''): Problem {
  return serverProblem(
    'not-installed',
    `${what} was not found${detail === '' ? '' : `: ${detail}`}`,
    'Install it with `pip install jupyterlab`, `uv tool install jupyterlab` or `conda install -c conda-forge jupyterlab`; ' +
      'name another Python in NBSCRIBE_PYTHON, or a running server with --server.',
  );
}

/** More of a server's own words than this hides the rest. */
const SHOWN_CHARACTERS = 300;

/** A server's own words, fit to be shown: without our token, and not too many. */
export function quoteServer(text: string, token: Secret): string {
  const redacted = token.redact(text);
  return redacted.length > SHOWN_CHARACTERS ? `${redacted.slice(0, SHOWN_CHARACTERS)}...` : redacted;
}

/** Problems may quote what a server, a kernel or a cell said, and any of these may say the token. */
export function redactProblems(problems: readonly Problem[], token: Secret): readonly Problem[] {
  return problems.map((problem) => ({
    ...problem,
    message: token.redact(problem.message),
    hint: token.redact(problem.hint),
  }));
}

/** Something answers there that is no Jupyter server, or a page before one. */
function notJupyterProblem(url: string, { body }: Answer): Problem {
  const what = Array.isArray(body)
    ? 'a list'
    : isObject(body)
      ? 'other fields'
      : body === null
        ? 'null'
        : describe(body);
  return serverProblem(
    'not-jupyter',
    `${url} answers, but not as a Jupyter server does: it sent ${what}`,
    'Check the address: `jupyter server list` shows those that run here; on a hub it ends in /user/NAME/.',
  );
}

function describe(body: unknown): string {
  if (typeof body !== 'string') return 'a bare value';
  if (body.trim() === '') return 'nothing';
  return /<(?:!doctype|html|head|body)\b/i.test(body.slice(0, 2000)) ? 'a web page' : 'a text';
}

/** Why a server did not do what was asked of it. */
export function answerProblem({ url, token }: Pick<Server, 'url' | 'token'>, answer: Answer): Problem {
  const { status } = answer;
  if (status >= 200 && status < 300) return notJupyterProblem(url, answer);
  if (status === 0 && answer.body === INTERRUPTED) return breakProblem('interrupted', url);
  if (status === 401 || status === 403)
    return serverProblem(
      'token-refused',
      token.isEmpty ? `${url} asks for a token` : `${url} refused the token`,
      'Copy the token from `jupyter server list` and give it in JUPYTER_TOKEN or with --token.',
    );
  if (status >= 300 && status < 400)
    return serverProblem(
      'login-needed',
      `${url} sends us to a login page`,
      'Give its token in JUPYTER_TOKEN or with --token; on a hub, make one under File > Hub Control Panel > Token.',
    );
  if (status !== 0)
    return serverProblem(
      'refused',
      `${url} answered: ${quoteServer(messageOf(answer), token)}`,
      'Look at the log of that server.',
    );
  const reason = quoteServer(String(answer.body), token);
  if (/CERT|SELF_SIGNED|ISSUER/.test(reason))
    return serverProblem(
      'certificate',
      `the certificate of ${url} is not trusted (${reason})`,
      'Name the certificate of its issuer in NODE_EXTRA_CA_CERTS.',
    );
  return serverProblem(
    'unreachable',
    `no Jupyter server answers at ${url} (${reason})`,
    'Start it, or correct the address; `jupyter server list` shows those that run here.',
  );
}

/** Why nothing more can be executed. */
export function breakProblem(broken: Break, url: string): Problem {
  if (broken === 'kernel-died')
    return serverProblem(
      'kernel-died',
      'the kernel died',
      'Look for what ends the process: memory, os._exit, a crash in a library.',
    );
  if (broken === 'interrupted')
    return serverProblem('interrupted', 'interrupted', 'Run it again; what was done is kept.');
  if (broken === 'server-ended')
    return serverProblem(
      'server-ended',
      `the Jupyter server at ${url} ended`,
      'Start it again, then run the notebook again.',
    );
  if (broken === 'unreadable')
    return serverProblem(
      'unreadable',
      `${url} sent something on the kernel's line that is no message of Jupyter`,
      'Check that the address is that of a Jupyter server; a proxy before it must pass websockets on as they are.',
    );
  return serverProblem(
    'connection-lost',
    `the connection to ${url} was lost`,
    'Check the network, then run the notebook again; the kernel there may still be running.',
  );
}
