import fc from 'fast-check';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { validateNotebook } from '../../src/notebook/format/validate.js';
import { describeWithPython } from '../python.js';
import { askNbformat } from './oracle.js';

const rewrite = (text: string): string => {
  const { value, problems } = parseNotebook(text, 'a.ipynb');
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return serializeNotebook(value);
};
const withMetadata = (json: string) => `{"cells": [], "metadata": {"x": ${json}}, "nbformat": 4, "nbformat_minor": 5}`;
const withSource = (source: string) =>
  JSON.stringify({
    cells: [{ id: 'a', cell_type: 'markdown', metadata: { trusted: true }, source }],
    metadata: { signature: 'x', orig_nbformat: 4 },
    nbformat: 4,
    nbformat_minor: 5,
  });

test('a notebook is written as a save in JupyterLab writes it', () => {
  expect(rewrite(withSource('# One\nzwei Übel\n'))).toBe(`{
 "cells": [
  {
   "cell_type": "markdown",
   "id": "a",
   "metadata": {},
   "source": [
    "# One\\n",
    "zwei Übel\\n"
   ]
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
`);
});

test('an empty source has no lines', () => expect(rewrite(withSource(''))).toContain('"source": []'));

test('half of a surrogate pair becomes the replacement character, a spelled-out one stays', () => {
  const written = rewrite(withSource('a \ud83d b \\ud83d \ud83d\ude00'));
  expect(written).toContain('"a \ufffd b \\\\ud83d \ud83d\ude00"');
});

test.each([
  ['1.0', '1.0'],
  ['1e-07', '1e-07'],
  ['1E5', '100000.0'],
  ['1e16', '1e+16'],
  ['123456789012345678901234567890', '123456789012345678901234567890'],
  ['-0', '0'],
  ['-0.0', '-0.0'],
  ['0.00001', '1e-05'],
  ['0.0001', '0.0001'],
  ['-1.5e300', '-1.5e+300'],
  ['NaN', 'NaN'],
  ['-Infinity', '-Infinity'],
  ['1e400', 'Infinity'],
])('the number %s is written %s', (read, written) => {
  expect(rewrite(withMetadata(read))).toContain(`"x": ${written}\n`);
});

test('keys are sorted by code point, and odd ones survive', () => {
  const written = rewrite(withMetadata('{"\ud83d\ude00": 1, "\uff01": 2, "10": 3, "9": 4, "__proto__": 5, "a": 6}'));
  expect(written.match(/^ {3}"(.*)":/gm)?.map((line) => line.trim())).toEqual([
    '"10":',
    '"9":',
    '"__proto__":',
    '"a":',
    '"\uff01":',
    '"\ud83d\ude00":',
  ]);
});

/** Characters at which writers differ: line ends of Python, escapes, pairs, lone controls. */
const character = fc.constantFrom(
  ...[
    'a',
    '"',
    '\\',
    '\n',
    '\r\n',
    '\r',
    '\v',
    '\f',
    '\x1c',
    '\x1e',
    '\x1f',
    '\x7f',
    '\x85',
    '\u2028',
    '\u2029',
    '😀',
    '\uff01',
    'é',
  ],
);
const text = fc.string({ unit: character, maxLength: 12 });
const number = fc.oneof(
  fc.double().map((value) => (Number.isNaN(value) ? 'NaN' : String(value))),
  fc.bigInt().map(String),
  fc.stringMatching(/^-?(0|[1-9]\d{0,20})(\.\d{1,20})?([eE][-+]?\d{1,3})?$/),
);
const { json } = fc.letrec<{ json: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.oneof(
      number,
      text.map((value) => JSON.stringify(value)),
      fc.constantFrom('null', 'true', 'false'),
    ),
    fc.array(tie('json'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc.dictionary(text, tie('json'), { maxKeys: 3 }).map((object) => pairs(object)),
  ),
}));
const pairs = (object: Record<string, string>) =>
  `{${Object.entries(object)
    .map(([key, value]) => `${JSON.stringify(key)}:${value}`)
    .join(',')}}`;
const lines = fc.oneof(text, fc.array(text, { maxLength: 4 })).map((value) => JSON.stringify(value));
const mimeType = fc.constantFrom(
  'text/plain',
  'text/html',
  'image/png',
  'image/svg+xml',
  'application/javascript',
  'application/x',
);
const data = fc
  .tuple(
    fc.dictionary(mimeType, lines),
    fc.dictionary(fc.constantFrom('application/json', 'application/a.b+json'), json),
  )
  .map(([texts, jsons]) => pairs({ ...texts, ...jsons }));
const output = fc.oneof(
  fc.record({ output_type: fc.constant('"stream"'), name: text.map((name) => JSON.stringify(name)), text: lines }),
  fc.record({ output_type: fc.constant('"display_data"'), data, metadata: fc.constant('{}') }),
  fc.record({
    output_type: fc.constant('"execute_result"'),
    data,
    metadata: fc.constant('{}'),
    execution_count: fc.constant('3'),
  }),
);
const metadata = fc.dictionary(fc.constantFrom('a', 'b', 'trusted', '2', '10'), json).map(pairs);
const cell = fc.oneof(
  fc.record({ cell_type: fc.constantFrom('"markdown"', '"raw"'), metadata, source: lines }),
  fc.record({
    cell_type: fc.constant('"code"'),
    metadata,
    source: lines,
    execution_count: fc.constantFrom('null', '7'),
    outputs: fc.array(output.map(pairs), { maxLength: 3 }).map((items) => `[${items.join(',')}]`),
  }),
);
const notebook = fc.tuple(fc.array(cell, { maxLength: 4 }), metadata).map(([cells, notebookMetadata]) =>
  pairs({
    nbformat: '4',
    nbformat_minor: '5',
    metadata: notebookMetadata,
    cells: `[${cells.map((part, nth) => pairs({ ...part, id: `"c${nth}"` })).join(',')}]`,
  }),
);

describeWithPython('nbformat')('nbformat', (python) => {
  test('writes any notebook byte for byte as we do', () => {
    const texts = fc.sample(notebook, 400);
    const answers = askNbformat(python, texts);
    texts.forEach((text, nth) => expect({ valid: true, written: rewrite(text) }).toEqual(answers[nth]));
  });
});

test('reading what was written and writing it again changes nothing', () => {
  fc.assert(
    fc.property(notebook, (text) => {
      const once = rewrite(text);
      expect(rewrite(once)).toBe(once);
      expect(validateNotebook(parseNotebook(once, 'a.ipynb').value!, 'a.ipynb')).toEqual([]);
    }),
  );
});
