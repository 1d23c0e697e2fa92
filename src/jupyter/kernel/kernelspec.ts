import type { NotebookMetadata } from '../../model/notebook.js';
import type { Outcome } from '../../model/problem.js';
import { answerProblem, failed, serverProblem } from '../problems.js';
import { ask, fieldsOf, isObject } from '../server/request.js';
import type { Server } from '../server/server.js';

/** A kernel that a server can start, as JupyterLab writes it into `metadata.kernelspec`. */
export interface KernelSpec {
  readonly name: string;
  readonly display_name: string;
  readonly language: string;
}

/**
 * The kernel by the name asked for, else by the notebook's own name,
 * else for the notebook's language, else the server's default.
 */
export async function chooseKernel(
  server: Server,
  metadata: NotebookMetadata,
  { asked, signal }: { asked: string | undefined; signal: AbortSignal | undefined },
): Promise<Outcome<KernelSpec | undefined>> {
  const answer = await ask(server, 'api/kernelspecs', { signal });
  const list = fieldsOf(answer.body);
  if (answer.status !== 200 || !isObject(list.kernelspecs)) return failed(answerProblem(server, answer));
  const specs = Object.entries(list.kernelspecs).map(([name, described]) => readSpec(name, described));
  const name = asked ?? metadata.kernelspec?.name;
  const language = metadata.language_info?.name;
  const found =
    name !== undefined
      ? specs.find((spec) => spec.name === name)
      : (specs.find((spec) => spec.language === language) ?? specs.find((spec) => spec.name === list.default));
  return found === undefined ? failed(noSuchKernel(name, specs)) : { value: found, problems: [] };
}

function readSpec(name: string, described: unknown): KernelSpec {
  const { display_name, language } = fieldsOf(fieldsOf(described).spec);
  return {
    name,
    display_name: typeof display_name === 'string' ? display_name : name,
    language: typeof language === 'string' ? language : '',
  };
}

function noSuchKernel(name: string | undefined, specs: readonly KernelSpec[]) {
  const names = specs.map((spec) => `${spec.name} (${spec.display_name})`).join(', ');
  return serverProblem(
    'no-such-kernel',
    name === undefined ? 'the server has no kernels' : `the server has no kernel "${name}"`,
    specs.length === 0
      ? 'Install one where the server runs: `pip install ipykernel`.'
      : `Choose another with --kernel: ${names}.`,
  );
}
