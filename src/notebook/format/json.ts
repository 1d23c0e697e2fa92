import { readNumber, type WrittenNumber } from './number.js';

/** A JSON value whose numbers still know how they were written. */
export type WrittenJson =
  null | boolean | number | string | WrittenNumber | WrittenJson[] | { [key: string]: WrittenJson };
export type WrittenJsonObject = Record<string, WrittenJson>;

/** Where and why a text is not JSON. `line` counts from 1. */
export interface JsonFault {
  readonly message: string;
  readonly line: number;
}

/** As deep as Python, whose recursion ends at 1,000 calls, reads. */
const MAX_DEPTH = 900;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const SPACE = /[ \t\n\r]*/y;
const WORD = /-?[A-Za-z]+/y;
const WORDS: Readonly<Record<string, WrittenJson>> = {
  null: null,
  true: true,
  false: false,
  // Not JSON, but Python's writers leave them in notebooks and read them back.
  NaN: NaN,
  Infinity: Infinity,
  '-Infinity': -Infinity,
};

class JsonError extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}

/** Reads JSON as Python's `json.loads` does: `NaN` allowed, numbers kept as written. One pass, linear. */
export function readJson(text: string): { readonly value: WrittenJson } | { readonly fault: JsonFault } {
  try {
    return { value: new WrittenJsonReader(text).read() };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    return { fault: { message: error.message, line: text.slice(0, error.at).split('\n').length } };
  }
}

export function isObject(value: unknown): value is WrittenJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Number);
}

class WrittenJsonReader {
  private at = 0;
  private depth = 0;
  /** The next backslash at or after `at`: strings before it need no decoding. */
  private nextEscape = -1;

  constructor(private readonly text: string) {}

  read(): WrittenJson {
    this.skipSpace();
    const value = this.value();
    if (this.at < this.text.length) this.fail(`unexpected ${this.quote()} after the end`);
    return value;
  }

  private value(): WrittenJson {
    const first = this.text[this.at];
    let value: WrittenJson;
    if (first === '"') value = this.string();
    else if (first === '{') value = this.object();
    else if (first === '[') value = this.array();
    else value = this.numberOrWord();
    this.skipSpace();
    return value;
  }

  private object(): WrittenJsonObject {
    const object: WrittenJsonObject = {};
    this.open();
    while (this.text[this.at] !== '}') {
      if (this.text[this.at] !== '"') this.fail(`expected a "key", found ${this.quote()}`);
      const key = this.string();
      this.skipSpace();
      if (this.text[this.at] !== ':') this.fail(`expected ":" after "${key}", found ${this.quote()}`);
      this.at++;
      this.skipSpace();
      const value = this.value();
      // A plain assignment to `__proto__` would be lost.
      if (key === '__proto__')
        Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
      else object[key] = value;
      this.separator('}');
    }
    this.close();
    return object;
  }

  private array(): WrittenJson[] {
    const array: WrittenJson[] = [];
    this.open();
    while (this.text[this.at] !== ']') {
      array.push(this.value());
      this.separator(']');
    }
    this.close();
    return array;
  }

  private open(): void {
    if (++this.depth > MAX_DEPTH) this.fail(`nested more than ${MAX_DEPTH} deep`);
    this.at++;
    this.skipSpace();
  }

  private close(): void {
    this.depth--;
    this.at++;
  }

  /** Passes a comma that another item must follow, or stops before the end. */
  private separator(end: string): void {
    const found = this.text[this.at];
    if (found === end) return;
    if (found !== ',') this.fail(`expected "," or "${end}", found ${this.quote()}`);
    this.at++;
    this.skipSpace();
    if (this.text[this.at] === end) this.fail(`unexpected "${end}" after a comma`);
  }

  private string(): string {
    const { text } = this;
    const start = this.at + 1;
    if (this.nextEscape < start) this.nextEscape = after(text.indexOf('\\', start), text.length);
    let end = text.indexOf('"', start);
    if (end >= 0 && end < this.nextEscape) {
      const plain = text.slice(start, end);

      if (/[\0-\x1f]/.test(plain)) this.fail('a line break or control character inside a string');
      this.at = end + 1;
      return plain;
    }
    while (end >= 0 && isEscaped(text, end, start)) end = text.indexOf('"', end + 1);
    if (end < 0) this.fail('a string without its closing quote');
    this.at = end + 1;
    try {
      return JSON.parse(text.slice(start - 1, end + 1)) as string;
    } catch {
      this.at = start;
      return this.fail('a bad escape or a control character inside a string');
    }
  }

  private numberOrWord(): WrittenJson {
    const word = this.match(WORD);
    if (word !== '' && Object.hasOwn(WORDS, word)) {
      this.at += word.length;
      return WORDS[word] ?? null;
    }
    const number = this.match(NUMBER);
    if (number === '')
      return this.fail(this.at < this.text.length ? `unexpected ${this.quote()}` : 'the file ends too early');
    this.at += number.length;
    return readNumber(number);
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  private skipSpace(): void {
    const code = this.text.charCodeAt(this.at);
    if (code > 0x20) return;
    SPACE.lastIndex = this.at;
    SPACE.test(this.text);
    this.at = SPACE.lastIndex;
  }

  private quote(): string {
    const [line = ''] = this.text.slice(this.at, this.at + 24).split('\n');
    return line === '' ? 'the end' : `"${line}"`;
  }

  private fail(message: string): never {
    throw new JsonError(message, this.at);
  }
}

const after = (found: number, end: number) => (found < 0 ? end : found);

/** Whether an odd number of backslashes stands before `at`. */
function isEscaped(text: string, at: number, start: number): boolean {
  let from = at;
  while (from > start && text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}
