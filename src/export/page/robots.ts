/** What keeps search engines from a page that is not public, as a line of its head. */
export const robotsMeta = (visibility = 'public'): string =>
  visibility === 'public' ? '' : '<meta name="robots" content="noindex,nofollow,noarchive">\n';
