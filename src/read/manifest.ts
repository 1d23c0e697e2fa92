import { isMap, isNode, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import * as v from 'valibot';
import type { Outcome, Problem } from '../model/problem.js';
import type { Place } from '../model/source.js';
import { nearestOf } from '../text/nearest.js';

const OneOrMore = v.union([v.string(), v.array(v.string())], 'wants a path or a list of paths');
const Text = v.union([v.string(), v.number()], 'wants a text');
const Time = v.union([v.string(), v.number()], 'wants a time such as 00:12:34');
const ChapterEntry = v.strictObject({
  at: Time,
  title: v.string('wants a text'),
  end: v.optional(Time),
  level: v.optional(v.number('wants 1 or 2')),
});
const PinEntry = v.strictObject({
  file: v.string('wants a path'),
  cell: v.number('wants the number of a cell'),
  at: Time,
});

/** `lecture.yaml`. Everything is optional: what it leaves out is found by convention. */
const Manifest = v.strictObject({
  title: v.optional(Text),
  course: v.optional(Text),
  lesson: v.optional(Text),
  lecturer: v.optional(Text),
  video: v.optional(v.string('wants a URL or a path')),
  language: v.optional(v.string('wants a language code such as en')),
  licence: v.optional(Text),
  visibility: v.optional(v.picklist(['public', 'unlisted', 'private'], 'wants public, unlisted or private')),
  transcript: v.optional(v.string('wants the path of one transcript')),
  captures: v.optional(v.union([OneOrMore, v.array(v.looseObject({}))], 'wants a path, or a list of captures')),
  notebooks: v.optional(OneOrMore),
  slides: v.optional(OneOrMore),
  chapters: v.optional(v.union([v.string(), v.array(ChapterEntry)], 'wants a path, or a list of `at` and `title`')),
  glossary: v.optional(v.array(Text, 'wants a list of names')),
  place: v.optional(v.array(PinEntry, 'wants a list of `file`, `cell` and `at`')),
  offset: v.optional(Time),
});

export type LectureManifest = v.InferOutput<typeof Manifest>;

/** What lecture.yaml says, with the way back to its lines. */
export interface ReadManifest {
  readonly fields: LectureManifest;
  /** The place of a key or item: `placeOf('chapters', 2, 'at')`. */
  readonly placeOf: (...path: readonly (string | number)[]) => Place;
  /** The nodes of an inline `captures:` list. */
  readonly captureNodes: readonly Node[];
  readonly counter: LineCounter;
}

/** Reads and checks lecture.yaml. Wrong values are left out and reported with their line; broken YAML gives undefined. */
export function readManifest(path: string, text: string): Outcome<ReadManifest | undefined> {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = document.errors.map(({ message, pos }): Problem => ({
    code: 'lecture/bad-yaml',
    level: 'error',
    message,
    hint: 'Mend the YAML; texts with a colon or a # need quotes.',
    place: { path, line: counter.linePos(pos[0]).line },
  }));
  if (broken.length > 0) return { value: undefined, problems: broken.slice(0, 1) };
  const placeOf = (...keys: readonly (string | number)[]) => ({ path, line: lineOf(document, keys, counter) });
  const [fields, problems] = check(document.toJS() as unknown, placeOf);
  const captures = isMap(document.contents) ? document.contents.get('captures', true) : undefined;
  const captureNodes = isSeq(captures) ? (captures.items as Node[]) : [];
  return { value: { fields, placeOf, captureNodes, counter }, problems };
}

function check(data: unknown, placeOf: ReadManifest['placeOf']): [LectureManifest, Problem[]] {
  // An empty file says nothing; a list or a single word is no manifest.
  const map = data === null || data === undefined ? {} : typeof data === 'object' && !Array.isArray(data) ? data : 0;
  const { success, output, issues } = v.safeParse(Manifest, map);
  if (success) return [output, []];
  const problems: Problem[] = [];
  const kept: Record<string, unknown> = typeof map === 'object' ? { ...map } : {};
  for (const issue of issues) {
    const keys = (issue.path ?? []).map((item) => item.key as string | number);
    const unknown = issue.type === 'strict_object' && issue.expected === 'never';
    problems.push(unknown ? unknownKey(keys, placeOf) : badValue(keys, issue, placeOf));
    if (keys[0] !== undefined) delete kept[String(keys[0])];
  }
  const again = v.safeParse(Manifest, kept);
  return [again.success ? again.output : {}, problems];
}

const KEYS = Object.keys(Manifest.entries);

function unknownKey(keys: readonly (string | number)[], placeOf: ReadManifest['placeOf']): Problem {
  const key = String(keys.at(-1));
  const known =
    keys.length === 1
      ? KEYS
      : keys[0] === 'chapters'
        ? Object.keys(ChapterEntry.entries)
        : Object.keys(PinEntry.entries);
  const nearest = nearestOf(key, known);
  return {
    code: 'lecture/unknown-key',
    level: keys.length === 1 ? 'warning' : 'error',
    message: `"${key}" is not a key of lecture.yaml`,
    hint: nearest === undefined ? `The keys are ${known.join(', ')}.` : `Did you mean "${nearest}"?`,
    place: placeOf(...keys),
  };
}

function badValue(
  keys: readonly (string | number)[],
  issue: v.BaseIssue<unknown>,
  placeOf: ReadManifest['placeOf'],
): Problem {
  const [key = 'lecture.yaml'] = keys;
  return {
    code: 'lecture/bad-value',
    level: 'error',
    message:
      keys.length === 0
        ? 'lecture.yaml is not a list of keys and values'
        : `\`${keys.join('.')}\` ${issue.message}, not ${issue.received}`,
    hint: `Correct \`${key}\`; \`nbscribe init\` shows one of every kind.`,
    place: placeOf(...keys),
  };
}

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
