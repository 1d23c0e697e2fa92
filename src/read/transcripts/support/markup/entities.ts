import { LEGACY, NAMED } from './html-names.js';

/** The names that captions really use; the full table is only built for others. */
const COMMON: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  lrm: '\u200E',
  rlm: '\u200F',
};

const REFERENCE = /&(?:#[xX]([\da-fA-F]{1,8})[\da-fA-F]*;?|#(\d{1,9})\d*;?|([A-Za-z][\dA-Za-z]{0,39})(;?))/g;

/**
 * Resolves character references as an HTML parser does in text: named ones, also the old names without a semicolon, decimal and
 * hexadecimal ones. https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
 */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (whole: string, hex?: string, decimal?: string, name?: string, end?: string) => {
    if (hex !== undefined) return character(parseInt(hex, 16));
    if (decimal !== undefined) return character(Number(decimal));
    return named(name ?? '', end ?? '') ?? whole;
  });
}

function named(name: string, end: string): string | undefined {
  if (end === ';') {
    const value = COMMON[name] ?? table().names.get(name);
    if (value !== undefined) return value;
  }
  const { names, legacy, longest } = table();
  for (let length = Math.min(name.length, longest); length > 1; length--) {
    const head = name.slice(0, length);
    if (legacy.has(head)) return `${names.get(head)}${name.slice(length)}${end}`;
  }
  return undefined;
}

/** What HTML makes of numbers that are no characters: the C1 range means windows-1252, NUL and surrogates mean U+FFFD. */
function character(code: number): string {
  if (code >= 0x80 && code <= 0x9f) return WINDOWS_1252[code - 0x80] ?? '\uFFFD';
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return '\uFFFD';
  return String.fromCodePoint(code);
}

/** Characters of bytes 0x80 to 0x9F in windows-1252; the five that are free stay control characters. */
export const WINDOWS_1252 =
  '\u20AC\x81\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\x8D\u017D\x8F' +
  '\x90\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\x9D\u017E\u0178';

interface Table {
  readonly names: ReadonlyMap<string, string>;
  readonly legacy: ReadonlySet<string>;
  readonly longest: number;
}

const table = once((): Table => {
  const names = new Map<string, string>();
  for (const entry of NAMED.trim().split(/\s+/)) {
    const [name = '', codes = ''] = entry.split('=');
    names.set(name, String.fromCodePoint(...codes.split(',').map((code) => parseInt(code, 16))));
  }
  const legacy = new Set(LEGACY.trim().split(/\s+/));
  return { names, legacy, longest: Math.max(...[...legacy].map((name) => name.length)) };
});

/** Built at the first call, then kept: a constant, only later. */
function once<Value>(build: () => Value): () => Value {
  let built: Value | undefined;
  return () => (built ??= build());
}
