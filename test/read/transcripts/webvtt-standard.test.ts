import { readTranscript } from '../../../src/read/transcript.js';
import { parseCueText } from '../../../src/read/transcripts/webvtt/parse-cue-text.js';
import type { CueNode } from '../../../src/read/transcripts/webvtt/parse-cue-text.js';
import { parseWebVtt } from '../../../src/read/transcripts/webvtt/file.js';

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

/** From here on what a user gets of such a file. */
const readVtt = (text: string) => readTranscript('talk.vtt', new TextEncoder().encode(text));
const textsOf = (text: string) => readVtt(text).value.cues.map((cue) => cue.text);
const good = (text: string) => `${timing}\n${text}\n\n`;

test.each([
  ['arrow above', '-->\n', ['a', 'b']],
  ['arrow and words above', 'foo-->\n', ['a', 'b']],
  ['words behind an arrow', '-->foo\n', ['a', 'b']],
  ['an arrow alone, then a blank line', '-->\n\n', ['a', 'b']],
  ['a timing without its end', '00:00:00.000 -->\n', ['a', 'b']],
  ['a timing without its start', '--> 00:00:01.000\n', ['a', 'b']],
  ['a comment', 'NOTE x\ny\n\n', ['a', 'b']],
  ['an id', 'id\n', ['a', 'b']],
  ['an id that looks like a comment', 'NOTE\n', ['a', 'b']],
  ['an id that is a space', ' \n', ['a', 'b']],
  ['an id of two lines, which is none', 'one\ntwo\n', ['a', 'b']],
  ['a style', 'STYLE\n::cue {}\n\n', ['a', 'b']],
  ['a style without a blank line below', 'STYLE\n::cue {}\n', ['a', 'b']],
  ['a region', 'REGION\nid:x\n\n', ['a', 'b']],
  ['a header again', 'WEBVTT\n\n', ['a', 'b']],
])('above a caption: %s', (_, above, expected) =>
  expect(textsOf(`WEBVTT\n\n${above}${good('a')}${above}${good('b')}`)).toEqual(expected),
);

test.each([
  ['NOTE text', 'NOTE text'],
  ['a\nNOTE text\nb', 'a\nNOTE text\nb'],
  ['STYLE\n::cue {}', 'STYLE\n::cue {}'],
  ['REGION\nid:x', 'REGION\nid:x'],
  ['WEBVTT', 'WEBVTT'],
  ['a\n00:00:05.000 -> 00:00:06.000', 'a\n00:00:05.000 -> 00:00:06.000'],
  ['a\nid\n' + timing + '\nb', 'a\nid'],
  ['a\n-->\nb', 'a\n-->\nb'],
  ['a\0b\0', 'a\uFFFDb\uFFFD'],
  ['日本語 ÿ 👍', '日本語 ÿ 👍'],
])('the text of a caption: %j', (text, expected) => expect(textsOf(`WEBVTT\n\n${good(text)}`)[0]).toBe(expected));

test.each([
  ['a space', 'WEBVTT \n\n'],
  ['a tab', 'WEBVTT\t\n\n'],
  ['words behind a tab', 'WEBVTT\tand more\n\n'],
  ['a byte-order mark', '\uFEFFWEBVTT\n\n'],
  ['garbage below', 'WEBVTT\ngarbage\nmore\n\n'],
  ['a region, as once it was written', 'WEBVTT\nRegion: id=x width=40%\n\n'],
  ['a timing right below', 'WEBVTT\n'],
  ['a timing below garbage', 'WEBVTT\ngarbage\n'],
  ['many blank lines', 'WEBVTT\n\n\n\n'],
])('a header with %s', (_, header) => {
  const { value, problems } = readVtt(`${header}${good('a')}`);
  expect([value.cues.map((cue) => cue.text), problems]).toEqual([['a'], []]);
});

test.each([
  ['LF', '\n'],
  ['CR', '\r'],
  ['CRLF', '\r\n'],
])('lines that end with %s, the last without', (_, end) => {
  const file = ['WEBVTT', '', 'NOTE', '', timing, 'a', 'b', '', 'id', timing, 'c', timing, 'd'];
  expect(textsOf(file.join(end))).toEqual(['a\nb', 'c', 'd']);
});

test('a file that ends with a timing has no more words', () => {
  for (const end of ['', '\n', '\n\n'])
    expect(textsOf(`WEBVTT\n\n${good('a')}00:00:02.000 --> 00:00:03.000${end}`)).toEqual(['a']);
});

test.each([
  '00:00:60.000 --> 00:01:01.000',
  '00:00:00.000 --> 00:60:00.000',
  '00:00:00.00 --> 00:00:01.000',
  '00:00:00.000 --> 00:00:01.00',
  '00:00:0.000 --> 00:00:01.000',
  '00:0:00.000 --> 00:00:01.000',
  '0:00.000 --> 00:01.000',
  '00:00:00.0000 --> 00:00:01.000',
  '00:00:000.000 --> 00:00:01.000',
  '00:00:00,000 --> 00:00:01,000',
  '00:00:00 --> 00:00:01',
  '00.000 --> 01.000',
  '-00:00:00.000 --> 00:00:01.000',
  '00:00:00.000 --> -00:00:01.000',
  'x00:00:00.000 --> 00:00:01.000',
  '00:00:00.000x --> 00:00:01.000',
  '00:00:00.000 x--> 00:00:01.000',
  '00:00:00.000 -->x 00:00:01.000',
  '00:00:x0.000 --> 00:00:01.000',
  '00:00:00.000 -- > 00:00:01.000',
  '00:00:00.000 -> 00:00:01.000',
])('%s is no time of the standard: its words stay between their neighbours, and a problem says so', (line) => {
  const later = '01:00:09.000 --> 01:00:10.000';
  const { value, problems } = readVtt(`WEBVTT\n\n${good('a')}${line}\nthe words\n\n${later}\nb\n`);
  expect(value.cues.map((cue) => cue.text).sort()).toEqual(['a', 'b', 'the words']);
  expect(value.cues.at(-1)?.text).toBe('b');
  expect(problems[0]).toMatchObject({ level: 'warning', place: { line: 6 } });
  expect(problems[0]?.message).toContain(line.trim().slice(0, 30));
});

