import fc from 'fast-check';
import { readMarkdown } from '../../src/text/markdown/markdown.js';
import { doWithin } from '../soon.js';

const found = (text: string) => readMarkdown(text).references.map(({ kind, href }) => `${kind} ${href}`);

test.each([
  ['an image', '![a](a.png)', ['image a.png']],
  ['one with a title', '![a](<a b.png> "t](x")', ['image a b.png']],
  ['one whose name begins another', '![a](a.png) ![b](a.png.png)', ['image a.png', 'image a.png.png']],
  ['one in a link', '[![k](k.png)](l.html)', ['image k.png', 'link l.html']],
  ['one named below', '![r][ref]\n\n[ref]: c.png "t"', ['image c.png', 'link c.png']],
  ['HTML in a line', 'see <img width=3 src="q.png"> there', ['image q.png']],
  ['an HTML block', "<div>\n<video src='v.mp4'>\n</div>", ['image v.mp4']],
  ['escaped signs in a name', '![a](a\\(1\\).png)', ['image a(1).png']],
  ['a code span', '`![x](a.png)` and `<img src="a.png">`', []],
  ['a fence', '```html\n<img src="a.png">\n![x](a.png)\n```', []],
  ['a fence in a list, then an image', '- a\n  ```\n  ![x](b.png)\n  ```\n  ![y](a.png)', ['image a.png']],
  ['indented code', 'a\n\n    ![x](a.png)', []],
  ['escapes', '\\![x](a.png) \\<img src="b.png"\\>', ['link a.png']],
  ['a comment', '<!-- <img src="a.png"> -->', []],
  ['a table', '| a |\n|---|\n| ![x](a.png) |', ['image a.png']],
])('%s', (_, text, expected) => expect(found(text)).toEqual(expected));

test.each(['![a](<a b.png> "t](x")', '[![a](a.png)](a.png)', '![r][ref]\n\n[ref]: a.png', '> - ![x](a.png)'])(
  'the place of each name in %s is known',
  (text) => {
    const ranges = readMarkdown(text).references.flatMap(({ range }) => range ?? []);
    expect(ranges.length).toBeGreaterThan(0);
    expect(new Set(ranges).size).toBe(ranges.length);
    for (let nth = 0; nth < ranges.length; nth += 2)
      expect(text.slice(ranges[nth], ranges[nth + 1])).toMatch(/^a.*png$/);
  },
);

test('of two equal images the one in a fence is passed over', () => {
  const text = '- a\n  ```\n  ![x](a.png)\n  ```\n  ![x](a.png)';
  expect(readMarkdown(text).references[0]?.range).toEqual([text.lastIndexOf('a.png'), text.length - 1]);
});

test('headings and named places are told', () => {
  const { headings, anchors } = readMarkdown('# A *b*\n\n```\n# no\n```\n\n<a id="here"></a>\n\nC\n===\n');
  expect({ headings, anchors }).toEqual({ headings: ['A *b*', 'C'], anchors: ['here'] });
});

test('a place found is where the text has it, whatever the text', () => {
  const piece = fc.constantFrom(
    '![a](a.png)',
    '[b](a.png)',
    '`',
    '```',
    '\n',
    '> ',
    '- ',
    '<img src="a.png">',
    '](',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      for (const { href, range } of readMarkdown(text).references) if (range) expect(text.slice(...range)).toBe(href);
    }),
    { numRuns: 500 },
  );
});

test.each(['![', '[', '<img ', '`a ``b ', '*a **b ', '> ', '[a](', '<a '])(
  'long runs of "%s" take no longer than their length',
  (piece) => {
    const text = piece.repeat(Math.ceil(60_000 / piece.length));
    expect(() => doWithin(2000, () => readMarkdown(text))).not.toThrow();
  },
);
