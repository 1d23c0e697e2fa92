import { basename, join, kindOfPath, openFolder, readBytes } from '../../host/read.js';
import { sha256Of } from '../../notebook/format/hash.js';
import type { Lesson, LessonOptions } from '../course.js';

/** Not read by a build, and large: they count by name and size. */
const RECORDING = /\.(?:mp4|m4v|mkv|mov|webm|avi|wmv|flv|ts|mp3|m4a|wav|ogg|opus|flac|aac|wma)$/i;

/** Part of every key: a change of what keys are made of makes all of them new. */
const FORM = 'key/1';

/**
 * What a lesson's build depends on: version, options, what the course says,
 * and every input by its content. No clock, no place.
 */
export function buildKeyOf({ path, facts }: Lesson, options: LessonOptions, version: string): string {
  const inputs = kindOfPath(path) === 'folder' ? inputsBelow(path, '') : [[basename(path), hashOfFile(path)]];
  return sha256Of(JSON.stringify([FORM, version, sorted(options), sorted(facts), inputs]));
}

/** Path and hash of every file, in code-unit order. Hidden files are no input. */
function inputsBelow(root: string, below: string): readonly (readonly [string, string])[] {
  const files = openFolder(root);
  return (files.list(below) ?? []).flatMap((name): readonly (readonly [string, string])[] => {
    const path = below + name;
    if (name.startsWith('.')) return [];
    if (name.endsWith('/')) return inputsBelow(root, path);
    if (RECORDING.test(name)) return [[path, `${files.sizeOf(path) ?? 0} bytes`]];
    return [[path, hashOfFile(join(root, path))]];
  });
}

function hashOfFile(path: string): string {
  const bytes = readBytes(path);
  return bytes === undefined ? '' : sha256Of(bytes);
}

const sorted = (record: object): unknown =>
  Object.entries(record)
    .filter(([, value]) => value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
