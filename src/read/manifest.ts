import { isMap, isNode, isSeq, type LineCounter, type Document, type Node } from 'yaml';
import * as v from 'valibot';
import type { Outcome, Problem } from '../model/problem.js';
import type { Place } from '../model/source.js';
import { nearestOf } from '../text/nearest.js';
import { cleanLine, quote } from './transcripts/support/clean.js';
import { openYaml } from './yaml.js';

const OneOrMore = v.union([v.string(), v.array(v.string())], 'wants a path or a list of paths');
const Text = v.union([v.string(), v.number()], 'wants a text');
const Time = v.union([v.string(), v.number()], 'wants a time such as 00:12:34');
const Heading = v.pipe(
  Text,
  v.transform((title) => cleanLine(String(title))),
  v.nonEmpty('wants a text'),
);
const wholeNumber = (least: number, most: number, message: string) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));

const ChapterEntry = v.object({
  at: Time,
  title: Heading,
  end: v.optional(Time),
  level: v.optional(wholeNumber(1, 4, 'wants a level from 1 to 4')),
});
const PinEntry = v.object({
  file: v.string('wants a path'),
  cell: v.optional(wholeNumber(0, 1_000_000, 'wants the number of a cell, from 0')),
  page: v.optional(wholeNumber(1, 1_000_000, 'wants the number of a page, from 1')),
  at: Time,
});

/** `lecture.yaml`. Everything is optional: what it leaves out is found by convention. */
const Manifest = v.object({
  title: v.optional(Heading),
  course: v.optional(Heading),
  lesson: v.optional(Heading),
  lecturer: v.optional(Heading),
  video: v.optional(v.string('wants a URL or a path')),
  language: v.optional(v.string('wants a language code such as en')),
  licence: v.optional(Heading),
  visibility: v.optional(v.picklist(['public', 'unlisted', 'private'], 'wants public, unlisted or private')),
  transcript: v.optional(v.string('wants the path of one transcript')),
  captures: v.optional(v.union([OneOrMore, v.array(v.unknown())], 'wants a path, or a list of captures')),
  notebooks: v.optional(OneOrMore),
  slides: v.optional(OneOrMore),
  chapters: v.optional(v.union([v.string(), v.array(v.unknown())], 'wants a path, or a list of `at` and `title`')),
  glossary: v.optional(
    v.union(
      [
        v.array(Heading),
        v.pipe(
          Heading,
          v.transform((name) => [name]),
        ),
      ],
      'wants a list of names',
    ),
  ),
  place: v.optional(v.array(v.unknown(), 'wants a list of `file`, `cell` (or `page`) and `at`')),
  offset: v.optional(Time),
  startedAt: v.optional(Text),
});

/** An entry of a list, with its number there, from 0. */
type Numbered<Entry> = Entry & { readonly nth: number };

export type LectureManifest = Omit<v.InferOutput<typeof Manifest>, 'chapters' | 'place'> & {
  readonly chapters?: string | readonly Numbered<v.InferOutput<typeof ChapterEntry>>[];
  readonly place?: readonly Numbered<v.InferOutput<typeof PinEntry>>[];
};

/** What lecture.yaml says, with the way back to its lines. */
export interface ReadManifest {
  readonly fields: LectureManifest;
  /** The place of a key or item: `placeOf('chapters', 2, 'at')`. */
  readonly placeOf: (...path: readonly (string | number)[]) => Place;
  /** The nodes of an inline `captures:` list, and their values. */
  readonly captureNodes: readonly Node[];
  readonly captureValues: readonly unknown[];
  readonly counter: LineCounter;
}

/** A manifest of a lecture is a page; one that is larger is a mistake. */
const MOST_LETTERS = 5_000_000;

/** The title that scaffolds had to be filled in: it is none. */
const PLACEHOLDER = 'Title of the lecture';

