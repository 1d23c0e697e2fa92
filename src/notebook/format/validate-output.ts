import { isObject } from './json.js';
import { isCount, otherKeys, validateData, type Fail } from './validate-shared.js';

const KEYS: Readonly<Record<string, readonly string[]>> = {
  stream: ['name', 'output_type', 'text'],
  display_data: ['data', 'metadata', 'output_type'],
  execute_result: ['data', 'execution_count', 'metadata', 'output_type'],
  error: ['ename', 'evalue', 'output_type', 'traceback'],
};

/** Every rule of nbformat 4 that an output breaks. */
export function validateOutput(output: Readonly<Record<string, unknown>>, fail: Fail): void {
  const type = typeof output.output_type === 'string' ? output.output_type : '';
  const known = Object.hasOwn(KEYS, type) ? KEYS[type] : undefined;
  if (known === undefined)
    return fail(
      `has the unknown type ${JSON.stringify(output.output_type)}`,
      'Outputs are stream, display_data, execute_result or error; run the cell again.',
    );
  for (const key of otherKeys(output, known))
    fail(
      `has the key "${key}", which a ${type} may not have`,
      'Remove it; a kernel sends "transient", a file has none.',
    );
  const lacks = (key: string, what: string) => fail(`has no ${what} "${key}"`, 'Run the cell again.');
  if (type === 'stream') validateStream(output, lacks);
  else if (type === 'error') validateError(output, lacks);
  else validateRich(output, fail, lacks);
}

type Lacks = (key: string, what: string) => void;

function validateStream({ name, text }: Readonly<Record<string, unknown>>, lacks: Lacks): void {
  if (typeof name !== 'string') lacks('name', 'string');
  if (typeof text !== 'string') lacks('text', 'string');
}

function validateError({ ename, evalue, traceback }: Readonly<Record<string, unknown>>, lacks: Lacks): void {
  if (typeof ename !== 'string') lacks('ename', 'string');
  if (typeof evalue !== 'string') lacks('evalue', 'string');
  if (!Array.isArray(traceback) || traceback.some((line) => typeof line !== 'string'))
    lacks('traceback', 'list of strings');
}

function validateRich(output: Readonly<Record<string, unknown>>, fail: Fail, lacks: Lacks): void {
  validateData(output.data, '"data"', fail);
  if (!isObject(output.metadata)) lacks('metadata', 'object');
  if (output.output_type === 'execute_result' && !isCount(output.execution_count))
    fail('has an execution_count that is neither null nor a whole number', 'Run the cell again.');
}
