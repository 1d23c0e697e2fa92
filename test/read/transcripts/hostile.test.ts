import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { transcriptReaders } from '../../../src/read/registry.js';
import { looksLikeTranscript, readTranscript } from '../../../src/read/transcript.js';
import { doSoon, isAll, seedsOr } from '../../soon.js';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string, path = 'talk') => readTranscript(path, encode(text));
const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).flatMap((format) =>
  readdirSync(join(folder, format))
    .filter((name) => !name.endsWith('.expected'))
    .map((name) => ({ format, name, bytes: readFileSync(join(folder, format, name)) })),
);

/** Cues, or an error that says why there are none. */
function expectResult({ value, problems }: ReturnType<typeof readTranscript>): void {
  if (value.cues.length === 0 && !problems.some((problem) => problem.level === 'error'))
    throw new Error(`neither cues nor an error: ${JSON.stringify(value)}`);
  let beforeMs = 0;
  for (const { startMs, endMs, text, place } of value.cues) {
    if (
      !Number.isSafeInteger(startMs) ||
      !Number.isSafeInteger(endMs) ||
      startMs < beforeMs ||
      endMs < startMs ||
      place.line < 1
    )
      throw new Error(`bad cue: ${startMs} ${endMs} ${place.line}`);

    if (/[\0-\x09\x0B-\x1F\x7F-\x9F\u202A-\u202E\u2066-\u2069]/.test(text))
      throw new Error(`unsafe: ${JSON.stringify(text)}`);
    beforeMs = startMs;
  }
}

const readSoon = (name: string, bytes: Uint8Array, options = {}) =>
  expectResult(doSoon(bytes, () => readTranscript(name, bytes, options)));

const anyFixture = fc.constantFrom(...fixtures);

test('a file that breaks off at any byte gives a result or a clear problem', () => {
  fc.assert(
    fc.property(anyFixture, fc.nat(), ({ name, bytes }, end) => readSoon(name, bytes.subarray(0, end % bytes.length))),
    { numRuns: seedsOr(100), seed: 1 },
  );
});

test('random bytes give a result or a clear problem', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => readSoon('talk', bytes)),
    { numRuns: seedsOr(100), seed: 1 },
  );
});

test('fixtures with bytes changed, cut out, doubled or put in give a result or a clear problem', () => {
  const damage = fc.record({
    at: fc.nat(),
    cut: fc.nat({ max: 20 }),
    put: fc.oneof(fc.uint8Array({ maxLength: 8 }), fc.constantFrom(...'<>{}[]":,\n\\&-\0'.split('').map(encode))),
    times: fc.constantFrom(1, 1, 1, 2, 50, 2000),
  });
  fc.assert(
    fc.property(anyFixture, fc.array(damage, { minLength: 1, maxLength: 6 }), ({ name, bytes }, damages) => {
      const damaged = damages.reduce<Buffer>((before, { at, cut, put, times }) => {
        const from = at % (before.length + 1);
        const between = Array.from({ length: times }, () => put);
        return Buffer.concat([before.subarray(0, from), ...between, before.subarray(from + cut)]);
      }, bytes);
      readSoon(name, damaged);
    }),
    { numRuns: seedsOr(100), seed: 1 },
  );
});

test('any reader may be named for any file', () => {
  const pieces = fc.constantFrom(
    '00:00:01.000 --> 00:00:02.000',
    '00:00:01,000 --> 00:00:00,500',
    '0:01',
    '[00:12.00]',
    '<',
    '<v Ada>',
    '&amp',
    '{',
    '}',
    '"',
    '[',
    ']',
    ':',
    ',',
    'WEBVTT',
    'NOTE',
    '\n',
    '\n\n',
    'text',
    'Dialogue: ',
    '<tt>',
    '<p begin="1s">',
    '{"segments":[',
    '{"start":NaN,"end":1e999,"text":"x"}',
    '-->',
    '\u202E',
    '\x1B[31m',
    '99999999999:00:00.000',
    'Ada  0:05',
    '\t',
    '\uD800',
    '\0',
    '１２：００',
  );
  const names = transcriptReaders.map(({ name }) => name);
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 25 }), fc.constantFrom(...names), (parts, from) =>
      readSoon('talk', encode(parts.join('')), { from }),
    ),
    { numRuns: seedsOr(100), seed: 1 },
  );
});

