/**
 * The text between tags, which are looked for by their signs:
 * a pattern would take the square of many `<`. Some tags may stay.
 */
export function textOfHtml(value: string, keeps: (tag: string) => boolean = () => false): string {
  let [text, at] = ['', 0];
  while (at < value.length) {
    const open = value.indexOf('<', at);
    if (open < 0) break;
    text += value.slice(at, open);
    const isComment = value.startsWith('<!--', open);
    const close = value.indexOf(isComment ? '-->' : '>', open);
    at = close < 0 ? value.length : close + (isComment ? 3 : 1);
    const tag = value.slice(open, at);
    if (keeps(tag)) text += tag;
  }
  return (text + value.slice(at)).trim();
}