/** Reads and checks lecture.yaml. Wrong values are left out and reported with their line; broken YAML gives undefined. */
export function readManifest(path: string, text: string): Outcome<ReadManifest | undefined> {
  if (text.length > MOST_LETTERS) return { value: undefined, problems: [tooLarge(path, text.length)] };
  const { value: yaml, problems: broken } = openYaml(path, text, 'lecture/bad-yaml');
  if (yaml === undefined) return { value: undefined, problems: broken };
  const { document, counter, data } = yaml;
  const placeOf = (...keys: readonly (string | number)[]) => ({ path, line: lineOf(document, keys, counter) });
  const checked = new Checked(placeOf);
  const fields = checked.readAll(data);
  const captures = isMap(document.contents) ? document.contents.get('captures', true) : undefined;
  const captureNodes = isSeq(captures) ? (captures.items as Node[]) : [];
  const captureValues = Array.isArray(fields.captures) ? fields.captures : [];
  return { value: { fields, placeOf, captureNodes, captureValues, counter }, problems: checked.problems() };
}

type Keys = readonly (string | number)[];
type Entries = Readonly<Record<string, v.GenericSchema>>;

/** The fields that are right, and what is wrong with the others: a wrong one takes no other with it. */
class Checked {
  readonly #wrong: Problem[] = [];
  readonly #unknown: { readonly keys: Keys; readonly known: readonly string[] }[] = [];

  constructor(private readonly placeOf: ReadManifest['placeOf']) {}

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

/** More keys than this are counted. */
const SHOWN_KEYS = 20;

/** All of them in one problem: who mends one wants to know of the others. */
function unknownKeys(
  unknown: readonly { readonly keys: Keys; readonly known: readonly string[] }[],
  placeOf: ReadManifest['placeOf'],
): Problem {
  const shown = unknown.slice(0, SHOWN_KEYS).map(({ keys, known }) => {
    const key = String(keys.at(-1));
    return { key: quote(key), nearest: nearestOf(key.slice(0, 100), known), line: placeOf(...keys).line };
  });
  const [first] = shown;
  const more = unknown.length - shown.length;
  const names = shown.map(({ key, line }) => (shown.length === 1 ? key : `${key} (line ${line})`)).join(', ');
  const meant = shown.filter(({ nearest }) => nearest !== undefined);
  const guess =
    shown.length === 1
      ? `Did you mean "${first?.nearest}"?`
      : `Did you mean ${meant.map(({ key, nearest }) => `"${nearest}" for ${key}`).join(', ')}?`;
  const list = `The keys are ${(unknown[0]?.known ?? []).join(', ')}.`;
  const others = more > 0 ? ` and ${more} more` : '';
  return {
    code: 'lecture/unknown-key',
    level: 'warning',
    message: `${names}${others} ${unknown.length === 1 ? 'is not a key' : 'are not keys'} of lecture.yaml`,
    hint: meant.length === 0 ? list : meant.length === shown.length ? guess : `${guess} ${list}`,
    place: placeOf(...(unknown[0]?.keys ?? [])),
  };
}

const tooLarge = (path: string, letters: number): Problem => ({
  code: 'lecture/too-large',
  level: 'error',
  message: `lecture.yaml is too large (${Math.round(letters / 1_000_000)} MB; 5 MB are read)`,
  hint: 'Put captures and chapters into files of their own, and name them.',
  place: { path, line: 1 },
});

/** The line of the deepest node on the path that exists; of a map's entry, that of its key. */
function lineOf(document: Document, keys: readonly (string | number)[], counter: LineCounter): number {
  let line = 1;
  let node: unknown = document.contents;
  for (const key of keys) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(isNode(item.key) ? item.key.toJSON() : item.key) === String(key));
      if (isNode(pair?.key) && pair.key.range) line = counter.linePos(pair.key.range[0]).line;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(key)];
      if (isNode(node) && node.range) line = counter.linePos(node.range[0]).line;
    }
  }
  return line;
}
