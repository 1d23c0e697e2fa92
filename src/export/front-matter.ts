import { stringify } from 'yaml';
import { momentHref } from '../compile/links.js';
import type { LectureFacts } from './lecture-facts.js';

/** Generators of sites whose front matter is written. */
export const SITES = ['jekyll', 'quarto', 'hugo', 'nbdev'] as const;
export type Site = (typeof SITES)[number];

export interface PostFacts {
  readonly title: string;
  readonly lecture: LectureFacts | undefined;
  readonly authors: readonly string[];
  readonly startMs: number;
}

/**
 * The front matter of a post. It has no date, so that the same notebook gives the same bytes; what is not public is a
 * draft (https://jekyllrb.com/docs/front-matter, https://gohugo.io/content-management/front-matter,
 * https://quarto.org/docs/websites/website-blog.html).
 */
export function frontMatterFor(site: Site, { title, lecture, authors, startMs }: PostFacts): string {
  const author = authors.length > 0 ? authors.join(', ') : lecture?.lecturer;
  const canonical = lecture?.video === undefined ? undefined : momentHref(lecture.video, startMs);
  const isPublic = lecture === undefined || lecture.visibility === 'public';
  const tags = lecture?.course === undefined ? undefined : [lecture.course];
  const description = lecture?.title === undefined || lecture.title === title ? undefined : `From “${lecture.title}”`;
  const fields: Readonly<Record<Site, Readonly<Record<string, unknown>>>> = {
    jekyll: { layout: 'post', title, author, tags, canonical_url: canonical, ...(!isPublic && { published: false }) },
    hugo: { title, author, tags, canonicalURL: canonical, ...(!isPublic && { draft: true }) },
    quarto: {
      title,
      description,
      author,
      categories: tags,
      'canonical-url': canonical,
      ...(!isPublic && { draft: true }),
    },
    nbdev: { title, description, author, categories: tags, ...(!isPublic && { draft: true }) },
  };
  const given = Object.fromEntries(Object.entries(fields[site]).filter(([, value]) => value !== undefined));
  return `---\n${stringify(given, { lineWidth: 0 })}---\n\n`;
}
