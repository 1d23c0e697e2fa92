/**
 * A JSON parser that remembers lines and forgives what transcript writers really leave behind: `NaN` and `Infinity`
 * (Python), raw control characters in strings (whisper.cpp), Python's `None` and single quotes, commas before a closing
 * bracket, several documents one after the other (JSON Lines), and an end that is missing.
 * https://www.rfc-editor.org/rfc/rfc8259
 */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

/** One entry of the outermost object, in the order of the file; a key that is written twice comes twice. */
export interface JsonEntry {
  readonly key: string;
  readonly value: Json;
  readonly line: number;
}

/** A parsed file. `broken` says where and why parsing stopped; what was read up to there is kept. */
export interface JsonDocument {
  readonly path: string;
  readonly root: Json;
  readonly entries: readonly JsonEntry[];
  /** Line, from 1, on which an object or array of this document begins. */
  readonly lineOf: (value: Json | undefined) => number;
  readonly broken?: { readonly what: string; readonly line: number; readonly offset: number };
}

/** Deeper nesting than any transcript has; keeps the recursion bounded. */
const DEEPEST = 200;

const BARE: Readonly<Record<string, Json>> = {
  true: true,
  false: false,
  null: null,
  True: true,
  False: false,
  None: null,
  NaN: null,
  nan: null,
  Infinity: null,
  inf: null,
  undefined: null,
};

