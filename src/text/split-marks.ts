/**
 * A text apart: what its beginning matches, what is left, and what the end of that matches.
 * Both patterns are anchored, and neither goes back over what it matched: the time grows with the length.
 */
export function splitMarks(
  text: string,
  { before, after }: { readonly before: RegExp; readonly after: RegExp },
): readonly [before: string, core: string, after: string] {
  const head = before.exec(text)?.[0] ?? '';
  const rest = text.slice(head.length);
  const tail = after.exec(rest)?.[0] ?? '';
  return [head, rest.slice(0, rest.length - tail.length), tail];
}
