/**
 * Code with its quoted strings replaced, each given without its quotes; a string ends on its line. Not by a pattern:
 * one that looks for the end of each quote anew takes the square of a line of `"\"\"\"`.
 * A quote without a partner is looked for once a line.
 */
export function replaceStrings(code: string, replace: (text: string) => string): string {
  return code.includes('"') || code.includes("'")
    ? code.split('\n').map((line) => replaceInLine(line, replace)).join('\n') // prettier-ignore
    : code;
}

function replaceInLine(line: string, replace: (text: string) => string): string {
  const parts: string[] = [];
  const alone = new Set<string>();
  let from = 0;
  for (let at = 0; at < line.length; at++) {
    const quote = line[at] ?? '';
    if ((quote !== '"' && quote !== "'") || alone.has(quote)) continue;
    const end = endOfString(line, at);
    if (end === undefined) alone.add(quote);
    else {
      parts.push(line.slice(from, at), replace(line.slice(at + 1, end)));
      from = end + 1;
      at = end;
    }
  }
  return parts.join('') + line.slice(from);
}

/** Index of the quote that ends the string begun at `at`. */
function endOfString(line: string, at: number): number | undefined {
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === '\\') end++;
    else if (line[end] === line[at]) return end;
  }
  return undefined;
}
