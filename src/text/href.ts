/** A destination as it names a file, `%20` as a space; as written where its escapes are none. */
export function decodeHref(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}
