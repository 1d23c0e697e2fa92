import { Gunzip } from 'fflate';
import { counted } from '../model/counted.js';
import type { Outcome, Problem } from '../model/problem.js';
import { decodeLegacy, guessLegacy } from './encodings.js';

/** A file as text: byte-order mark off, line ends as they were. `encoding` is what it was read as. */
export interface Decoded {
  readonly text: string;
  readonly encoding: string;
}

/** Beyond this a file is no transcript: 100 hours of word-timed captions are 52 MB. */
const LARGEST_BYTES = 256 * 1024 * 1024;

/** Share of control characters; random bytes have a tenth, compressed pictures and videos hardly less. */
const MOST_CONTROLS = 0.02;

/**
 * Bytes to text: gzip, byte-order marks, UTF-16 without one, UTF-8, and the legacy encodings, guessed from their
 * letters. `encoding` overrides the guess.
 * An unknown encoding, a broken gzip, a file too large and one that is no text are errors; a guess is a warning.
 */
export function decodeBytes(path: string, bytes: Uint8Array, encoding?: string): Outcome<Decoded> {
  const problems: Problem[] = [];
  const fail = (code: string, message: string, hint: string): Outcome<Decoded> => ({
    value: { text: '', encoding: encoding ?? 'unknown' },
    problems: [{ code: `decode/${code}`, level: 'error', message, hint, place: { path, line: 1 } }],
  });
  let plain: Uint8Array | undefined = bytes;
  if (isGzip(bytes)) {
    plain = gunzip(bytes);
    if (plain === undefined)
      return fail('gzip', 'the gzip data is broken or too large', 'Unpack it yourself with gunzip.');
  }
  if (plain.length > LARGEST_BYTES)
    return fail('too-large', `the file has ${Math.round(plain.length / 1e6)} MB`, 'Cut it; at most 256 MB are read.');
  if (encoding !== undefined) {
    const text = decodeLegacy(plain, encoding);
    if (text === undefined)
      return fail(
        'unknown-encoding',
        `no encoding is called "${encoding}"`,
        'Try utf-8, utf-16le, windows-1252 or shift_jis.',
      );
    return {
      value: { text: text.replace(/^\uFEFF/, ''), encoding },
      problems: isDoubtful(plain, text) ? [doubtful(path, encoding)] : [],
    };
  }
  const value = decodePlain(plain);
  if (value.guessed && isBinary(plain))
    return fail(
      'binary',
      'this is no text: it holds bytes that no text has',
      'Give the captions (.vtt, .srt, .json, .txt), not a video, a picture or an archive.',
    );
  const report = (code: string, message: string, hint: string) =>
    problems.push({ code: `decode/${code}`, level: 'warning', message, hint, place: { path, line: 1 } });
  if (value.damaged > 0)
    report(
      'damaged-utf-8',
      `${counted(value.damaged, 'byte is', 'bytes are')} no UTF-8 and replaced by \uFFFD`,
      'Write the file again as UTF-8.',
    );
  else if (value.guessed)
    report(
      'guessed',
      `the file is not UTF-8; it was read as ${value.encoding}`,
      'If letters are wrong name another with --encoding.',
    );
  return { value: { text: value.text, encoding: value.encoding }, problems };
}

/**
 * Whether bytes that a named encoding made this of are UTF-8: letters of old encodings hardly ever are by chance.
 * Those of 7 bits that switch by escapes say nothing.
 */
function isDoubtful(bytes: Uint8Array, text: string): boolean {
  const plain = decodeStrictly(bytes, 'utf-8');
  return plain !== undefined && plain !== text && !/[\0\x1B]/.test(plain) && /[^\x00-\x7F]/.test(text);
}

const doubtful = (path: string, encoding: string): Problem => ({
  code: 'decode/doubtful',
  level: 'warning',
  message: `it was read as ${encoding}, as you said, but it is UTF-8`,
  hint: 'Leave out --encoding.',
  place: { path, line: 1 },
});

interface Guess extends Decoded {
  readonly guessed: boolean;
  /** How many bytes of a UTF-8 file could not be read. */
  readonly damaged: number;
}

function decodePlain(bytes: Uint8Array): Guess {
  const sure = (encoding: string, text: string): Guess => ({
    encoding,
    text: text.replace(/^\uFEFF/, ''),
    guessed: false,
    damaged: 0,
  });
  const wide = wideEncoding(bytes);
  if (wide !== undefined) return sure(wide, new TextDecoder(wide).decode(evenly(bytes)));
  const strict = decodeStrictly(bytes, 'utf-8');
  if (strict !== undefined) return sure('utf-8', strict);
  const lenient = new TextDecoder('utf-8').decode(bytes).replace(/^\uFEFF/, '');
  const damaged = countDamage(lenient);
  if (damaged * 4 < countHighCharacters(lenient) - damaged) return { ...sure('utf-8', lenient), damaged };
  const encoding = declaredEncoding(bytes) ?? guessLegacy(bytes.subarray(0, 65_536));
  const text = decodeLegacy(bytes, encoding) ?? lenient;
  return { encoding, text, guessed: true, damaged: 0 };
}

/** UTF-16 by its mark, or by the zero bytes that Latin letters leave in every second place. */
function wideEncoding(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  const looked = Math.min(bytes.length, 4096);
  for (let at = 0; at < looked; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > looked * 0.2 && even < odd / 10) return 'utf-16le';
  return even > looked * 0.2 && odd < even / 10 ? 'utf-16be' : undefined;
}

const evenly = (bytes: Uint8Array): Uint8Array => (bytes.length % 2 === 0 ? bytes : bytes.subarray(0, -1));

function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function countDamage(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\uFFFD'); at >= 0; at = text.indexOf('\uFFFD', at + 1)) count++;
  return count;
}

function countHighCharacters(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 0x7f) count++;
  return count;
}

/**
 * Text in an old encoding has no control characters but for tabs,
 * line ends and the few that an old program may leave behind.
 */
function isBinary(bytes: Uint8Array): boolean {
  const looked = bytes.subarray(0, 65_536);
  let controls = 0;
  for (const byte of looked) if (byte < 0x20 && (byte < 0x08 || byte > 0x0d) && byte !== 0x1b) controls++;
  return controls > looked.length * MOST_CONTROLS;
}

/** `<?xml version="1.0" encoding="ISO-8859-2"?>` */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding=["']([\w.:-]{2,30})["']/.exec(head)?.[1];
  return declared !== undefined && !/^utf-?8$/i.test(declared) && decodeLegacy(new Uint8Array(), declared) !== undefined
    ? declared.toLowerCase()
    : undefined;
}

const isGzip = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b && bytes[2] === 8;

/** A byte of gzip holds at most a thousand; so much is unpacked between two looks at the size. */
const PACKED_PIECE = 8192;

/** Unpacks piece by piece, so that a small file cannot fill the memory. */
function gunzip(bytes: Uint8Array): Uint8Array | undefined {
  const parts: Uint8Array[] = [];
  let size = 0;
  const stream = new Gunzip((part) => {
    size += part.length;
    if (size > LARGEST_BYTES) throw new RangeError('too large');
    parts.push(part);
  });
  try {
    for (let at = 0; at < bytes.length; at += PACKED_PIECE)
      stream.push(bytes.subarray(at, at + PACKED_PIECE), at + PACKED_PIECE >= bytes.length);
  } catch {
    return undefined;
  }
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Cuts text into lines at LF, CRLF or CR; fast where, as mostly, there is no CR. */
export function cutLines(text: string): readonly string[] {
  return text.includes('\r') ? text.split(/\r\n|\n|\r/) : text.split('\n');
}
