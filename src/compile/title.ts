import { escapeHeading, escapeMarkdown } from './escape.js';
import type { CompileInput } from './input.js';
import { formatLength, momentHref } from './links.js';

/** `1 slide`, `68 slides`. */
export const counted = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/** The title cell: heading, who and what, then how long, with the video and the licence. */
export function titleLines({ lecture, sections }: Pick<CompileInput, 'lecture' | 'sections'>): string {
  const { title, lecturer, course, lesson, video, licence, visibility } = lecture;
  const who = [lecturer, course, lesson === undefined ? undefined : `Lesson ${lesson}`].filter(
    (part) => part !== undefined,
  );
  const slides = lecture.captures.filter((capture) => capture.kind === 'slide').length;
  const code = lecture.captures.filter((capture) => capture.kind === 'code').length;
  const facts = [
    formatLength(lecture.durationMs),
    ...(sections.length > 1 ? [counted(sections.length, 'section')] : []),
    ...(slides > 0 ? [counted(slides, 'slide')] : []),
    ...(code > 0 ? [counted(code, 'code cell')] : []),
    ...(video === undefined ? [] : [`[video](${momentHref(video, 0)})`]),
  ];
  const terms = [
    ...(licence === undefined ? [] : [`Licence: ${escapeMarkdown(licence)}`]),
    ...(visibility === 'public'
      ? []
      : [`${visibility === 'unlisted' ? 'Unlisted' : 'Private'}: please do not pass on`]),
  ];
  const lines = [who.map(escapeMarkdown).join(' · '), facts.join(' · '), terms.join(' · ')].filter(
    (line) => line !== '',
  );
  return [`# ${escapeHeading(title)}`, ...lines].join('\n\n');
}
