/**
 * What a cell of Python needs and what it gives, read from its words without running it: enough to show cells in an order that
 * runs. Attributes, keywords of calls, strings and comments are no needs; the fields of f-strings are.
 */
import { blankStrings, IS_BUILTIN, IS_KEYWORD, statementsOf, type Statement } from './python-text.js';

/** A cell's dealings with the notebook's names. */
export interface PythonFacts {
  /** Names it binds for the cells after it. */
  readonly gives: ReadonlySet<string>;
  /** Names it reads before it has bound them itself, builtins left out. */
  readonly needs: ReadonlySet<string>;
  readonly imports: readonly PythonImport[];
  /** Statements that are no imports. */
  readonly statements: number;
}

/** An import at the top level as written, on one or more lines, and the names it binds; `*` of a star import. */
export interface PythonImport {
  readonly source: string;
  readonly names: readonly string[];
}

/** Reads one cell. Never fails: what is no Python gives and needs whatever its words look like. */
export function readPython(source: string): PythonFacts {
  const statements = statementsOf(blankStrings(source)).filter(({ text }) => !/^\s*[%!?]/.test(text));
  const imports = statements.filter(isImport).map(({ text, from, to }) => {
    const names = namesOfImport(text);
    return { source: source.slice(from, to).trim(), names };
  });
  const body = statements.filter((statement) => !isImport(statement));
  const imported = imports.flatMap(({ names }) => names);
  const outer = new Set([...imported, ...body.filter(({ inner }) => !inner).flatMap(({ text }) => boundBy(text))]);
  const inner = new Set([
    ...body.filter((statement) => statement.inner).flatMap(({ text }) => boundBy(text)),
    ...body.flatMap(({ text }) => parametersOf(text)),
  ]);
  return { gives: outer, needs: needsOf(body, { imported, outer, inner }), imports, statements: body.length };
}

const isImport = ({ text, inner }: Statement): boolean => !inner && /^(?:import|from\s+[.\w]+\s+import)\b/.test(text);

interface Scopes {
  readonly imported: readonly string[];
  readonly outer: ReadonlySet<string>;
  readonly inner: ReadonlySet<string>;
}

/** A function's body runs later, when the whole cell is known; everything else reads what stands above it. */
function needsOf(body: readonly Statement[], { imported, outer, inner }: Scopes): Set<string> {
  const needs = new Set<string>();
  const given = new Set(imported);
  for (const statement of body) {
    const { text } = statement;
    const own = new Set([...loopNames(text), ...parametersOf(text)]);
    for (const name of readsOf(text)) {
      const known = statement.inner ? inner.has(name) || outer.has(name) : given.has(name);
      if (!known && !own.has(name)) needs.add(name);
    }
    if (!statement.inner) for (const name of boundBy(text)) given.add(name);
  }
  return needs;
}

const NAME = /[A-Za-z_]\w*/g;
const namesIn = (text: string): readonly string[] => text.match(NAME) ?? [];

/** `import numpy as np` binds np, `import os.path` os, `from x import (a, b as c)` a and c. */
function namesOfImport(text: string): string[] {
  const isFrom = text.startsWith('from');
  const list = text.slice(text.search(/\bimport\b/) + 6).replace(/[()\s]+/g, ' ');
  return list.split(',').flatMap((item) => {
    const [name = '', , alias] = item.trim().split(' ');
    const bound = alias ?? (isFrom ? name : (name.split('.')[0] ?? ''));
    return bound === '' ? [] : [bound];
  });
}

/** Names that a statement binds where it stands. */
function boundBy(text: string): string[] {
  const defined = /^\s*(?:async\s+)?(?:def|class)\s+([A-Za-z_]\w*)/.exec(text)?.[1];
  if (defined !== undefined) return [defined];
  return [...targetsOf(text), ...loopNames(text)];
}

/** Names of `for ... in`, `as`, `:=` and `global`: bound by the statement that also reads them. */
function loopNames(text: string): string[] {
  const loops = [...text.matchAll(/\bfor\s+(.*?)\s+in\b/gs)].flatMap(([, targets = '']) => namesIn(targets));
  const named = [...text.matchAll(/\b(?:as|global|nonlocal)\s+([A-Za-z_]\w*)|\b([A-Za-z_]\w*)\s*:=/g)];
  return [...loops, ...named.flatMap(([, name, walrus]) => name ?? walrus ?? [])];
}

/** Parameters of a `def` and of every `lambda` of a statement. */
function parametersOf(text: string): string[] {
  const ofDef = /^\s*(?:async\s+)?def\s+\w+\s*\((.*)\)[^)]*:/s.exec(text)?.[1] ?? '';
  const ofLambdas = [...text.matchAll(/\blambda\b([^:]*):/g)].map(([, list = '']) => list);
  return [ofDef, ...ofLambdas].flatMap((list) =>
    splitOutside(list, ',').flatMap((parameter) => /^[\s*]*([A-Za-z_]\w*)/.exec(parameter)?.[1] ?? []),
  );
}

/** Names left of every `=`: of `a, b = c = f(x=1)` a, b and c; attributes and items are no names. */
function targetsOf(text: string): string[] {
  return splitAtAssignments(text)
    .slice(0, -1)
    .flatMap((part) => splitOutside(part.replace(/:.*$/s, ''), ','))
    .flatMap((target) => (/\w\s*[.([]/.test(target) ? [] : namesIn(target)));
}

/** Names that a statement reads: no keywords, attributes, keywords of calls, definitions or plain targets. */
function readsOf(text: string): string[] {
  const isDef = /^\s*(?:async\s+)?(?:def|class)\b/.test(text);
  const parts = splitAtAssignments(text);
  const targetsEnd = text.length - (parts.at(-1)?.length ?? 0);
  const augmented = /[-+*/%&|^@]\s*=$/.test(text.slice(0, targetsEnd));
  const targets = new Set(augmented ? [] : targetsOf(text));
  const reads: string[] = [];
  for (const { 0: name, index } of text.matchAll(/(?<![\w.])[A-Za-z_]\w*/g)) {
    if (IS_KEYWORD(name) || IS_BUILTIN(name)) continue;
    const after = text.slice(index + name.length);
    if (index < targetsEnd && targets.has(name) && !/^\s*[.[(]/.test(after)) continue;
    if (/\b(?:def|class|as|global|nonlocal)\s+$/.test(text.slice(0, index))) continue;
    if (/^\s*=(?!=)/.test(after) && depthAt(text, index) > 0) continue;
    if (isDef && parametersOf(text).includes(name)) continue;
    reads.push(name);
  }
  return reads;
}

/** A statement cut at the `=` and `+=` outside of brackets; `==`, `<=` and their like are no cuts. */
function splitAtAssignments(text: string): string[] {
  if (/^\s*(?:async\s+)?(?:def|class|if|elif|while|for|with|return|assert|lambda|print)\b/.test(text)) return [text];
  return splitOutside(text.replace(/[=!<>]=/g, '  ').replace(/:=/g, '  '), '=').map((part, nth, all) =>
    nth < all.length - 1 ? part.replace(/[-+*/%&|^@]+$/, '') : part,
  );
}

function splitOutside(text: string, separator: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text.charAt(at);
    if ('([{'.includes(char)) depth++;
    else if (')]}'.includes(char)) depth--;
    else if (char === separator && depth === 0) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function depthAt(text: string, at: number): number {
  const before = text.slice(0, at);
  return (before.match(/[([{]/g)?.length ?? 0) - (before.match(/[)\]}]/g)?.length ?? 0);
}
