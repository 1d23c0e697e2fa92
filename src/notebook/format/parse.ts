import type { Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { isObject, readJson, type WrittenJson, type WrittenJsonObject } from './json.js';

/**
 * Reads a notebook of nbformat 4.0 to 4.5 as `nbformat.read` does: lists of lines joined, transient metadata dropped,
 * all else kept, so that writing it again changes nothing. What cannot be a notebook is a problem, and the value
 * undefined; what merely breaks a rule of the format is left to `validateNotebook`.
 */
export function parseNotebook(text: string, path: string): Outcome<Notebook | undefined> {
  const problems: Problem[] = [];
  const json = readJson(text.replace(/^\uFEFF/, ''));
  if ('fault' in json) return { value: undefined, problems: [notJson(text, json.fault, path)] };
  const reader: Reader = {
    path,
    fail(code, message, hint) {
      problems.push({ code, level: 'error', message, hint, place: { path, line: 0 } });
      return undefined;
    },
  };
  const value = readNotebook(json.value, reader);
  return { value: problems.length > 0 ? undefined : value, problems };
}

interface Reader {
  readonly path: string;
  fail(code: string, message: string, hint: string): undefined;
}

function notJson(text: string, fault: { message: string; line: number }, path: string): Problem {
  const place = { path, line: fault.line };
  const level = 'error';
  if (text.trim() === '')
    return { code: 'notebook/empty', level, message: 'the file is empty', hint: 'Give a notebook (.ipynb).', place };
  const conflict = text.split('\n').findIndex((line) => /^(?:<{7}|>{7}) /.test(line));
  if (conflict >= 0)
    return {
      code: 'notebook/conflict',
      level,
      message: `unresolved merge conflict: ${text.split('\n')[conflict]?.slice(0, 60)}`,
      hint: 'Resolve it in version control first: take one side, then nbscribe merge brings in the other.',
      place: { path, line: conflict + 1 },
    };
  return {
    code: 'notebook/not-json',
    level,
    message: `not a notebook, its JSON is broken: ${fault.message}`,
    hint: 'Restore the file from a copy, or mend the JSON at this line.',
    place,
  };
}

const WRONG_SHAPE = 'Open the notebook in JupyterLab and save it again, or restore it from a copy.';

function readNotebook(json: WrittenJson, reader: Reader): Notebook | undefined {
  if (!isObject(json) || typeof json.nbformat !== 'number')
    return reader.fail(
      'notebook/not-a-notebook',
      'JSON, but no notebook: it has no "nbformat"',
      'Give a Jupyter notebook (.ipynb).',
    );
  // VS Code leaves the minor out of what it has not saved yet.
  json.nbformat_minor ??= 0;
  const { nbformat, nbformat_minor: minor } = json;
  if (nbformat < 4)
    return reader.fail(
      'notebook/too-old',
      `nbformat ${nbformat} is older than 4`,
      `Upgrade it: jupyter nbconvert --to notebook --inplace "${reader.path}", or open and save it in JupyterLab.`,
    );
  if (nbformat > 4 || typeof minor !== 'number' || minor < 0 || minor > 5 || !Number.isInteger(minor))
    return reader.fail(
      'notebook/unknown-version',
      `nbformat ${nbformat}.${JSON.stringify(minor)} is not known; 4.0 to 4.5 are`,
      'Save it as nbformat 4.5 with the program that wrote it.',
    );
  const { metadata, cells } = json;
  if (!isObject(metadata))
    return reader.fail('notebook/bad-shape', 'the notebook has no "metadata" object', WRONG_SHAPE);
  if (!Array.isArray(cells)) return reader.fail('notebook/bad-shape', 'the notebook has no list "cells"', WRONG_SHAPE);
  for (const name of ['orig_nbformat', 'orig_nbformat_minor', 'signature']) delete metadata[name];
  cells.forEach((cell, index) => joinCell(cell, `cell ${index + 1}`, reader));
  return json as unknown as Notebook;
}

/** Joins the cell's lists of lines in place, so that no image is copied. */
function joinCell(cell: WrittenJson, name: string, reader: Reader): void {
  const fail = (what: string) => reader.fail('notebook/bad-shape', `${name} ${what}`, WRONG_SHAPE);
  if (!isObject(cell)) return fail('is not an object');
  const { cell_type: type, metadata, source, attachments } = cell;
  if (type !== 'markdown' && type !== 'code' && type !== 'raw')
    return fail(type === undefined ? 'has no "cell_type"' : `has the unknown type ${JSON.stringify(type)}`);
  if (!isObject(metadata)) return fail('has no "metadata" object');
  delete metadata.trusted;
  const joined = joinLines(source);
  if (typeof joined !== 'string') return fail('has a "source" that is neither a string nor a list of strings');
  cell.source = joined;
  if (attachments !== undefined && !(isObject(attachments) && Object.values(attachments).every(isObject)))
    return fail('has "attachments" that are not objects');
  Object.values(attachments ?? {}).forEach(joinData);
  if (type !== 'code') return;
  if (!Array.isArray(cell.outputs)) return fail('is code without a list "outputs"');
  if (!cell.outputs.every(isObject)) return fail('has an output that is not an object');
  cell.outputs.forEach(joinOutput);
}

function joinOutput(output: WrittenJsonObject): void {
  if (output.output_type === 'execute_result' || output.output_type === 'display_data') joinData(output.data);
  else if (output.text !== undefined) output.text = joinLines(output.text);
}

function joinData(data: WrittenJson | undefined): void {
  if (!isObject(data)) return;
  for (const [type, value] of Object.entries(data))
    if (!/^application\/(?:json$|.*\+json$)/.test(type)) data[type] = joinLines(value);
}

/** A list of strings as one; anything else as it is. */
function joinLines<Value extends WrittenJson | undefined>(value: Value): Value | string {
  return Array.isArray(value) && value.every((line) => typeof line === 'string') ? value.join('') : value;
}