test('line ends make no difference', () => {
  for (const { format, name, bytes } of fixtures) {
    const text = bytes.toString('utf8');
    if (text.includes('\uFFFD') || text.includes('\0') || /\.(?:gz|docx|odt)$/.test(name)) continue;
    const [unix, dos] = [text.replace(/\r\n?/g, '\n'), text.replace(/\r\n?|\n/g, '\r\n')];
    // In JSON and XML a line end can stand inside the text itself.
    if (/json|srv|ttml/.test(format)) continue;
    expect([name, read(dos, name).value.cues]).toEqual([name, read(unix, name).value.cues]);
  }
});

test('every timing line becomes a caption or a problem', () => {
  const time = fc.oneof(
    fc.constantFrom('00:00:01.000', '00:00:02,5', '1:99:00', '00:0x:01.000'),
    fc.stringMatching(/^\d{1,3}:[\dx:.,]{0,9}$/),
  );
  const line = fc.tuple(time, time).map(([start, end]) => `${start} --> ${end}`);
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 10 }), fc.constantFrom('webvtt', 'srt'), (lines, from) => {
      // Each with a word of its own, so that none is empty.
      const text = lines.map((timing, at) => `${timing}\nword${at}\n\n`).join('');
      const { value, problems } = readTranscript('talk', encode(from === 'webvtt' ? `WEBVTT\n\n${text}` : text), {
        from,
      });
      const said = value.cues.map((cue) => cue.text).join(' ');
      const told = JSON.stringify(problems) + JSON.stringify(value.repairs);
      lines.forEach((timing, at) => expect(said.includes(`word${at}`) || told.includes(timing)).toBe(true));
    }),
  );
});

/** `npm test` takes a tenth: what grows with the square is far too slow even so. */
const SHARE = isAll ? 1 : 0.1;
const many = (piece: string, count: number) => piece.repeat(count * SHARE);

/** Each would take minutes or all memory if anything about it were quadratic or deep. */
const floods: Readonly<Record<string, () => string>> = {
  '50 MB of <': () => many('<', 50e6),
  '<c. without end, in a caption': () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${many('<c.', 3e5)}`,
  '<v a opened 300,000 times and closed once': () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${many('<v a ', 3e5)}>`,
  '& a million times': () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${many('&', 1e6)}`,
  '&amp without a semicolon': () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n${many('&am', 3e5)}`,
  '300,000 captions': () => `WEBVTT\n\n${many('00:00:01.000 --> 00:00:02.000\nx\n\n', 3e5)}`,
  '300,000 timing lines in SubRip': () => many('00:00:01,000 --> 00:00:02,000\n', 3e5),
  '300,000 blank lines after a caption': () => `WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nx${many('\n', 3e5)}y`,
  'hours of 200,000 digits': () => `WEBVTT\n\n${many('9', 2e5)}:00:00.000 --> ${many('9', 2e5)}:00:01.000\nx\n`,
  'hours of 200,000 digits in SubRip': () =>
    `1\n${many('9', 2e5)}:00:00,000 --> 00:00:01,000\nx\n\n2\n00:00:01,000 --> 00:00:02,000\ny\n`,
  '200,000 nested tags': () => many('<p>', 2e5),
  '200,000 nested tags in TTML': () => `<tt><body>${many('<div>', 2e5)}`,
  '200,000 nested brackets': () => many('[', 2e5),
  '200,000 nested objects': () => many('{"a":', 2e5),
  'a JSON string without end': () => `{"segments":[{"start":0,"end":1,"text":"${many('\\\\x', 1e6)}`,
  '200,000 quotes in a table': () => `start,end,text\n${many('0,1,"\n', 2e5)}`,
  'a million braces in SubStation': () =>
    `[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,0,0,0,,${many('{', 1e6)}`,
  'override tags in SubRip': () => `00:00:01,000 --> 00:00:02,000\n${many('{\\', 1e6)}`,
  'a line of a million brackets': () => many('[0:01] a ', 1e5),
  'a line of a million spaces': () => `0:01${many(' ', 1e6)}x\n0:02 y\n0:03 z`,
  'a line of 100,000 dashes and a word': () => `0:01 a\n${many('-', 1e5)} x\n0:03 z`,
  'a line of dashes, bars and spaces, and a word': () => `0:01 a\n| ${many(':-- | ', 1e5)} x\n0:03 z`,
  'a heading with 100,000 spaces inside': () => `# a${many(' ', 1e5)}x\n0:02 y\n0:03 z`,
  'names without end': () => many('Ada Lovelace ', 1e6),
  '200,000 stamps': () => many('0:01 a\n', 2e5),
  'terminal escapes': () => `0:01 a\n0:02 ${many('\x1B[', 1e6)}\n0:03 b`,
};

