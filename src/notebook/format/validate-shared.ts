import { isObject } from './json.js';

/** Says what is wrong with a part that is already named. */
export type Fail = (what: string, hint: string) => void;

/** A MIME bundle: text for each type, any JSON for the JSON types. */
export function validateData(data: unknown, part: string, fail: Fail): void {
  if (!isObject(data)) return fail(`has ${part} that is no object of MIME types`, 'Write {"image/png": "<base64>"}.');
  for (const [type, value] of Object.entries(data))
    if (typeof value !== 'string' && !/^application\/(?:.*\+)?json$/.test(type))
      fail(`has ${part} whose "${type}" is not text`, 'Only JSON types may hold anything but a string.');
}

/** Null or a whole number from 0. */
export function isCount(value: unknown): boolean {
  return value === null || (typeof value === 'number' && Number.isInteger(value) && value >= 0);
}

/** The keys of an object that are not among those known. */
export function otherKeys(object: object, known: readonly string[]): string[] {
  return Object.keys(object).filter((key) => !known.includes(key));
}
