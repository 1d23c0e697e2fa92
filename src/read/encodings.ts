/** Characters of bytes 0x80 to 0x9F in windows-1252; the five that are free stay control characters. */
const WINDOWS_1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

/**
 * Decodes by name; undefined for an unknown one. windows-1252 has its own table: Node 20's decoder reads 0x80 to 0x9F wrongly
 * (nodejs/node issue 56542).
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

/** What text in an encoding is full of, against what it never has inside words. */
interface Candidate {
  readonly encoding: string;
  /** Letters that are common in the languages written with it. */
  readonly likely: RegExp;
}

/** East Asian encodings are told by whether they decode at all, then by their most frequent characters. */
const WIDE: readonly Candidate[] = [
  { encoding: 'shift_jis', likely: /[\u3040-\u30FF]/g },
  { encoding: 'euc-jp', likely: /[\u3040-\u30FF]/g },
  { encoding: 'euc-kr', likely: /[이다는을가에의한고하지은도로를기사서리어]/g },
  {
    encoding: 'gb18030',
    likely: /[的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之]/g,
  },
  {
    encoding: 'big5',
    likely: /[的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之]/g,
  },
];

/** Single-byte encodings by the letters that text written with them is made of. */
const NARROW: readonly Candidate[] = [
  { encoding: 'windows-1252', likely: /[àâäçèéêëîïñôöùûüáíóúßæøåãõ‘’“”–—…«»]/g },
  { encoding: 'windows-1250', likely: /[ąćęłńóśźżáčďéěíňřšťúůýžőűăâîșţ‘’„“”–—…]/g },
  { encoding: 'windows-1251', likely: /[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэ]/g },
  { encoding: 'koi8-r', likely: /[оеаинтсрвлкмдпуяыьгзбчйхжшюцщэ]/g },
  { encoding: 'windows-1253', likely: /[αοιετσνηυρπκμλςγδθφχάέήίόύώ]/g },
  { encoding: 'macintosh', likely: /[àâäçèéêëîïñôöùûüáíóúß‘’“”–—…]/g },
];

/** Guesses from a sample that is not UTF-8. Needs a few accented letters; without evidence it is windows-1252. */
export function guessLegacy(sample: Uint8Array): string {
  const high = sample.reduce((count, byte) => count + (byte > 0x7f ? 1 : 0), 0);
  let best = { encoding: 'windows-1252', score: 0 };
  for (const { encoding, likely } of WIDE) {
    const text = decodeLegacy(sample, encoding) ?? '';
    const score = (text.match(likely)?.length ?? 0) / high - (text.match(/[\uFFFD\uE000-\uF8FF]/g)?.length ?? 0) / high;
    if (score > Math.max(best.score, 0.08)) best = { encoding, score };
  }
  if (best.score > 0) return best.encoding;
  for (const { encoding, likely } of NARROW) {
    const text = decodeLegacy(sample, encoding) ?? '';
    const score = ((text.match(likely)?.length ?? 0) - 2 * oddities(text)) / high;
    if (score > best.score + 0.02) best = { encoding, score };
  }
  return best.encoding;
}

/** Signs inside words, capitals after small letters, control characters: marks of the wrong table. */
function oddities(text: string): number {
  return (
    text.match(/\p{L}[^\p{L}\p{M}\s\x20-\x7F‘’“”–—…«»]+(?=\p{L})|\p{Ll}(?=[^\x20-\x7F])\p{Lu}|[\x80-\x9F]/gu) ?? []
  ).length;
}