test.each(Object.keys(floods))('%s: a result or a clear problem, soon', (name) => {
  expectResult(read((floods[name] as () => string)()));
});

test('entities that explode are refused with their DOCTYPE', () => {
  const bomb =
    '<?xml version="1.0"?><!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><tt><body><p begin="1s">&b;</p></body></tt>';
  expect(read(bomb, 'talk.ttml').problems).toMatchObject([{ code: 'transcript/doctype', level: 'error' }]);
});

test('a gzip bomb is refused', () => {
  const bomb = gzipSync(Buffer.alloc(300e6, 0x20), { level: 1 });
  expect(readTranscript('talk.srt.gz', bomb).problems).toMatchObject([{ code: 'decode/gzip', level: 'error' }]);
});

test('NaN, Infinity and numbers beyond any recording are no times', () => {
  const { value, problems } = read(
    '{"segments":[{"start":NaN,"end":Infinity,"text":"a"},{"start":1e300,"end":-1e300,"text":"b"},{"start":1,"end":2,"text":"c"}]}',
  );
  expect(value.cues.map(({ text }) => text).sort()).toEqual(['a', 'b', 'c']);
  expect(problems).toMatchObject([{ code: 'whisper-json/bad-time' }]);
});

test('control characters, terminal colours and bidi overrides never reach a caption; LRM stays', () => {
  const { value } = read('0:01 \x1B[31mred\x1B[0m \u202Eab\u202C\u2066\u200Ec\x07\n0:02 x\n0:03 y');
  expect(value.cues[0]?.text).toBe('red ab\u200Ec');
});

test.each([
  ['an empty file', '', 'transcript/empty'],
  ['a PDF', '%PDF-1.7', 'transcript/binary'],
  ['an unknown JSON', '{"a": 1}', 'transcript/unknown-json'],
  ['an unknown XML', '<note>hi</note>', 'transcript/unknown-xml'],
  ['a WebVTT without captions', 'WEBVTT\n', 'transcript/no-cues'],
])('%s is told as what it is, with a hint', (_, text, code) => {
  const { value, problems } = read(text);
  expect(value.cues).toEqual([]);
  expect(problems).toMatchObject([{ code, level: 'error', hint: expect.stringMatching(/\.$/) as string }]);
});

test('a file that two readers know is read by one, and says so', () => {
  const both = '[Ada Lovelace] 10:00:00\nhi\nSpeaker 1 (00:12): a\nSpeaker 2 (00:14): b\n';
  expect(read(both).problems.map((problem) => problem.code)).toContain('transcript/ambiguous');
  expect(readTranscript('talk', encode(both), { from: 'rev' }).value.format).toBe('rev');
});

test('--from names a reader; a wrong name or form is a clear problem', () => {
  expect(readTranscript('talk', encode('0:01 a'), { from: 'nothing' }).problems).toMatchObject([
    { code: 'transcript/unknown-format' },
  ]);
  expect(readTranscript('talk', encode('0:01 a'), { from: 'ttml' }).problems).toMatchObject([
    { code: 'transcript/wrong-format' },
  ]);
});

test('a transcript is found by its content, other files are none', () => {
  for (const { format, name, bytes } of fixtures)
    if (format !== 'plain-text') expect([name, looksLikeTranscript('x', bytes)]).toEqual([name, true]);
  for (const text of [
    '# Notes\n\nSome text.\n',
    'import os\nprint(1)\n',
    '{"cells": [], "nbformat": 4}',
    'title: x\nvideo: y\n',
  ])
    expect(looksLikeTranscript('x.md', encode(text))).toBe(false);
  expect(looksLikeTranscript('chapters.txt', encode('0:00 Intro\n1:00 Sorting\n2:00 End'))).toBe(false);
  expect(looksLikeTranscript('transcript.txt', encode('Welcome to the lecture.'))).toBe(true);
});
