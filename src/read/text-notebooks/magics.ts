/** Magics of IPython, which converters comment out or write as calls, so that a script is valid Python. */

/** What jupytext comments out: `# %matplotlib inline`, `# !ls`, `# files = !ls`, `# np.sum?`. */
const COMMENTED =
  /^\s*# ?(?=(?:%{1,3}[A-Za-z]|!\s*[A-Za-z.~$\\/{]|[A-Za-z_][\w., ]{0,80}=\s*[%!][A-Za-z]|\?{1,2}[A-Za-z_][\w.]*\s*$|[A-Za-z_][\w.]{0,80}\?{1,2}\s*$))/;
/** One that was a comment before: `# # %matplotlib`. */
const COMMENTED_TWICE = /^\s*# # ?[%!]/;

export function isCommentedMagic(line: string): boolean {
  return COMMENTED.test(line);
}

/** Takes the sign that jupytext wrote off a magic. */
export function restoreMagic(line: string): string {
  if (COMMENTED_TWICE.test(line)) return line.replace(/^(\s*)# /, '$1');
  return COMMENTED.test(line) ? line.replace(/^(\s*)# ?/, '$1') : line;
}

const LITERAL = String.raw`[uUrRbB]{0,2}(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")`;
const CALL = new RegExp(
  String.raw`get_ipython\(\)\.(run_line_magic|run_cell_magic|magic|system|getoutput)\(\s*(${LITERAL})` +
    String.raw`(?:\s*,\s*(${LITERAL}))?(?:\s*,\s*(${LITERAL}))?(?:\s*,)?\s*\)`,
  'g',
);

/** `get_ipython().run_line_magic('matplotlib', 'inline')`, as nbconvert writes it, back to `%matplotlib inline`. */
export function restoreCalls(source: string): string {
  if (!source.includes('get_ipython()')) return source;
  return source.replace(CALL, (_, kind: string, ...literals: readonly (string | undefined)[]) => {
    const [first = '', second = '', third = ''] = literals.slice(0, 3).map((literal) => valueOf(literal ?? ''));
    const line = second === '' ? first : `${first} ${second}`;
    if (kind === 'system') return `!${first}`;
    if (kind === 'getoutput') return `!${first}`;
    return kind === 'run_cell_magic' ? `%%${line}\n${third}`.trimEnd() : `%${line}`;
  });
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

/** The text of a Python string literal. */
function valueOf(literal: string): string {
  const [, prefix = '', body = ''] = /^([a-z]*)["']([^]*)["']$/i.exec(literal) ?? [];
  if (/r/i.test(prefix)) return body;
  return body.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|([^]))/gi, (_, two?: string, four?: string, sign?: string) => {
    const hex = two ?? four;
    return hex === undefined ? (ESCAPES[sign ?? ''] ?? sign ?? '') : String.fromCharCode(parseInt(hex, 16));
  });
}
