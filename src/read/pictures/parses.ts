import { parser } from '@lezer/python';

/** A cell may begin with lines that are no Python: `%matplotlib inline`, `!pip install`, `?help`. */
const MAGIC = /^\s*[%!?].*$/gm;

/** `0.` is a number, which the grammar does not know. */
const BARE_POINT = /(\d\.)(?![\w.])/g;

/** Whether code can be run as far as its grammar goes; of other languages, whether its brackets close. */
export function canParse(code: string, language: string): boolean {
  if (language !== 'python') return closesBrackets(code);
  const tree = parser.parse(`${code.replace(MAGIC, 'pass').replace(BARE_POINT, '$10')}\n`);
  let isWhole = true;
  tree.iterate({ enter: ({ type }) => (type.isError ? (isWhole = false) : isWhole) });
  return isWhole && closesBrackets(code);
}

const PAIRS: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Brackets in strings and comments are text. */
function closesBrackets(code: string): boolean {
  const open: string[] = [];
  for (const sign of code.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?:#|\/\/).*$/gm, '')) {
    if ('([{'.includes(sign)) open.push(sign);
    else if (sign in PAIRS && open.pop() !== PAIRS[sign]) return false;
  }
  return open.length === 0;
}
