import fc from 'fast-check';
import { readPython } from '../../../src/compile/summary/code/python.js';

/** A cell as a whole: what it gives, what it needs from above, what of that it changes. */
const facts = (source: string) => {
  const { statements, imports } = readPython(source);
  const given = new Set(imports.flatMap(({ names }) => names));
  const [needs, changes, later] = [new Set<string>(), new Set<string>(), new Set<string>()];
  for (const statement of statements) {
    for (const name of statement.needs) if (!given.has(name)) needs.add(name);
    for (const name of statement.changes) if (!given.has(name)) changes.add(name);
    for (const name of statement.later) later.add(name);
    for (const name of statement.gives) given.add(name);
  }
  for (const name of later) if (!given.has(name)) needs.add(name);
  const listed = (names: ReadonlySet<string>) => [...names].sort().join(' ');
  return {
    gives: listed(given),
    needs: listed(needs),
    changes: listed(changes),
    imports: imports.map(({ source }) => source),
  };
};

describe('what a cell of Python gives and needs', () => {
  test.each([
    ['an assignment', 'a, (b, c) = f(x)', 'a b c', 'f x'],
    ['a chain', 'a = b = c', 'a b', 'c'],
    ['adding needs what was there', 'count += step', 'count', 'count step'],
    ['rebinding needs the old value', 'a = g(a)', 'a', 'a g'],
    ['an attribute or an item binds nothing', 'a.b = c\nd[e] = f', '', 'a c d e f'],
    ['an annotation', 'n: int = m', 'n', 'm'],
    ['a keyword of a call is no need', 'f(size=3, key=g)', '', 'f g'],
    ['comparisons are no assignments', 'a == b, c <= d, e != f', '', 'a b c d e f'],
    ['a function hides its own names', 'def f(x, *rest, key=None):\n    y = x + z\n    return y, rest, key', 'f', 'z'],
    ['a function may use what the cell binds later', 'def f():\n    return limit\n\nlimit = 3\nf()', 'f limit', ''],
    ['a class', 'class B(A):\n    size = 1\n    def get(self):\n        return self.size + other', 'B', 'A other'],
    ['a loop', 'for k, v in pairs:\n    total += v', 'k total v', 'pairs total'],
    ['a comprehension', 'squares = [n * n for n in range(9) if keep(n)]', 'squares', 'keep'],
    ['a lambda', 'sorted(xs, key=lambda x: x.size - m)', '', 'm xs'],
    ['with', 'with opener(p) as f:\n    t = f.read()', 'f t', 'opener p'],
    ['strings and comments', 's = "hidden" # also hidden\nt = """more\nhidden"""', 's t', ''],
    ['fields of f-strings', 'print(f"{name!r:>10} of {total / n:.2f} {{no}}")', '', 'n name total'],
    ['lines in brackets are one', 'a = f(\n  x,\n  y=1,\n)', 'a', 'f x'],
    ['magics and the shell are no Python', '%timeit f(x)\n!pip install y\na = 1', 'a', ''],
    ['imports', 'import numpy as np, os.path\nnp.zeros(os.sep)', 'np os', ''],
  ])('%s', (_, source, gives, needs) => expect(facts(source)).toMatchObject({ gives, needs }));
});

test('imports are kept as written, over several lines too; those inside functions are no affair of the notebook', () => {
  const source = 'from a.b import (c,\n  d as e)\nimport f\ndef g():\n    import h\nfrom i import *';
  expect(facts(source).imports).toEqual(['from a.b import (c,\n  d as e)', 'import f', 'from i import *']);
  expect(readPython(source).imports.map(({ names }) => names)).toEqual([['c', 'e'], ['f'], ['*']]);
});

test('anything can be read, and offsets of imports stay in the cell', () => {
  const piece = fc.constantFrom(
    'import ',
    'from x import y',
    '(',
    ')',
    '"',
    "'''",
    '#',
    '\n',
    'a = ',
    'def f(',
    ':',
    '    ',
    'f"{',
    '}',
    '\\',
    ';',
    'lambda x',
    'é',
    '=',
  );
  const anySource = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(piece, { maxLength: 20 }).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(anySource, (source) => {
      for (const { source: statement } of readPython(source).imports) expect(source).toContain(statement);
    }),
  );
});
