/** What tells others of a site: a feed and a sitemap, of what is public alone. */
import { encodePath } from '../../host/read.js';
import { escapeHtml } from '../../export/dialects/shape.js';
import type { Course } from '../course.js';
import type { BuiltLesson } from '../index/read-course.js';

/** Where a page of the site stands, as XML has it. */
const addressOf = ({ url = '' }: Course, page: string) => escapeHtml(`${url}/${encodePath(page)}`);

/** RSS 2.0: unlike Atom it needs no dates, and a build knows no clock. https://www.rssboard.org/rss-specification */
export function feedXml(course: Course, lessons: readonly BuiltLesson[], pageOf: (lesson: string) => string): string {
  const address = (page: string) => addressOf(course, page);
  const items = lessons.toReversed().map(({ part }) => {
    const about = part.concepts.map(({ term }) => term).join(', ');
    const link = address(pageOf(part.lesson));
    return `<item><title>${escapeHtml(part.title)}</title><link>${link}</link><guid>${link}</guid><description>${escapeHtml(about)}</description></item>`;
  });
  const title = escapeHtml(course.title);
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>${title}</title><link>${escapeHtml(course.url ?? '')}</link><description>${title}</description>
${items.join('\n')}
</channel></rss>
`;
}

/** https://www.sitemaps.org/protocol.html */
export function sitemapXml(course: Course, pages: readonly string[]): string {
  const urls = pages.map((page) => `<url><loc>${addressOf(course, page)}</loc></url>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${urls.join('\n')}
</urlset>
`;
}
