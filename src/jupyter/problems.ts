import type { Outcome, Problem } from '../model/problem.js';
import type { Answer } from './request.js';
import { messageOf } from './request.js';
import type { Server } from './server.js';
import type { Break } from './watch.js';

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

/** Why a server did not do what was asked of it. */
export function answerProblem({ url, token }: Pick<Server, 'url' | 'token'>, answer: Answer): Problem {
  const { status } = answer;
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
    return serverProblem('refused', `${url} answered: ${messageOf(answer)}`, 'Look at the log of that server.');
  const reason = String(answer.body);
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
  return serverProblem(
    'connection-lost',
    `the connection to ${url} was lost`,
    'Check the network, then run the notebook again; the kernel there may still be running.',
  );
}
