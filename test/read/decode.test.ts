import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { decodeBytes } from '../../src/read/decode.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
const utf16 = (text: string, bigEndian = false) => {
  const bytes = Buffer.from(text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};
const textOf = (bytes: Uint8Array, encoding?: string) => decodeBytes('talk', bytes, encoding).value.text;

test.each([
  ['UTF-8', Buffer.from('naïve – 日本'), 'utf-8'],
  ['UTF-8 with its mark', Buffer.from('\uFEFFnaïve – 日本'), 'utf-8'],
  ['UTF-16 LE with its mark', utf16('\uFEFFnaïve – 日本'), 'utf-16le'],
  ['UTF-16 BE with its mark', utf16('\uFEFFnaïve – 日本', true), 'utf-16be'],
  ['gzip', gzipSync(Buffer.from('naïve – 日本')), 'utf-8'],
])('%s is read without being told', (_, bytes, encoding) => {
  expect(decodeBytes('talk', bytes)).toEqual({ value: { text: 'naïve – 日本', encoding }, problems: [] });
});

test.each([
  [false, 'utf-16le'],
  [true, 'utf-16be'],
])('UTF-16 without a mark is told by its zero bytes (big-endian: %s)', (bigEndian, encoding) => {
  expect(decodeBytes('talk', utf16('1\n00:00:01,000 --> 00:00:02,000\nnaïve\n', bigEndian)).value.encoding).toBe(
    encoding,
  );
});

test('windows-1252 has its quotes, dashes and euro; guessing is said', () => {
  const bytes = Buffer.from([0x93, 0x64, 0xe9, 0x6a, 0xe0, 0x94, 0x20, 0x96, 0x20, 0x80, 0x35, 0x92, 0x73]);
  const { value, problems } = decodeBytes('talk', bytes);
  expect(value).toEqual({ text: '“déjà” – €5’s', encoding: 'windows-1252' });
  expect(problems).toMatchObject([{ code: 'decode/guessed', level: 'warning' }]);
});

/** What a decoder of one byte a letter reads, backwards. */
function encode(text: string, encoding: string): Uint8Array {
  const letters = Array.from({ length: 256 }, (_, byte) => textOf(Uint8Array.of(byte), encoding));
  return Uint8Array.from(text, (letter) => letters.indexOf(letter));
}

test.each([
  [
    'French',
    'Ça y est, l’été dernier À Noël ÉTAIT déjà là ; où êtes-vous ? Voilà, très bien, reçu à l’École.',
    'windows-1252',
  ],
  ['Spanish', '¿Qué es una función? ¡Mañana lo verá! Así está bien, señor: el número más pequeño.', 'windows-1252'],
  [
    'French of an old Mac',
    'Ça y est, l’été dernier à Noël était déjà là ; où êtes-vous ? Voilà, très bien, reçu.',
    'macintosh',
  ],
  [
    'Turkish',
    'Bugün dizileri sıralamayı öğreneceğiz. Şimdi bir örneğe bakalım, çünkü bu önemlidir; iki sayı karşılaştırılır.',
    'windows-1254',
  ],
  [
    'Polish',
    'Dziś będziemy sortować liczby. Weźmy najpierw krótką listę, żeby zobaczyć, jak to działa.',
    'windows-1250',
  ],
  ['Russian', 'Сегодня мы будем сортировать числа. Возьмём сначала короткий список.', 'windows-1251'],
  ['Russian of Unix', 'Сегодня мы будем сортировать числа. Возьмём сначала короткий список.', 'koi8-r'],
])('%s in its old encoding is read without being told', (_, text, encoding) => {
  expect(textOf(encode(text, encoding))).toBe(text);
});

test('a picture, a video or an archive is told as such, and none of its bytes become words', () => {
  const png = readFileSync(join(import.meta.dirname, '../../transcripts/hash-tables-from-scratch/slides/chaining.png'));
  const noise = Uint8Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) & 0xff);
  for (const bytes of [png, noise])
    expect(decodeBytes('talk.vtt', bytes)).toMatchObject({
      value: { text: '' },
      problems: [{ code: 'decode/binary' }],
    });
});

test('--encoding decides, under any of its names', () => {
  const bytes = Buffer.from([0xe9, 0x80]);
  for (const name of ['windows-1252', 'cp1252', 'CP-1252', 'latin1', 'iso-8859-1'])
    expect(textOf(bytes, name)).toBe('é€');
  expect(textOf(bytes, 'cp1251')).toBe('йЂ');
  expect(textOf(Buffer.from([0x82, 0xa0]), 'sjis')).toBe('あ');
});

test('an encoding that nobody knows is an error', () => {
  expect(decodeBytes('talk', Buffer.from('x'), 'klingon').problems).toMatchObject([
    { code: 'decode/unknown-encoding', level: 'error' },
  ]);
});

test('UTF-8 with a few broken bytes stays UTF-8, and says how many', () => {
  const bytes = Buffer.concat([
    Buffer.from('été à l’école déjà, ça va – où '),
    Buffer.from([0xe2, 0x80]),
    Buffer.from(' là-bas'),
  ]);
  const { value, problems } = decodeBytes('talk', bytes);
  expect(value.encoding).toBe('utf-8');
  expect(value.text).toContain('été à l’école');
  expect(problems).toMatchObject([{ code: 'decode/damaged-utf-8' }]);
});

test('an XML declaration names the encoding', () => {
  const bytes = Buffer.from('<?xml version="1.0" encoding="ISO-8859-2"?><tt>\xb3</tt>', 'latin1');
  expect(textOf(bytes)).toContain('ł');
});

test('a gzip that breaks off is an error, or what could be read', () => {
  const bytes = gzipSync(Buffer.from('0:01 hello\n'.repeat(100)));
  expect(
    decodeBytes('talk', bytes.subarray(0, 15)).problems.length + textOf(bytes.subarray(0, 15)).length,
  ).toBeGreaterThan(0);
});

test.each<[string, Uint8Array, string, readonly string[]]>([
  ['ASCII as UTF-16', utf8('WEBVTT hello'), 'utf-16', ['decode/doubtful']],
  ['UTF-8 as Latin-1', utf8('naïve'), 'latin1', ['decode/doubtful']],
  ['UTF-8 as Shift JIS', utf8('日本語'), 'shift_jis', ['decode/doubtful']],
  ['UTF-8 as itself, with its mark', utf8('\uFEFFnaïve'), 'utf8', []],
  ['ASCII as Latin-1', utf8('plain'), 'latin1', []],
  ['Latin-1 as Latin-1', Uint8Array.of(0x6e, 0xef, 0x76), 'latin1', []],
  ['UTF-16 as UTF-16', utf16('naïve', false), 'utf-16', []],
])('a named encoding is doubted where the bytes are UTF-8: %s', (_, bytes, encoding, codes) => {
  expect(decodeBytes('talk', bytes, encoding).problems.map(({ code }) => code)).toEqual(codes);
});
