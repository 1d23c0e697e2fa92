import fc from 'fast-check';
import { Marked } from 'marked';
import {
  codeSpan,
  escapeHeading,
  escapeLabel,
  escapeMarkdown,
  fenced,
  unescapeMarkdown,
} from '../../src/text/markdown/escape.js';

const marked = new Marked({ gfm: true });
/** The text that a reader sees; undefined where anything but plain text came out. */
function shown(markdown: string): string | undefined {
  const html = (marked.parse(`[0:00](#x) ${markdown}`) as string).trim();
  const [, inner] = /^<p><a href="#x">0:00<\/a> (.*)<\/p>$/s.exec(html) ?? [];
  const text = inner?.replaceAll('<a href="#"></a>', '');
  if (text === undefined || /</.test(text)) return undefined;
  return text
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&#92;/g, '\\')
    .replace(/&amp;/g, '&');
}

const spoken = fc
  .array(
    fc.constantFrom(
      'a',
      'B',
      '*',
      '**',
      '_',
      '__init__',
      'lr_find',
      '`',
      '~~',
      '$5',
      '$',
      '[x]',
      '(y)',
      '](',
      '<b>',
      '<',
      '>',
      '&amp;',
      '&',
      '#',
      '1.',
      '2)',
      '-',
      '+',
      '|',
      'www.x.org',
      'https://x.org/a_b',
      'me@x.org',
      '!',
      '\\',
      ':',
      '=',
      '"',
      "it's",
      '你好',
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((words) => words.join(' '));

test('whatever is said is shown as it was said, never as markup', () => {
  fc.assert(
    fc.property(spoken, (text) => {
      expect(shown(escapeMarkdown(text))).toBe(text);
    }),
    { numRuns: 2000 },
  );
});

test('no dollar of speech stays a delimiter of mathematics', () => {
  expect(escapeMarkdown('it costs $5')).toBe('it costs \\$5');
  expect(escapeMarkdown('it costs $5 and $6')).toBe('it costs \\$[](#)5 and \\$[](#)6');
  expect(escapeHeading('$5 or $6')).toBe('\\$<span></span>5 or \\$<span></span>6');
  expect(escapeMarkdown('a \\( b \\)')).not.toMatch(/\\[()[\]]/);
});

test('what was escaped is taken back to the letter', () => {
  fc.assert(
    fc.property(spoken, (text) =>
      expect(unescapeMarkdown(escapeMarkdown(text))).toBe(text.replaceAll('&amp;', '&amp;')),
    ),
    { numRuns: 1000 },
  );
});

test('identifiers stay readable in the source', () =>
  expect(escapeMarkdown('call lr_find now')).toBe('call lr_find now'));

test.each(['# C#', 'a\nb', '  x  '])('the heading %j stays one heading', (title) => {
  const tokens = marked.lexer(`## ${escapeHeading(title)}`);
  expect(tokens).toHaveLength(1);
  expect(tokens[0]).toMatchObject({ type: 'heading', depth: 2 });
});

test('brackets in a label do not end a link', () => {
  const html = marked.parse(`[${escapeLabel('a ] b [ c')}](#x)`) as string;
  expect(html).toBe('<p><a href="#x">a ] b [ c</a></p>\n');
});

test('code that holds backticks stays whole', () => {
  expect(marked.parse(codeSpan('a `b` c'))).toBe('<p><code>a `b` c</code></p>\n');
  const [token] = marked.lexer(fenced('```\nx\n````'));
  expect(token).toMatchObject({ type: 'code', text: '```\nx\n````' });
});

test.each(['![a cat](cat.png)', '[a](b)', '![r][ref]', '<img src="x">', '`[x](y)`'])(
  'in a label %s is text',
  (said) => {
    const html = marked.parse(`[${escapeLabel(said)}](#x)`) as string;
    expect(html).toMatch(/^<p><a href="#x">[^<]*<\/a><\/p>\n$/);
    expect(unescapeMarkdown(escapeLabel(said))).toBe(said);
  },
);
