/**
 * The path of a file as the destination of a link: percent-encoded is what would end it, and what would begin a query,
 * a fragment, an escape, an entity, a scheme, maths, code or the next cell of a table. `decodeHref` takes it back.
 */
export const encodeHref = (path: string): string => path.replace(/[\s()<>"'\\\u0000-\u001f%#?&:$`|]/g, percentOf);

/** Of one sign its bytes in UTF-8: `%E2%80%AF`, also of those that may stand in an address. */
export const percentOf = (char: string): string =>
  Array.from(new TextEncoder().encode(char), (byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

/** A destination as it names a file, `%20` as a space; as written where its escapes are none. */
export function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