test.each([
  ['00:00.000 --> 00:00:01.000', 0, 1000],
  ['00:00:00.000 --> 00:01.000', 0, 1000],
  ['00:00:00.000-->00:00:01.000', 0, 1000],
  [' \t00:00:00.000 \t-->\t 00:00:01.000 \t', 0, 1000],
  ['00:00:00.000 --> 00:00:01.000garbage', 0, 1000],
  ['00:00:00.000 --> 00:00:01.000 --> 00:00:02.000', 0, 1000],
  ['0:00:00.000 --> 123:00:01.000', 0, 442_801_000],
  ['00:00:00.000 --> 00:00:01.000 align:garbage line:-x% foo bar:', 0, 1000],
])('%s is read', (line, startMs, endMs) =>
  expect(readVtt(`WEBVTT\n\n${line}\ntext`)).toMatchObject({
    value: { cues: [{ startMs, endMs, text: 'text' }] },
    problems: [],
  }),
);

test('text below a blank line belongs to no caption, and a problem quotes it', () => {
  const { value, problems } = readVtt(`WEBVTT\n\n${good('a')}lost\nwords\n\n${good('b')}`);
  expect(value.cues.map((cue) => cue.text)).toEqual(['a', 'b']);
  expect(problems).toMatchObject([{ code: 'webvtt/stray-text', place: { line: 6 } }]);
  expect(problems[0]?.message).toContain('lost words');
});

test('an empty caption takes the text below its blank line, as where a first line of one space was stripped', () => {
  expect(textsOf(`WEBVTT\n\n${timing}\n\na\n\n${good('b')}`)).toEqual(['a', 'b']);
  expect(textsOf(`WEBVTT\n\n${timing}\n\nNOTE x\n\n${good('b')}`)).toEqual(['b']);
});

test.each([
  ['commas', (ms: string) => `00:00:0${ms},000`],
  ['two digits of a fraction', (ms: string) => `00:00:0${ms}.00`],
  ['no fraction', (ms: string) => `00:00:0${ms}`],
  ['minutes of one digit', (ms: string) => `0:0${ms}.000`],
])('a signed file whose times all have %s is read as it was meant', (_, write) => {
  const text = ['1', '2', '3'].map((at) => `${write(at)} --> ${write(String(Number(at) + 1))}\nword${at}\n\n`);
  expect(readVtt(`WEBVTT\n\n${text.join('')}`).value.cues.map(({ startMs, text }) => [startMs, text])).toEqual([
    [1000, 'word1'],
    [2000, 'word2'],
    [3000, 'word3'],
  ]);
});

test('a file with a thousand broken captions does not bury the rest in problems', () => {
  const each = (nth: number) => `00:00:60.000 --> 00:01:01.000\nlost ${nth}\n\n${good('a')}`;
  const broken = Array.from({ length: 1000 }, (_, nth) => each(nth)).join('');
  const { value, problems } = readVtt(`WEBVTT\n\n${broken}`);
  expect(value.cues.filter(({ text }) => text.startsWith('lost '))).toHaveLength(1000);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.message).toContain('1000 times');
});

test.each([
  ['<b>bold</b> <i.x>it</i> <u>un</u> <c.a.b>c</c> <lang en>l</lang>', 'bold it un c l'],
  ['<ruby>a<rt>b</rt></ruby>', 'ab'],
  ['<v Ada>x</v>', 'x'],
  ['a<00:00:00.500>b', 'ab'],
  ['a<00:00:61.000> b', 'a b'],
  ['(<12>b)', '(b)'],
  ['<>a</>', 'a'],
  ['a</b>b</x>', 'ab'],
  ['a <table>b</table>', 'a b'],
  ['a <.x>b', 'a b'],
  ['a<', 'a'],
  ['a <b', 'a'],
  ['a </c', 'a'],
  ['a <v Ada', 'a'],
  ['a <00:00:01.000', 'a'],
  ['&amp; &lt;b&gt; &nbsp;&#65;&notin;', '& <b>  A∉'],
])('tags and references of a caption: %j', (text, expected) =>
  expect(textsOf(`WEBVTT\n\n${good(text)}`)).toEqual([expected.replace('  ', ' \u00A0')]),
);

test('a tag that WebVTT does not have is a problem, since it may be words', () => {
  expect(readVtt(`WEBVTT\n\n${good('the <table> tag')}`).problems).toMatchObject([
    { code: 'webvtt/unknown-tag', message: expect.stringContaining('"<table>"') as string },
  ]);
});

test.each(['if a < b then c', 'a vector<int> of x', 'for i<5 and more', 'x <= y and y >= z'])(
  'spoken code stays, though the standard would cut it: %s',
  (text) => expect(textsOf(`WEBVTT\n\n${good(text)}`)).toEqual([text]),
);
