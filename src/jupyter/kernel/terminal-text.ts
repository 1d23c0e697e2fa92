/**
 * What printed text looks like after its carriage returns and backspaces, as JupyterLab shows it (`processText` of
 * `@jupyterlab/outputarea`): `\r` goes back to the start of the line and what follows overwrites, `\b` deletes the
 * character before, a line feed goes to the end of the text.
 *
 *     "10%\r20%\r"  ->  "20%"        "abc\rX\n"  ->  "Xbc\n"        "ab\bc"  ->  "ac"
 */
export function applyControls(text: string): string {
  if (!/[\r\b]/.test(text)) return text;
  return text.split('\n').map(applyToLine).join('\n');
}

function applyToLine(line: string): string {
  if (!/[\r\b]/.test(line)) return line;
  // One pass over the pieces between the controls; a progress bar prints thousands of them on one line.
  let shown = '';
  let cursor = 0;
  for (const [, control = '', piece = ''] of line.matchAll(/([\r\b]|^)([^\r\b]*)/g)) {
    if (control === '\r') cursor = 0;
    if (control === '\b' && cursor > 0) {
      shown = shown.slice(0, cursor - 1) + shown.slice(cursor);
      cursor -= 1;
    }
    if (piece === '') continue;
    shown = shown.slice(0, cursor) + piece + shown.slice(cursor + piece.length);
    cursor += piece.length;
  }
  return shown;
}