/** Whether text begins as JSON does, so that it is worth parsing: `[00:12] hello` and `{\an8}` do not. */
export function looksLikeJson(text: string): boolean {
  return /^\s*(?:\{\s*(?:["'}]|$)|\[\s*(?:[{["'\]]|$))/.test(text.slice(0, 500));
}

/** Parses; never throws. */
export function parseJson(path: string, text: string): JsonDocument {
  const parser = new Parser(text);
  const broken = parser.run();
  return {
    path,
    root: parser.root,
    entries: parser.entries,
    lineOf: (value) => parser.lineOf(value),
    ...(broken && { broken }),
  };
}

class StopParsing extends Error {}

class Parser {
  root: Json = null;
  readonly entries: JsonEntry[] = [];
  readonly #lines = new Map<object, number>();
  #at = 0;
  #line = 1;
  /** Where the next backslash stands, so that strings without one are cut in one go. */
  #backslash = -1;

  constructor(readonly text: string) {}

  lineOf(value: Json | undefined): number {
    return (typeof value === 'object' && value !== null ? this.#lines.get(value) : undefined) ?? 1;
  }

  run(): JsonDocument['broken'] {
    const documents: Json[] = [];
    try {
      this.#space();
      do {
        this.#value(0, (value) => documents.push(value));
        this.#space();
        if (this.text[this.#at] === ',') this.#at++;
        this.#space();
      } while (this.#at < this.text.length && documents.length < 2_000_000);
    } catch (stop) {
      if (!(stop instanceof StopParsing)) throw stop;
      return { what: stop.message, line: this.#line, offset: this.#at };
    } finally {
      this.root = documents.length > 1 ? documents : (documents[0] ?? null);
    }
    return undefined;
  }

  /** Hands a container to `keep` before it is filled: what is there when the text breaks off is not lost. */
  #value(depth: number, keep: (value: Json) => void): void {
    const mark = this.text[this.#at];
    if (mark === '"' || mark === "'") keep(this.#string(mark));
    else if (mark === '{' || mark === '[') this.#container(depth, mark, keep);
    else keep(this.#bare());
  }

  #container(depth: number, mark: string, keep: (value: Json) => void): void {
    if (depth >= DEEPEST) throw new StopParsing(`more than ${DEEPEST} brackets inside each other`);
    this.#at++;
    if (mark === '{') {
      const object: Record<string, Json> = {};
      this.#lines.set(object, this.#line);
      keep(object);
      this.#members(object, depth + 1);
    } else {
      const array: Json[] = [];
      this.#lines.set(array, this.#line);
      keep(array);
      this.#items(array, depth + 1);
    }
  }

  #members(object: Record<string, Json>, depth: number): void {
    for (this.#space(); !this.#closes('}'); this.#comma('}')) {
      const mark = this.text[this.#at];
      if (mark !== '"' && mark !== "'") throw new StopParsing('a key in quotes is missing');
      const line = this.#line;
      const key = this.#string(mark);
      this.#space();
      if (this.text[this.#at] !== ':') throw new StopParsing('a ":" is missing after a key');
      this.#at++;
      this.#space();
      this.#value(depth, (value) => {
        if (key !== '__proto__') object[key] = value;
        if (depth === 1) this.entries.push({ key, value, line });
      });
    }
  }

  #items(array: Json[], depth: number): void {
    for (this.#space(); !this.#closes(']'); this.#comma(']')) this.#value(depth, (value) => array.push(value));
  }

  #closes(mark: string): boolean {
    if (this.text[this.#at] !== mark) return false;
    this.#at++;
    return true;
  }

  #comma(close: string): void {
    this.#space();
    if (this.text[this.#at] === ',') {
      this.#at++;
      this.#space();
    } else if (this.text[this.#at] !== close)
      throw new StopParsing(this.#at < this.text.length ? `a "," or "${close}" is missing` : 'the end is missing');
  }

  #space(): void {
    for (; ; this.#at++) {
      const code = this.text.charCodeAt(this.#at);
      if (code === 10) this.#line++;
      else if (code !== 32 && code !== 9 && code !== 13 && code !== 0xfeff && code !== 0) return;
    }
  }

  #string(quote: string): string {
    const start = ++this.#at;
    let end = this.text.indexOf(quote, start);
    if (end < 0) {
      this.#at = this.text.length;
      throw new StopParsing('a closing quote is missing');
    }
    if (this.#backslash < start) {
      const next = this.text.indexOf('\\', start);
      this.#backslash = next < 0 ? Infinity : next;
    }
    if (this.#backslash > end) {
      this.#at = end + 1;
      const plain = this.text.slice(start, end);
      if (quote === "'" || plain.includes('\n')) this.#line += count(plain, '\n');
      return plain;
    }
    end = this.#closing(start, quote);
    this.#at = end + 1;
    const raw = this.text.slice(start, end);
    this.#line += count(raw, '\n');
    return unescape(raw);
  }

  #closing(start: number, quote: string): number {
    const wanted = quote.charCodeAt(0);
    for (let at = start; at < this.text.length; at++) {
      const code = this.text.charCodeAt(at);
      if (code === 92) at++;
      else if (code === wanted) return at;
    }
    this.#at = this.text.length;
    throw new StopParsing('a closing quote is missing');
  }

  #bare(): Json {
    const word = /[-+\w.]+/y;
    word.lastIndex = this.#at;
    const text = word.exec(this.text)?.[0] ?? '';
    const value = /^-?\d/.test(text) ? Number(text) : BARE[text.replace(/^[-+]/, '')];
    if (value === undefined || Number.isNaN(value))
      throw new StopParsing(this.#at < this.text.length ? 'a value is missing' : 'the end is missing');
    this.#at += text.length;
    return value;
  }
}

function count(text: string, mark: string): number {
  let found = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) found++;
  return found;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** `\u00e9`, `\n`, and Python's `\xe9`; any other escaped character stands for itself. */
function unescape(raw: string): string {
  return raw.replace(
    /\\(?:u([\da-fA-F]{4})|x([\da-fA-F]{2})|([^]))/g,
    (_, wide?: string, narrow?: string, mark = '') => {
      const code = wide ?? narrow;
      return code === undefined ? (ESCAPES[mark as string] ?? String(mark)) : String.fromCharCode(parseInt(code, 16));
    },
  );
}

/** Narrowing helpers: each returns undefined for any other type. */
export const asObject = (value: Json | undefined): JsonObject | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : undefined;
export const asArray = (value: Json | undefined): readonly Json[] | undefined =>
  Array.isArray(value) ? (value as readonly Json[]) : undefined;
export const asText = (value: Json | undefined): string | undefined => (typeof value === 'string' ? value : undefined);
export const asNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** The first object of an array, else the value as object: what a detector looks at. */
export const firstOf = (value: Json | undefined): JsonObject | undefined => asObject(asArray(value)?.[0]);
