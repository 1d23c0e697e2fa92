import { isMap, isSeq, type LineCounter, type Node } from 'yaml';
import * as v from 'valibot';
import type { Outcome, Problem } from '../../model/problem.js';
import { quote } from '../transcripts/support/clean.js';
import { lineOf, unknownKeys, type Keys, type PlaceOf } from './manifest-problems.js';
import { ChapterEntry, Manifest, PinEntry, type LectureManifest, type Numbered } from './manifest-schema.js';
import { openYaml } from '../yaml/open-yaml.js';

export type { LectureManifest } from './manifest-schema.js';

/** What lecture.yaml says, with the way back to its lines. */
export interface ReadManifest {
  readonly fields: LectureManifest;
  readonly placeOf: PlaceOf;
  /** The nodes of an inline `captures:` list, and their values. */
  readonly captureNodes: readonly Node[];
  readonly captureValues: readonly unknown[];
  readonly counter: LineCounter;
}

/** A manifest of a lecture is a page; one that is larger is a mistake. */
const MOST_LETTERS = 5_000_000;

/** The title that scaffolds had to be filled in: it is none. */
const PLACEHOLDER = 'Title of the lecture';

/**
 * Reads and checks lecture.yaml. Wrong values are left out and reported with their line; broken YAML gives undefined.
 */
export function readManifest(path: string, text: string): Outcome<ReadManifest | undefined> {
  if (text.length > MOST_LETTERS) return { value: undefined, problems: [tooLarge(path, text.length)] };
  const { value: yaml, problems: broken } = openYaml(path, text, 'lecture/bad-yaml');
  if (yaml === undefined) return { value: undefined, problems: broken };
  const { document, counter, data } = yaml;
  const placeOf = (...keys: Keys) => ({ path, line: lineOf(document, keys, counter) });
  const checked = new Checked(placeOf);
  const fields = checked.readAll(data);
  const captures = isMap(document.contents) ? document.contents.get('captures', true) : undefined;
  const captureNodes = isSeq(captures) ? (captures.items as Node[]) : [];
  const captureValues = Array.isArray(fields.captures) ? fields.captures : [];
  return { value: { fields, placeOf, captureNodes, captureValues, counter }, problems: checked.problems() };
}

type Entries = Readonly<Record<string, v.GenericSchema>>;

/** The fields that are right, and what is wrong with the others: a wrong one takes no other with it. */
class Checked {
  readonly #wrong: Problem[] = [];
  readonly #unknown: { readonly keys: Keys; readonly known: readonly string[] }[] = [];

  constructor(private readonly placeOf: PlaceOf) {}

  problems(): readonly Problem[] {
    return [...(this.#unknown.length === 0 ? [] : [unknownKeys(this.#unknown, this.placeOf)]), ...this.#wrong];
  }

  readAll(data: unknown): LectureManifest {
    // An empty file says nothing; a list or a single word is no manifest.
    if (data === null || data === undefined) return {};
    if (!isObject(data)) {
      this.#fail([], 'is not a list of keys and values', data);
      return {};
    }
    const { chapters, place, ...fields } = this.#readFields(Manifest.entries, data, []) as v.InferOutput<
      typeof Manifest
    >;
    const { title, ...untitled } = fields;
    return {
      ...untitled,
      ...(title !== undefined && title !== PLACEHOLDER && { title }),
      ...(typeof chapters === 'string' && { chapters }),
      ...(Array.isArray(chapters) && { chapters: this.#readList(ChapterEntry, chapters, 'chapters') }),
      ...(place !== undefined && { place: this.#readList(PinEntry, place, 'place') }),
    };
  }

  #readFields(entries: Entries, data: Readonly<Record<string, unknown>>, above: Keys): Record<string, unknown> {
    const fields: [string, unknown][] = [];
    for (const [key, value] of Object.entries(data)) {
      const keys = [...above, key];
      const schema = Object.hasOwn(entries, key) ? entries[key] : undefined;
      if (schema === undefined) this.#unknown.push({ keys, known: Object.keys(entries) });
      // A key without a value is one that was not filled in.
      if (schema === undefined || value === null) continue;
      const { success, output, issues } = v.safeParse(schema, value);
      if (success) fields.push([key, output]);
      else
        this.#fail(
          [...keys, ...(issues[0].path ?? []).map((item) => item.key as string | number)],
          issues[0].message,
          value,
        );
    }
    return Object.fromEntries(fields);
  }

  #readList<Schema extends typeof ChapterEntry | typeof PinEntry>(
    schema: Schema,
    list: readonly unknown[],
    name: string,
  ): Numbered<v.InferOutput<Schema>>[] {
    return list.flatMap((item, nth) => {
      if (!isObject(item)) {
        this.#fail([name, nth], `wants ${Object.keys(schema.entries).join(', ')}`, item);
        return [];
      }
      const before = this.#wrong.length;
      const fields = this.#readFields(schema.entries, item, [name, nth]);
      const missing = missingIn(schema, fields);
      if (missing === undefined) return [{ ...(fields as v.InferOutput<Schema>), nth }];
      if (this.#wrong.length === before) this.#fail([name, nth], `has no ${missing}`, undefined);
      return [];
    });
  }

  #fail(keys: Keys, what: string, received: unknown): void {
    const [key = 'lecture.yaml'] = keys;
    const not =
      received === undefined || keys.length === 0 ? '' : `, not ${quote(JSON.stringify(received)).slice(1, -1)}`;
    this.#wrong.push({
      code: 'lecture/bad-value',
      level: 'error',
      message: keys.length === 0 ? `lecture.yaml ${what}` : `\`${keys.join('.')}\` ${what}${not}`,
      hint: `Correct \`${key}\`; \`nbscribe init\` shows one of every kind.`,
      place: this.placeOf(...keys),
    });
  }
}

/** The key that an entry lacks; a pin has one of two. */
function missingIn(schema: typeof ChapterEntry | typeof PinEntry, fields: object): string | undefined {
  const [missing] =
    Object.entries<v.GenericSchema>(schema.entries).find(
      ([key, entry]) => entry.type !== 'optional' && !Object.hasOwn(fields, key),
    ) ?? [];
  if (missing !== undefined) return `\`${missing}\``;
  const isPin = schema === PinEntry && !Object.hasOwn(fields, 'cell') && !Object.hasOwn(fields, 'page');
  return isPin ? '`cell` or `page`' : undefined;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const tooLarge = (path: string, letters: number): Problem => ({
  code: 'lecture/too-large',
  level: 'error',
  message: `lecture.yaml is too large (${Math.round(letters / 1_000_000)} MB; 5 MB are read)`,
  hint: 'Put captures and chapters into files of their own, and name them.',
  place: { path, line: 1 },
});
