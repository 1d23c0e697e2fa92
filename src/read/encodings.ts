import { analyse } from 'chardet';

/** Characters of bytes 0x80 to 0x9F in windows-1252; the five that are free stay control characters. */
const WINDOWS_1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/**
 * Decodes by name; undefined for an unknown one. windows-1252 has its own table:
 * Node 20's decoder reads 0x80 to 0x9F wrongly (nodejs/node issue 56542).
 */
export function decodeLegacy(bytes: Uint8Array, encoding: string): string | undefined {
  const name = encoding.trim().toLowerCase();
  if (/^(?:windows-?1252|cp-?1252|latin-?1|iso-?8859-?1|l1|ascii|us-ascii|ansi)$/.test(name)) return decode1252(bytes);
  try {
    return new TextDecoder(LABELS[name.replace(/[\s_]/g, '-')] ?? name).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Names that people use and the Encoding Standard does not have. */
const LABELS: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1253: 'windows-1253',
  cp1254: 'windows-1254',
  cp932: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
};

function decode1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  const codes = new Uint16Array(8192);
  for (let from = 0; from < bytes.length; from += codes.length) {
    const length = Math.min(codes.length, bytes.length - from);
    for (let at = 0; at < length; at++) {
      const byte = bytes[from + at] as number;
      codes[at] = byte >= 0x80 && byte < 0xa0 ? WINDOWS_1252.charCodeAt(byte - 0x80) : byte;
    }
    parts.push(String.fromCharCode.apply(null, codes.subarray(0, length) as unknown as number[]));
  }
  return parts.join('');
}

/**
 * Encodings of one byte a letter for the languages of western Europe, as chardet calls them:
 * it does not know Mac OS Roman, and takes it for these.
 */
const WESTERN = /^(?:windows-1252|ISO-8859-\d)$/;

/** Other than ASCII, what text of these languages is made of. */
const LIKELY = /[àâäçèéêëîïñôöùûüáíóúßæøåãõÀÂÄÇÈÉÊËÎÏÑÔÖÙÛÜÁÍÓÚŒœ‘’“”–—…«»¿¡\xA0]/g;

/** Guesses from a sample that is not UTF-8. Needs a few accented letters; without evidence it is windows-1252. */
export function guessLegacy(sample: Uint8Array): string {
  const guess = analyse(sample).find(({ name }) => isLegacy(name))?.name ?? 'windows-1252';
  const isMac = WESTERN.test(guess) && likeliness(sample, 'macintosh') > likeliness(sample, guess);
  return isMac ? 'macintosh' : (NAMES[guess] ?? guess.toLowerCase());
}

/** Unicode was looked for before; and there are names for which there is no decoder. */
const isLegacy = (name: string): boolean =>
  !/^(?:utf|ascii)/i.test(name) && decodeLegacy(new Uint8Array(), name) !== undefined;

/** What the Encoding Standard reads ISO-8859-1 and -9 as. */
const NAMES: Readonly<Record<string, string>> = { 'ISO-8859-1': 'windows-1252', 'ISO-8859-9': 'windows-1254' };

function likeliness(sample: Uint8Array, encoding: string): number {
  const text = decodeLegacy(sample, encoding) ?? '';
  return (text.match(LIKELY)?.length ?? 0) - 2 * oddities(text);
}

/** Signs inside words, capitals after small letters, control characters: marks of the wrong table. */
function oddities(text: string): number {
  return (
    text.match(/\p{L}[^\p{L}\p{M}\s\x20-\x7F‘’“”–—…«»]+(?=\p{L})|\p{Ll}(?=[^\x20-\x7F])\p{Lu}|[\x80-\x9F]/gu) ?? []
  ).length;
}
