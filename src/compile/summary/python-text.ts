/** Python as text: strings and comments out of the way, lines joined to statements. */

/** A statement; `inner` where it stands in the body of a function or class. */
export interface Statement {
  readonly text: string;
  readonly inner: boolean;
  /** Offsets into the cell. */
  readonly from: number;
  readonly to: number;
}

const KEYWORDS = new Set(
  `False None True and as assert async await break class continue def del elif else except finally for from global if import
  in is lambda nonlocal not or pass raise return try while with yield`.split(/\s+/),
);

/** Builtins (docs.python.org/3/library/functions.html and exceptions.html), and what IPython adds. */
const BUILTINS = new Set(
  `abs aiter all anext any ascii bin bool breakpoint bytearray bytes callable chr classmethod compile complex delattr dict dir
  divmod enumerate eval exec filter float format frozenset getattr globals hasattr hash help hex id input int isinstance
  issubclass iter len list locals map max memoryview min next object oct open ord pow print property range repr reversed round
  set setattr slice sorted staticmethod str sum super tuple type vars zip __import__ __name__ __file__ __doc__ __class__
  ArithmeticError AssertionError AttributeError BaseException EOFError Exception FileNotFoundError IOError ImportError
  IndexError KeyError KeyboardInterrupt LookupError MemoryError NameError NotImplemented NotImplementedError OSError
  OverflowError PermissionError RecursionError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError
  SystemExit TimeoutError TypeError UnicodeDecodeError UnicodeError ValueError Warning ZeroDivisionError display get_ipython
  In Out _ __`.split(/\s+/),
);

export const IS_KEYWORD = (name: string): boolean => KEYWORDS.has(name);
export const IS_BUILTIN = (name: string): boolean => BUILTINS.has(name);

/** A comment, or a string with its prefix; an open one runs to the end. */
const STRING = /#[^\n]*|([A-Za-z]{0,2})('''|"""|'|")((?:\\[\s\S]|(?!\2)[\s\S])*)(?:\2|$)/g;
/** A field of an f-string up to its format: `{total / n:.2f}`. */
const FIELD = /\{([^{}!:]*)[^{}]*\}/g;

const blanked = (text: string): string => text.replace(/[^\n]/g, ' ');

/** Strings and comments replaced by spaces, offsets kept; the fields of f-strings stay as `(total / n)`. */
export function blankStrings(source: string): string {
  return source.replace(STRING, (whole: string, prefix?: string, quote?: string, inside?: string) => {
    const blank = blanked(whole);
    if (quote === undefined) return blank;
    let text = `""${blank.slice(2)}`;
    if (prefix === undefined || !/f/i.test(prefix)) return text;
    for (const field of (inside ?? '').replace(/\{\{[^{}]*\}\}/g, blanked).matchAll(FIELD)) {
      const expression = field[1] ?? '';
      const at = prefix.length + quote.length + field.index;
      text = `${text.slice(0, at)}(${expression})${text.slice(at + expression.length + 2)}`;
    }
    return text;
  });
}

/** Lines joined inside brackets and after a backslash, cut at `;`. */
export function statementsOf(code: string): Statement[] {
  const statements: Statement[] = [];
  /** Indentation of the outermost function or class that is open. */
  let owner = Infinity;
  for (const { text, from, to } of logicalLines(code)) {
    if (text.trim() === '') continue;
    const indent = text.length - text.trimStart().length;
    if (indent <= owner) owner = Infinity;
    const inner = owner < Infinity;
    if (!inner && /^\s*(?:async\s+)?(?:def|class)\b/.test(text)) owner = indent;
    let at = from;
    for (const part of text.split(';')) {
      if (part.trim() !== '') statements.push({ text: part, inner, from: at, to: Math.min(to, at + part.length) });
      at += part.length + 1;
    }
  }
  return statements;
}

function logicalLines(code: string): { text: string; from: number; to: number }[] {
  const lines: { text: string; from: number; to: number }[] = [];
  let open = 0;
  let from = 0;
  let at = 0;
  for (const line of code.split('\n')) {
    at += line.length + 1;
    open += (line.match(/[([{]/g)?.length ?? 0) - (line.match(/[)\]}]/g)?.length ?? 0);
    if (open > 0 || line.endsWith('\\')) continue;
    lines.push({ text: code.slice(from, at - 1), from, to: at - 1 });
    [from, open] = [at, 0];
  }
  if (from < code.length) lines.push({ text: code.slice(from), from, to: code.length });
  return lines;
}
