import { parseCueText } from '../../../src/read/transcripts/support/webvtt-cue-text.js';
import type { CueNode } from '../../../src/read/transcripts/support/webvtt-cue-text.js';
import { parseWebVtt } from '../../../src/read/transcripts/support/webvtt-file.js';

/** Cases written from the text of https://www.w3.org/TR/webvtt1/, without any repair. */
const cuesOf = (...lines: string[]) =>
  parseWebVtt(lines.join('\n')).cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);
const timing = '00:00:00.000 --> 00:00:01.000';
const settingsOf = (settings: string) => {
  const { id, startMs, endMs, text, line, ...rest } = parseWebVtt(`WEBVTT\n\n${timing} ${settings}\nx`).cues[0] ?? {};
  void [id, startMs, endMs, text, line];
  return rest;
};

test.each([
  ['WEBVTT', 'alone'],
  ['\uFEFFWEBVTT', 'after a byte-order mark'],
  ['WEBVTT and more', 'with text behind a space'],
  ['WEBVTT\tand more', 'with text behind a tab'],
])('the signature counts: %j (%s)', (signature) => expect(cuesOf(signature, '', timing, 'x')).toHaveLength(1));

test.each(['webvtt', ' WEBVTT', 'WEBVTTx', 'WEBVT', '\nWEBVTT', 'WEBVTT\u000C', ''])('no signature: %j', (signature) =>
  expect(parseWebVtt(`${signature}\n\n${timing}\nx`)).toMatchObject({ signed: false, cues: [] }),
);

test('a header may have lines, and end at the first timing without a blank line', () => {
  expect(cuesOf('WEBVTT', 'Kind: captions', timing, 'x')).toEqual([[0, 1000, 'x']]);
  expect(cuesOf('WEBVTT', timing, 'x')).toEqual([[0, 1000, 'x']]);
});

test('LF, CR and CRLF end lines; NUL becomes U+FFFD', () => {
  expect(parseWebVtt(`WEBVTT\r\r${timing}\ra\0b\r\n\r\n${timing}\r\nc`).cues.map((cue) => cue.text)).toEqual([
    'a\uFFFDb',
    'c',
  ]);
});

test('an id is the line above the timing; NOTE is no special word', () => {
  const { cues } = parseWebVtt(`WEBVTT\n\nNOTE a comment\nof two lines\n\nid 1\n${timing}\nx\n\nNOTE\n${timing}\ny`);
  expect(cues.map(({ id, text, line }) => [id, text, line])).toEqual([
    ['id 1', 'x', 7],
    ['NOTE', 'y', 11],
  ]);
});

test('a line with an arrow ends a cue, with or without a blank line; an id then belongs to the text', () => {
  expect(cuesOf('WEBVTT', '', timing, 'a', timing, 'b')).toEqual([
    [0, 1000, 'a'],
    [0, 1000, 'b'],
  ]);
  expect(cuesOf('WEBVTT', '', timing, 'a', 'id', timing, 'b').map(([, , text]) => text)).toEqual(['a\nid', 'b']);
});

test('arrows that are no timings lose their block', () => {
  expect(cuesOf('WEBVTT', '', '-->', timing, 'x')).toEqual([[0, 1000, 'x']]);
  expect(cuesOf('WEBVTT', '', 'id -->', 'x')).toEqual([]);
  expect(cuesOf('WEBVTT', '', timing, '-->', '-- >', '->')).toEqual([[0, 1000, '']]);
});

test('a cue without text is a cue', () => expect(cuesOf('WEBVTT', '', timing, '', timing)).toHaveLength(2));

test.each([
  ['00:00.000 --> 00:01.000', 0, 1000],
  ['00:00:00.000-->00:00:01.000', 0, 1000],
  ['  00:00:00.000\t-->\t00:00:01.000 ', 0, 1000],
  ['00:00:00.000\f-->\f00:00:01.000', 0, 1000],
  ['1:00:00.500 --> 123:59:59.999', 3_600_500, 446_399_999],
  ['00:00:02.000 --> 00:00:01.000', 2000, 1000],
  ['00:00:00.000 --> 00:00:01.000x', 0, 1000],
])('a timing: %j', (line, startMs, endMs) => expect(cuesOf('WEBVTT', '', line, 'x')).toEqual([[startMs, endMs, 'x']]));

test.each([
  '0:00.000 --> 00:01.000',
  '00:60.000 --> 01:00.000',
  '00:60:00.000 --> 01:00:00.000',
  '00:00:00,000 --> 00:00:01,000',
  '00:00:00.00 --> 00:00:01.000',
  '00:00:00.0000 --> 00:00:01.000',
  '00:00:00.000 --> 00:00:01.0000',
  '00:00:0.000 --> 00:00:01.000',
  '-00:00:00.000 --> 00:00:01.000',
  '00:00:00.000x --> 00:00:01.000',
  '00:00:00.000 --> x00:00:01.000',
  '00:00:00.000 -- > 00:00:01.000 -->',
  '00:00:00.000 -->',
  '00:00:00.000\u000B --> 00:00:01.000',
  '00:00 --> 00:01',
])('no timing: %j', (line) => expect(cuesOf('WEBVTT', '', line, 'x')).toEqual([]));

