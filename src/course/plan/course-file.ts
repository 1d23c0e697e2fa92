import { openYaml } from '../../read/yaml/open-yaml.js';
import { lineOf, unknownKeys, type Keys, type PlaceOf, type UnknownKey } from '../../read/folder/manifest-problems.js';
import * as v from 'valibot';
import type { Outcome, Problem } from '../../model/problem.js';
import { isObject } from '../../notebook/format/json.js';
import { CourseFile, LessonEntry, type CourseFields, type LessonFields } from './course-schema.js';

/** What `course.yaml` says. */
export interface ReadCourseFile {
  readonly fields: CourseFields;
  /** In order; undefined where lessons are to be found by convention. */
  readonly lessons?: readonly LessonFields[];
  readonly placeOf: PlaceOf;
}

/**
 * Reads and checks `course.yaml`. A wrong value is an error with its line, and left out; broken YAML gives undefined.
 */
export function readCourseFile(path: string, text: string): Outcome<ReadCourseFile | undefined> {
  const { value: yaml, problems: broken } = openYaml(path, text, 'course/bad-yaml');
  if (yaml === undefined) return { value: undefined, problems: broken };
  const placeOf: PlaceOf = (...keys) => ({ path, line: lineOf(yaml.document, keys, yaml.counter) });
  const data = yaml.data ?? {};
  const problems: Problem[] = [];
  if (!isObject(data)) {
    const problem = badValue([], 'is not a list of keys and values', placeOf);
    return { value: undefined, problems: [problem] };
  }
  const unknown: UnknownKey[] = [];
  const tools = { placeOf, problems, unknown };
  const { lessons: listed, ...fields } = readFields(CourseFile.entries, data, { ...tools, above: [] }) as v.InferOutput<
    typeof CourseFile
  >;
  const lessons = listed?.flatMap((item, nth) => readLesson(item, { ...tools, above: ['lessons', nth] }));
  if (unknown.length > 0) problems.push(unknownKeys(unknown, placeOf, 'course.yaml'));
  return { value: { fields, ...(lessons && { lessons }), placeOf }, problems };
}

interface Tools {
  readonly placeOf: PlaceOf;
  readonly problems: Problem[];
  readonly unknown: UnknownKey[];
  readonly above: Keys;
}

/** A path alone is a lesson too. */
function readLesson(item: unknown, tools: Tools): LessonFields[] {
  if (typeof item === 'string') return [{ folder: item }];
  const fields = isObject(item) ? readFields(LessonEntry.entries, item, tools) : {};
  if (typeof fields.folder === 'string') return [fields as LessonFields];
  tools.problems.push(badValue(tools.above, 'wants a folder, or `folder:` with more of it', tools.placeOf));
  return [];
}

function readFields(
  entries: Readonly<Record<string, v.GenericSchema>>,
  data: Readonly<Record<string, unknown>>,
  { placeOf, problems, unknown, above }: Tools,
): Record<string, unknown> {
  const fields: [string, unknown][] = [];
  for (const [key, value] of Object.entries(data)) {
    const schema = Object.hasOwn(entries, key) ? entries[key] : undefined;
    if (schema === undefined) unknown.push({ keys: [...above, key], known: Object.keys(entries) });
    // A key without a value is one that was not filled in.
    if (schema === undefined || value === null) continue;
    const { success, output, issues } = v.safeParse(schema, value);
    if (success) fields.push([key, output]);
    else
      problems.push(
        badValue([...above, key], `${issues[0].message}, not ${JSON.stringify(value).slice(0, 100)}`, placeOf),
      );
  }
  return Object.fromEntries(fields);
}

const badValue = (keys: Keys, what: string, placeOf: PlaceOf): Problem => ({
  code: 'course/bad-value',
  level: 'error',
  message: keys.length === 0 ? `course.yaml ${what}` : `\`${keys.join('.')}\` ${what}`,
  hint:
    keys.length === 0
      ? 'Write `title: ...`.'
      : `Correct \`${keys.at(-1)}\`; \`nbscribe course init\` shows one of every kind.`,
  place: placeOf(...keys),
});
