/** How sections are called in headings, and the list of them at the top. */
import { ENGLISH, say } from '../model/wording/messages.js';
import type { Section } from '../model/section.js';
import { escapeLabel } from '../text/markdown/escape.js';
import type { CompileInput } from './input.js';
import { headingHref, timeLink } from './links.js';

/** Titles as they stand in headings: one that returns gets a number, so that every link has one target. */
export function uniqueTitles(
  items: readonly { readonly title: string }[],
  taken: readonly string[] = [],
): readonly string[] {
  const used = new Set(taken);
  const counts = new Map<string, number>();
  return items.map(({ title }) => {
    let unique = title;
    for (let count = counts.get(title) ?? 2; used.has(unique); count++) {
      unique = `${title} (${count})`;
      counts.set(title, count + 1);
    }
    used.add(unique);
    return unique;
  });
}

/** The sections as their headings name them. A first section that is called like the lecture is its introduction. */
export function titledSections({
  sections,
  lecture,
  messages = ENGLISH,
}: Pick<CompileInput, 'sections' | 'lecture' | 'messages'>): readonly Section[] {
  const named = sections.map(({ title }, nth) => ({
    title: nth === 0 && title === lecture.title ? say(messages, 'introduction') : title,
  }));
  const titles = uniqueTitles(named, [lecture.title]);
  const parts = uniqueTitles(
    sections.map(({ part = '' }) => ({ title: part })),
    [lecture.title, ...titles],
  );
  return sections.map((section, nth) => ({
    ...section,
    title: titles[nth] ?? section.title,
    ...(section.part === undefined ? {} : { part: parts[nth] ?? section.part }),
  }));
}

/** Whether sections stand under parts, each with a heading of its own. */
export const hasParts = (sections: readonly Section[]) => sections.some(({ part }) => part !== undefined);

/** The sections as a list of links to their moments and headings. */
export function contentsOf({ sections, lecture, messages = ENGLISH }: CompileInput): string {
  const deeper = hasParts(sections) ? 1 : 0;
  const linkTo = (title: string) => `[${escapeLabel(title)}](${headingHref(title)})`;
  const lines = sections.flatMap(({ title, level, startMs, part }) => {
    const indent = '  '.repeat(Math.max(0, level - 1 + deeper));
    const line = `${indent}- ${timeLink(lecture.video, startMs, headingHref(title))} ${linkTo(title)}`;
    return part === undefined ? [line] : [`- **${linkTo(part)}**`, line];
  });
  return [`**${say(messages, 'contents')}**`, '', ...lines].join('\n');
}
