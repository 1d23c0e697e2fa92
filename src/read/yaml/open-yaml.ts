import { isAlias, isScalar, LineCounter, parseDocument, visit, type Document } from 'yaml';
import type { Outcome, Problem } from '../../model/problem.js';
import { quote } from '../transcripts/support/clean.js';
import { explainYamlError } from './yaml-faults.js';

/** YAML (or JSON, which is a part of it) with the way back to its lines. */
export interface YamlFile {
  readonly document: Document.Parsed;
  /** The values, every alias resolved. */
  readonly data: unknown;
  readonly counter: LineCounter;
}

/** Aliases that may stand for others again: more is an attack (https://en.wikipedia.org/wiki/Billion_laughs_attack). */
const MOST_ALIASES = 100;

/** Opens YAML that a person wrote. What cannot be read is one problem with its line, and no value. */
export function openYaml(path: string, text: string, code: string): Outcome<YamlFile | undefined> {
  const counter = new LineCounter();
  const fail = (offset: number, message: string, hint: string): Outcome<undefined> => {
    const problem: Problem = { code, level: 'error', message, hint, place: { path, line: lineAt(counter, offset) } };
    return { value: undefined, problems: [problem] };
  };
  try {
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: false });
    const broken = explainYamlError(document, text);
    if (broken !== undefined) return fail(broken.offset, broken.message, broken.hint);
    const unknown = unknownAlias(document);
    if (unknown !== undefined)
      return fail(
        unknown.offset,
        `${quote(`*${unknown.name}`)} names an anchor that is not there`,
        'Put a text that begins with * into quotes.',
      );
    const twice = repeatedKey(document);
    if (twice !== undefined)
      return fail(twice.offset, `the key ${quote(twice.name)} stands here again`, 'Keep one of the two.');
    return {
      value: { document, data: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown, counter },
      problems: [],
    };
  } catch (error) {
    if (error instanceof ReferenceError)
      return fail(0, 'the aliases (*name) of this YAML stand for too much text', 'Write the values out.');
    if (error instanceof RangeError)
      return fail(0, 'this YAML is nested too deep to be read', 'Write it flat: keys, values and lists.');
    throw error;
  }
}

/** The line of an offset, from 1; the counter knows none for an empty file. */
function lineAt(counter: LineCounter, offset: number): number {
  return Math.max(1, counter.linePos(offset).line);
}

function unknownAlias(document: Document.Parsed): { readonly name: string; readonly offset: number } | undefined {
  const anchors = new Set<string>();
  let unknown: { name: string; offset: number } | undefined;
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) {
        if (anchors.has(node.source)) return undefined;
        unknown = { name: node.source, offset: node.range?.[0] ?? 0 };
        return visit.BREAK;
      }
      if (node.anchor !== undefined) anchors.add(node.anchor);
      return undefined;
    },
  });
  return unknown;
}

/** A key that a map has twice. The parser compares each with all others, which takes long where there are many. */
function repeatedKey(document: Document.Parsed): { readonly name: string; readonly offset: number } | undefined {
  let repeated: { name: string; offset: number } | undefined;
  visit(document, {
    Map: (_, map) => {
      const names = new Set<string>();
      for (const { key } of map.items) {
        if (!isScalar(key) || key.value === '<<') continue;
        const name = String(key.value);
        if (names.has(name)) {
          repeated = { name, offset: key.range?.[0] ?? 0 };
          return visit.BREAK;
        }
        names.add(name);
      }
      return undefined;
    },
  });
  return repeated;
}

/** The value of YAML that a tool wrote into the head of a file; undefined where it cannot be read. */
export function readYaml(text: string): unknown {
  return openYaml('', text, '').value?.data;
}

/** A value as options write it: JSON, a text in single quotes, or a bare word. */
export function readJsonLike(written: string): unknown {
  try {
    return JSON.parse(/^'[^]*'$/.test(written) ? JSON.stringify(written.slice(1, -1)) : written) as unknown;
  } catch {
    return written;
  }
}