test.each([
  ['align:start', { align: 'start' }],
  ['align:middle', {}],
  ['align:left align:right', { align: 'right' }],
  ['vertical:rl', { vertical: 'rl' }],
  ['vertical:tb', {}],
  ['size:50%', { size: 50 }],
  ['size:100.5%', {}],
  ['size:50', {}],
  ['size:.5%', {}],
  ['position:33.3%,line-left', { position: 33.3, positionAlign: 'line-left' }],
  ['position:33%,start', {}],
  ['position:-1%', {}],
  ['line:0', { lineAt: 0 }],
  ['line:-1,end', { lineAt: -1, lineAlign: 'end' }],
  ['line:50%,center', { lineAt: 50, snapToLines: false, lineAlign: 'center' }],
  ['line:1.5', { lineAt: 1.5 }],
  ['line:1.', {}],
  ['line:1-', {}],
  ['line:5,middle', {}],
  ['line:101%', {}],
  ['align: end', {}],
  [':end align', {}],
  ['ALIGN:end', {}],
  ['align:end,', {}],
])('settings %j', (settings, expected) => expect(settingsOf(settings)).toEqual(expected));

test('regions: defaults, settings, and the last of a name; a cue with line, size or vertical has none', () => {
  const { regions, cues } = parseWebVtt(
    `WEBVTT\n\nREGION\nid:a width:40% lines:5 regionanchor:0%,100%\nviewportanchor:10%,90% scroll:up\n\nREGION \nid:b width:x lines:-1 scroll:down\n\n${timing} region:a\nx\n\n${timing} region:a line:1\ny\n\n${timing} region:none\nz`,
  );
  expect(regions).toEqual([
    { id: 'a', width: 40, lines: 5, regionAnchor: [0, 100], viewportAnchor: [10, 90], scroll: 'up' },
    { id: 'b', width: 100, lines: 3, regionAnchor: [0, 100], viewportAnchor: [0, 100], scroll: '' },
  ]);
  expect(cues.map((cue) => cue.region)).toEqual(['a', undefined, undefined]);
});

test('styles and regions only stand above the first cue, their word alone on its line', () => {
  const { stylesheets, regions } = parseWebVtt(
    `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nSTYLE x\nno\n\nREGION\n\n${timing}\nx\n\nSTYLE\n::cue {}\n\nREGION\nid:a`,
  );
  expect(stylesheets).toEqual(['::cue { color: red }']);
  expect(regions).toEqual([]);
});

/** The tree in one line: `v.loud[Jane](text)`. */
const show = (nodes: readonly CueNode[]): string =>
  nodes
    .map((node) => {
      if (node.kind === 'text') return JSON.stringify(node.text);
      if (node.kind === 'time') return `@${node.ms}`;
      const name = [node.name, ...node.classes].join('.');
      return `${name}${node.annotation && `[${node.annotation}]`}(${show(node.children)})`;
    })
    .join(' ');

test.each([
  ['text', '"text"'],
  ['two\nlines', '"two\\nlines"'],
  ['<b>bold</b> not', 'b("bold") " not"'],
  ['<b><i>x</b>y</i>z', 'b(i("x" "y") "z")'],
  ['<c.first.loud>x', 'c.first.loud("x")'],
  ['<c..a.>x', 'c.a("x")'],
  ['<v.loud  Jane \t Doe>x', 'v.loud[Jane Doe]("x")'],
  ['<v\nJane>x</v>', 'v[Jane]("x")'],
  ['<i Jane>x', 'i("x")'],
  ['<v Jane &amp; Bo>x', 'v[Jane & Bo]("x")'],
  ['<lang en>x</lang>', 'lang[en]("x")'],
  ['<ruby>a<rt>b</rt>c</ruby>d', 'ruby("a" rt("b") "c") "d"'],
  ['<ruby>a<rt>b</ruby>c', 'ruby("a" rt("b")) "c"'],
  ['<rt>x</rt>', '"x"'],
  ['<unknown>x</unknown>', '"x"'],
  ['</b>x', '"x"'],
  ['x<', '"x"'],
  ['<>x', '"x"'],
  ['a < b', '"a "'],
  ['x<b', '"x" b()'],
  ['<00:00:01.000>x', '@1000 "x"'],
  ['<00:01.000>x', '@1000 "x"'],
  ['<00:00:01.000 >x', '"x"'],
  ['<00:00:61.000>x', '"x"'],
  ['&amp; &lt; &gt; &quot; &apos;', '"& < > \\" \'"'],
  ['&amp', '"&"'],
  ['&ampx', '"&x"'],
  ['&notit;', '"¬it;"'],
  ['&notin;', '"∉"'],
  ['&nbsp;|&lrm;|&rlm;', '"\u00A0|\u200E|\u200F"'],
  ['&unknown; & &;', '"&unknown; & &;"'],
  ['&#65;&#x42;&#X43', '"ABC"'],
  ['&#x80;', '"€"'],
  ['&#0;&#xD800;&#x110000;', '"\uFFFD\uFFFD\uFFFD"'],
  ['&ClockwiseContourIntegral;&fjlig;', '"∲fj"'],
  ['&am<b>p;', '"&am" b("p;")'],
])('cue text %j', (text, expected) => expect(show(parseCueText(text))).toBe(expected));
