import type { NotebookMetadata } from '../model/notebook.js';
import type { Outcome } from '../model/problem.js';
import { answerProblem, failed, serverProblem } from './problems.js';
import { ask } from './request.js';
import type { Server } from './server.js';

/** A kernel that a server can start, as JupyterLab writes it into `metadata.kernelspec`. */
export interface KernelSpec {
  readonly name: string;
  readonly display_name: string;
  readonly language: string;
}

interface SpecList {
  readonly default?: string;
  readonly kernelspecs?: Readonly<Record<string, { spec?: { display_name?: string; language?: string } }>>;
}

/** The kernel by the name asked for, else by the notebook's own name, else for the notebook's language, else the server's default. */
export async function chooseKernel(
  server: Server,
  metadata: NotebookMetadata,
  asked?: string,
): Promise<Outcome<KernelSpec | undefined>> {
  const answer = await ask(server, 'api/kernelspecs');
  if (answer.status !== 200) return failed(answerProblem(server, answer));
  const list = answer.body as SpecList;
  const specs: KernelSpec[] = Object.entries(list.kernelspecs ?? {}).map(([name, { spec }]) => ({
    name,
    display_name: spec?.display_name ?? name,
    language: spec?.language ?? '',
  }));
  const name = asked ?? metadata.kernelspec?.name;
  const language = metadata.language_info?.name;
  const found =
    name !== undefined
      ? specs.find((spec) => spec.name === name)
      : (specs.find((spec) => spec.language === language) ?? specs.find((spec) => spec.name === list.default));
  return found === undefined ? failed(noSuchKernel(name, specs)) : { value: found, problems: [] };
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
