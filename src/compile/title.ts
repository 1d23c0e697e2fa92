import type { Capture, CaptureKind } from '../model/capture.js';
import { counted } from '../model/counted.js';
import { ENGLISH, say } from '../model/wording/messages.js';
import { escapeHeading, escapeLine } from '../text/markdown/escape.js';
import type { CompileInput } from './input.js';
import { formatLength, momentHref } from './links.js';

const NOUNS = { slide: 'slide', image: 'image', code: 'code cell', output: 'output', note: 'note' } as const;

/** What a notebook shows of each kind: `9 slides (10 before near-duplicates were folded)`, `18 code cells`. */
export function describeCaptures(captures: readonly Capture[]): readonly string[] {
  return (Object.keys(NOUNS) as CaptureKind[]).flatMap((kind) => {
    const shown = captures.filter((capture) => capture.kind === kind);
    if (shown.length === 0) return [];
    const folded = shown.reduce((sum, { earlier = [] }) => sum + earlier.length, 0);
    const before = folded === 0 ? '' : ` (${shown.length + folded} before near-duplicates were folded)`;
    return [`${counted(shown.length, NOUNS[kind])}${before}`];
  });
}

/** The title cell: heading, who and what, then how long, with the video and the licence. */
export function titleLines({
  lecture,
  sections,
  messages = ENGLISH,
}: Pick<CompileInput, 'lecture' | 'sections' | 'messages'>): string {
  const { title, lecturer, course, lesson, video, licence, visibility } = lecture;
  const who = [lecturer, course, lesson === undefined ? undefined : say(messages, 'lesson', { name: lesson })].filter(
    (part) => part !== undefined,
  );
  const slides = lecture.captures.filter((capture) => capture.kind === 'slide').length;
  const code = lecture.captures.filter((capture) => capture.kind === 'code').length;
  const facts = [
    formatLength(lecture.durationMs),
    ...(sections.length > 1 ? [say(messages, 'sections', { n: sections.length })] : []),
    ...(slides > 0 ? [say(messages, 'slides', { n: slides })] : []),
    ...(code > 0 ? [say(messages, 'codeCells', { n: code })] : []),
    ...(video === undefined ? [] : [`[${say(messages, 'video')}](${momentHref(video, 0)})`]),
  ];
  const terms = [
    ...(licence === undefined ? [] : [say(messages, 'licence', { name: escapeLine(licence) })]),
    ...(visibility === 'public' ? [] : [say(messages, visibility)]),
  ];
  const lines = [who.map(escapeLine).join(' · '), facts.join(' · '), terms.join(' · ')].filter((line) => line !== '');
  return [`# ${escapeHeading(title)}`, ...lines].join('\n\n');
}
