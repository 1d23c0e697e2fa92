/**
 * The rules of nbformat 4 (`nbformat/v4/nbformat.v4.5.schema.json` of https://github.com/jupyter/nbformat), with
 * messages that name the cell; and one the schema cannot state: no id stands twice.
 */
import type { Cell, Notebook } from '../../model/notebook.js';
import type { Problem } from '../../model/problem.js';
import { isObject } from './json.js';
import { isCount, otherKeys, validateData, type Fail } from './validate-shared.js';
import { validateOutput } from './validate-output.js';

const KEYS_OF_NOTEBOOK = ['cells', 'metadata', 'nbformat', 'nbformat_minor'];
const KEYS_OF_TEXT = ['attachments', 'cell_type', 'metadata', 'source'];
const KEYS_OF_CODE = ['cell_type', 'execution_count', 'metadata', 'outputs', 'source'];

/** Every rule of nbformat that the notebook breaks, in its own version, as an error; none if it is valid. */
export function validateNotebook(notebook: Notebook, path: string): readonly Problem[] {
  const problems: Problem[] = [];
  const failIn =
    (part: string): Fail =>
    (what, hint) =>
      problems.push({
        code: 'notebook/invalid',
        level: 'error',
        message: `${part} ${what}`,
        hint,
        place: { path, line: 0 },
      });
  validateTop(notebook, failIn('the notebook'));
  const firstWithId = new Map<string, number>();
  notebook.cells.forEach((cell, index) => {
    const name = `cell ${index + 1}${typeof cell.id === 'string' ? ` (${cell.id.slice(0, 70)})` : ''}`;
    const fail = failIn(name);
    validateCell(cell, notebook.nbformat_minor >= 5, fail);
    if (cell.cell_type === 'code')
      cell.outputs.forEach((output, nth) => validateOutput(output, failIn(`${name}, output ${nth + 1}`)));
    if (cell.id === undefined) return;
    const first = firstWithId.get(cell.id);
    if (first === undefined) firstWithId.set(cell.id, index);
    else
      fail(
        `has the id of cell ${first + 1}`,
        'Open the notebook in JupyterLab and save it: it gives one of them a new id.',
      );
  });
  return problems;
}

function validateTop(notebook: Notebook, fail: Fail): void {
  if (notebook.nbformat !== 4) fail(`is nbformat ${notebook.nbformat}, not 4`, 'Convert it to nbformat 4.');
  for (const key of otherKeys(notebook, KEYS_OF_NOTEBOOK))
    fail(`has the unknown key "${key}"`, 'Put it into the metadata, where anything is allowed.');
  const { kernelspec, language_info: language, title, authors }: Record<string, unknown> = notebook.metadata;
  validateKernel(kernelspec, fail);
  validateLanguage(language, fail);
  if (title !== undefined && typeof title !== 'string')
    fail('has a title that is not a string', 'Write it as a string.');
  if (authors !== undefined && !Array.isArray(authors))
    fail('has authors that are not a list', 'Write [{"name": "..."}].');
}

function validateKernel(kernelspec: unknown, fail: Fail): void {
  if (kernelspec === undefined) return;
  const hint = 'Give both, such as {"name": "python3", "display_name": "Python 3 (ipykernel)"}.';
  if (!isObject(kernelspec)) return fail('has a kernelspec that is not an object', hint);
  for (const key of ['name', 'display_name'])
    if (typeof kernelspec[key] !== 'string') fail(`has a kernelspec without a "${key}"`, hint);
}

function validateLanguage(language: unknown, fail: Fail): void {
  if (language === undefined) return;
  const hint = 'Give {"name": "python"}, or leave it to the kernel.';
  if (!isObject(language)) return fail('has a language_info that is not an object', hint);
  if (typeof language.name !== 'string') fail('has a language_info without a "name"', hint);
  for (const key of ['file_extension', 'mimetype', 'pygments_lexer'])
    if (language[key] !== undefined && typeof language[key] !== 'string')
      fail(`has a language_info whose "${key}" is not a string`, hint);
  const { codemirror_mode: mode } = language;
  if (mode !== undefined && typeof mode !== 'string' && !isObject(mode))
    fail('has a language_info whose "codemirror_mode" is neither a string nor an object', hint);
}

function validateCell(cell: Cell, hasIds: boolean, fail: Fail): void {
  const keys = cell.cell_type === 'code' ? KEYS_OF_CODE : KEYS_OF_TEXT;
  for (const key of otherKeys(cell, hasIds ? [...keys, 'id'] : keys))
    fail(
      `has the key "${key}", which a ${cell.cell_type} cell may not have`,
      'Remove it, or put it into the metadata.',
    );
  if (hasIds) validateId(cell.id, fail);
  validateMetadata(cell, fail);
  if (typeof cell.source !== 'string')
    fail('has a source that is not text', 'Write it as a string or a list of lines.');
  if (cell.cell_type === 'code') {
    if (!isCount(cell.execution_count))
      fail('has an execution_count that is neither null nor a whole number', 'Write null where the cell was not run.');
  } else Object.values(cell.attachments ?? {}).forEach((data) => validateData(data, 'an attachment', fail));
}

function validateId(id: unknown, fail: Fail): void {
  const hint = 'An id is 1 to 64 letters, digits, "-" or "_".';
  if (id === undefined) fail('has no id', hint);
  else if (typeof id !== 'string' || !/^[a-zA-Z0-9_-]{1,64}$/.test(id))
    fail(`has the bad id ${JSON.stringify(id)}`, hint);
}

function validateMetadata({ cell_type: type, metadata }: Cell, fail: Fail): void {
  const { tags, name, jupyter, collapsed, scrolled, format, execution }: Record<string, unknown> = metadata;
  if (tags !== undefined) validateTags(tags, fail);
  if (name !== undefined && (typeof name !== 'string' || !/./.test(name)))
    fail('has an empty name', 'Give it a name or remove "name" from its metadata.');
  if (jupyter !== undefined && !isObject(jupyter)) fail('has "jupyter" metadata that is not an object', 'Remove it.');
  if (type === 'raw' && format !== undefined && typeof format !== 'string')
    fail('has a format that is not a string', 'Write a MIME type, such as "text/html".');
  if (type !== 'code') return;
  if (collapsed !== undefined && typeof collapsed !== 'boolean')
    fail('has a "collapsed" that is neither true nor false', 'Remove it.');
  if (scrolled !== undefined && typeof scrolled !== 'boolean' && scrolled !== 'auto')
    fail('has a "scrolled" that is not true, false or "auto"', 'Remove it.');
  const times = isObject(execution) ? Object.values(execution) : [];
  if (execution !== undefined && (!isObject(execution) || times.some((time) => typeof time !== 'string')))
    fail('has "execution" metadata that is not an object of times', 'Remove it.');
}

function validateTags(tags: unknown, fail: Fail): void {
  const hint = 'Tags are a list of different strings without commas.';
  if (!Array.isArray(tags)) return fail('has tags that are not a list', hint);
  const bad = tags.find((tag) => typeof tag !== 'string' || !/^[^,]+$/.test(tag)) as unknown;
  if (bad !== undefined) fail(`has the bad tag ${JSON.stringify(bad)}`, hint);
  const twice = tags.find((tag, at) => tags.indexOf(tag) !== at) as unknown;
  if (twice !== undefined) fail(`has the tag ${JSON.stringify(twice)} twice`, hint);
}
