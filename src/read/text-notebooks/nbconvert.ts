import { cellOf, cutAt, type NumberedLine, type TextCell } from './cell.js';
import { strip } from './header.js';
import { restoreCalls } from './magics.js';
import type { ScriptSettings } from './percent.js';

const PROMPT = /^\s*In\s?\[[\s\d*]*\]:?\s*$/;

export function isPrompt(line: string, comment: string): boolean {
  return line.startsWith(comment) && PROMPT.test(line.slice(comment.length));
}

/**
 * What `jupyter nbconvert --to script` writes: `# In[1]:` above each cell of code; below it, behind two blank lines,
 * the Markdown that follows, in comments.
 */
export function readPrompts(lines: readonly NumberedLine[], { comment }: ScriptSettings): readonly TextCell[] {
  return cutAt(lines, (line) => isPrompt(line, comment)).flatMap(({ mark, body }) => {
    const end = mark === undefined ? 0 : startOfProse(body, comment);
    const code = cellOf(body.slice(0, end), { kind: 'code' });
    const prose = body.slice(end).map(({ text, line }) => ({ text: strip(text, comment), line }));
    const kind = mark === undefined && !body.every(({ text }) => isProse(text, comment)) ? 'code' : 'markdown';
    return [
      ...code.map((cell) => ({ ...cell, source: restoreCalls(cell.source) })),
      ...cellOf(kind === 'code' ? body : prose, { kind }),
    ];
  });
}

const isProse = (text: string, comment: string) => text.trim() === '' || text.startsWith(comment);

/** Where the comments at the end begin that two blank lines part from the code. */
function startOfProse(body: readonly NumberedLine[], comment: string): number {
  const blank = (at: number) => body[at]?.text.trim() === '';
  let start = body.length;
  let hasCode = false;
  for (let at = body.length - 1; at >= 0 && isProse(body[at]?.text ?? '', comment); at--)
    if (!blank(at) && (at === 0 || (blank(at - 1) && blank(at - 2)))) start = at;
  for (let at = 0; at < start; at++) hasCode ||= !blank(at);
  return hasCode ? start : body.length;
}
