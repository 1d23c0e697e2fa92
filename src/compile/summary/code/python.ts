/** What each statement of a cell of Python needs, binds and changes, read from its syntax tree without running it. */
import { parser } from '@lezer/python';
import type { SyntaxNode } from '@lezer/common';
import { NameReader, type CallFacts, type FunctionFacts } from './names.js';

/** An import at the top level as written, on one or more lines, and the names it binds; `*` of a star import. */
export interface PythonImport {
  readonly source: string;
  readonly names: readonly string[];
}

/** One statement at the top level of a cell. */
export interface PythonStatement {
  /** As written, with the comments right above it. */
  readonly source: string;
  /** An empty line stands above it. */
  readonly gap: boolean;
  /** Names it binds. */
  readonly gives: ReadonlySet<string>;
  /** Names whose values it changes otherwise: `N[i] += 1`, `xs.append(x)`. */
  readonly changes: ReadonlySet<string>;
  /** Names it reads when it runs, and those that its functions read when they are called; no builtins. */
  readonly needs: ReadonlySet<string>;
  readonly later: ReadonlySet<string>;
  readonly calls: readonly CallFacts[];
  /** Functions that it defines, by name, with what they change. */
  readonly functions: ReadonlyMap<string, FunctionFacts>;
}

/** A cell as statements, its imports apart. */
export interface PythonCell {
  readonly statements: readonly PythonStatement[];
  readonly imports: readonly PythonImport[];
}

/** Reads one cell. Never fails: what is no Python gives whatever its words look like. */
export function readPython(source: string): PythonCell {
  const code = blankMagics(source);
  const statements: PythonStatement[] = [];
  const imports: PythonImport[] = [];
  let comment: number | undefined;
  const groups = parser.parse(code).topNode;
  for (const node of topStatements(groups)) {
    if (node.name === 'Comment') {
      comment ??= node.from;
      continue;
    }
    const from = comment !== undefined && !/\n[^\S\n]*\n/.test(code.slice(comment, node.from)) ? comment : node.from;
    comment = undefined;
    if (node.name === 'ImportStatement')
      imports.push({ source: source.slice(node.from, node.to).trim(), names: importedBy(node, code) });
    else if (code.slice(node.from, node.to).trim() !== '')
      statements.push(
        readStatement(node, {
          code,
          source: source.slice(from, node.to).trimEnd(),
          gap: /\n[^\S\n]*\n[^\S\n]*$/.test(code.slice(Math.max(0, from - 80), from)),
        }),
      );
  }
  return { statements, imports };
}

/** `a; b` is a group of two statements. */
function topStatements(top: SyntaxNode): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  for (let node = top.firstChild; node !== null; node = node.nextSibling)
    if (node.name === 'StatementGroup') nodes.push(...topStatements(node).filter(({ name }) => name !== ';'));
    else nodes.push(node);
  return nodes;
}

/** Magics, shell lines and IPython's help are no Python: spaces stand for them, so that offsets stay. */
function blankMagics(source: string): string {
  const blank = (text: string) => text.replace(/[^\n]/g, ' ');
  if (/^\s*%%(?!time|timeit|capture)/.test(source)) return blank(source);
  return source.replace(/^[^\S\n]*(?:[%!?].*|[\w.]+\?{1,2}[^\S\n]*)$/gm, blank);
}

function importedBy(node: SyntaxNode, code: string): string[] {
  const text = code.slice(node.from, node.to).replace(/\s+/g, ' ');
  const listed = /^from\b.*?\bimport ?\(?(.*)$/.exec(text)?.[1]?.replace(/\)$/, '');
  const items = (listed ?? text.replace(/^import /, '')).split(',').map((item) => item.trim());
  return items.flatMap((item) => {
    const [name = '', alias] = item.split(/ as /);
    if (name === '') return [];
    return [(alias ?? (listed === undefined ? (name.split('.')[0] ?? name) : name)).trim()];
  });
}

function readStatement(
  node: SyntaxNode,
  { code, ...written }: { code: string; source: string; gap: boolean },
): PythonStatement {
  const reader = new NameReader(code);
  reader.read(node);
  const { gives, changes, needs, later, calls, functions } = reader;
  for (const name of gives) later.delete(name);
  return { ...written, gives, changes, needs, later, calls, functions };
}
