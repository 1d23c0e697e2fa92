import { cutCode, isName } from './look-alikes.js';
import { KEYWORDS, type KnownCodeNames } from './names.js';

/** Signs that no language has for those that all have. */
export function plainSigns(line: string): string {
  return line
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”„]/g, '"')
    .replace(/[—–]/g, '-')
    .replace(/…/g, '...')
    .replace(/ﬁ/g, 'fi')
    .replace(/ﬂ/g, 'fl')
    .replace(/[|¢]$/, '')
    .trimEnd();
}

/**
 * One line of Python as it can only have been meant: names joined, spaces where Python has them, letters for digits.
 */
export function repairPython(line: string, names: KnownCodeNames): string {
  const indent = /^ */.exec(line)?.[0] ?? '';
  const plain = plainSigns(line.slice(indent.length))
    .replace(/(['"])([^'"]*)['"](?=[),\]\s:]|$)/g, (_, quote: string, body: string) => quote + body + quote)
    .replace(/\bdef\s+(?:_+\s*)?init_+/g, 'def __init__')
    .replace(/\b(r|f)?\^?\/(?=\(\[)/g, (written, prefix: string | undefined) => (prefix ? `${prefix}'/` : written));
  const parts = joinNames(cutCode(plain).map((token) => (/^\s+$/.test(token) ? ' ' : token)));
  const named = parts.map((token) => {
    if (isName(token)) return KEYWORDS.has(token) ? token : names.choose(token);
    if (!/^f["']/.test(token)) return token;
    return token.replace(/\{([^{}]*)\}/g, (_, inner: string) => `{${repairPython(inner, names)}}`);
  });
  return indent + respace(named.join(''));
}

/** Soft keywords, before which a name may stand in earlier Python. */
const MAY_PRECEDE = /^(?:print|exec|match|case|type)$/;

/** `y hat`, `max _lr`: two names in a row are no Python, so the gap was an underscore. */
function joinNames(parts: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (let at = 0; at < parts.length; at++) {
    const [before = '', space, next = ''] = [joined.at(-1), parts[at], parts[at + 1]];
    const isGap = space === ' ' && isName(before) && isName(next) && !MAY_PRECEDE.test(before);
    if (!isGap || KEYWORDS.has(before) || KEYWORDS.has(next)) joined.push(parts[at] ?? '');
    else {
      joined[joined.length - 1] = `${before}_${next.replace(/^_+/, '')}`;
      at++;
    }
  }
  return joined;
}

function respace(line: string): string {
  return line
    .replace(/@(?=[\s,)\]:]|$)/g, '0')
    .replace(/(?<=[\s([,=*])[lI](?=e-?\d)/g, '1')
    .replace(/([\w\])])\s+(?=[[(](?!\s))/g, keepAfterKeyword)
    .replace(/([([])\s+/g, '$1')
    .replace(/\s+([)\],:;.])/g, '$1')
    .replace(/(\w|\))\.\s+(?=[a-z_])/g, '$1.')
    .replace(/\)::$/, '):')
    .replace(/\s*==\s*/g, ' == ')
    .replace(/,(?=[^\s)\]])/g, (comma, _at, all: string) => (/["']/.test(all) ? comma : ', '))
    .replace(/ +/g, ' ')
    .replace(/ #/, '  #')
    .trimEnd();
}

/** `f (x)` is a call; `in (1, 2)` is none. */
function keepAfterKeyword(written: string, sign: string, at: number, all: string): string {
  const before = /([\p{L}_]\w*)$/u.exec(all.slice(0, at + 1))?.[1] ?? '';
  return KEYWORDS.has(before) ? written : sign;
}

/** Lines with an indentation that Python can mean: deeper after a colon and nowhere else, unless a bracket is open. */
export function repairIndents(lines: readonly string[]): readonly string[] {
  let open = 0;
  let before: { readonly deep: number; readonly body: string } | undefined;
  return lines.map((line) => {
    const body = line.trim();
    if (body === '') return '';
    let deep = /^ */.exec(line)?.[0].length ?? 0;
    const isNew = open <= 0;
    if (isNew && before !== undefined) {
      const opens = /:\s*(?:#.*)?$/.test(before.body);
      if (opens && deep <= before.deep) deep = before.deep + 4;
      else if (!opens && deep > before.deep) deep = before.deep;
    }
    open = Math.max(0, open + count(body, /[([{]/g) - count(body, /[)\]}]/g));
    if (isNew) before = { deep, body };
    else if (open <= 0 && before !== undefined) before = { ...before, body };
    return ' '.repeat(deep) + body;
  });
}

const count = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].length;
