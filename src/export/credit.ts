import type { PhrasingContent, RootContent } from 'mdast';
import { momentHref } from '../compile/links.js';
import type { Problem } from '../model/problem.js';
import { ENGLISH, say, type MessageKey, type MessageTable } from '../model/wording/messages.js';
import type { LectureFacts } from './lecture-facts.js';

export interface CreditInput {
  readonly lecture: LectureFacts;
  readonly view: string;
  /** The section that is shown alone, and when it begins. */
  readonly section?: { readonly title: string; readonly startMs: number } | undefined;
  readonly authors: readonly string[];
  readonly messages?: MessageTable | undefined;
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });
const link = (value: string, url: string): PhrasingContent => ({ type: 'link', url, children: [text(value)] });

/** Where a licence of Creative Commons stands: `CC-BY-SA-4.0`, `CC0-1.0`, `cc by 4.0`. */
export function licenceUrl(licence: string): string | undefined {
  const name = licence
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');
  if (/^cc-?0(?:-?1\.0)?$/.test(name)) return 'https://creativecommons.org/publicdomain/zero/1.0/';
  const [, kind, version = '4.0'] = /^cc-?(by(?:-(?:nc-sa|nc-nd|nc|sa|nd))?)(?:-?([1-4]\.[05]))?$/.exec(name) ?? [];
  return kind === undefined ? undefined : `https://creativecommons.org/licenses/${kind}/${version}/`;
}

/** What was done to the words, as CC BY 4.0, section 3(a)(1)(B), wants it said. */
const CHANGES: Readonly<Record<string, MessageKey>> = { transcript: 'creditTranscript', summary: 'creditSummary' };

/** Title, author, source, licence and what was changed, in one paragraph. */
export function creditLine({ lecture, view, section, authors, messages = ENGLISH }: CreditInput): RootContent {
  const { title = '', lecturer, course, lesson, video } = lecture;
  const by = lecturer === undefined ? '' : ` ${say(messages, 'creditBy', { name: lecturer })}`;
  const where = [course, lesson && say(messages, 'lesson', { name: lesson })].filter((part) => part);
  const about = [`${say(messages, 'creditFrom', { title })}${by}`, ...where].join(', ');
  const moment = video === undefined ? undefined : momentHref(video, section?.startMs ?? 0);
  const source = moment === undefined ? [] : [text(', '), link(say(messages, 'video'), moment)];
  const parts = section === undefined ? [] : [say(messages, 'creditSection', { title: section.title })];
  const changes = [...parts, say(messages, CHANGES[view] ?? 'creditNotes')].join('; ');
  const notes = authors.length === 0 ? '' : ` ${say(messages, 'creditAuthors', { names: authors.join(', ') })}`;
  const last = text(`. ${say(messages, 'creditChanges', { changes })}${notes}`);
  const children = [text(about), ...source, text('; '), termsOf(lecture, messages), last];
  return { type: 'paragraph', children: [{ type: 'emphasis', children }] };
}

function termsOf({ licence }: LectureFacts, messages: MessageTable): PhrasingContent {
  if (licence === undefined) return text(say(messages, 'creditUnknown'));
  const address = licenceUrl(licence);
  return address === undefined ? text(licence) : link(licence, address);
}

/** A licence that nobody gave, and one that forbids what an excerpt does. */
export function licenceProblems({ licence }: LectureFacts, path: string): readonly Problem[] {
  if (licence === undefined)
    return [
      {
        code: 'export/licence-unknown',
        level: 'warning',
        message: 'the lecture names no licence: ask before you publish',
        hint: 'Add `licence:` to lecture.yaml, such as CC-BY-4.0, and build again.',
        place: { path, line: 0 },
      },
    ];
  if (!/\bnd\b/i.test(licence.replace(/[-_]/g, ' '))) return [];
  return [
    {
      code: 'export/no-derivatives',
      level: 'warning',
      message: `the licence ${licence} forbids sharing changed versions, which an excerpt or a transcript with added marks may be`,
      hint: 'Ask the lecturer before you publish.',
      place: { path, line: 0 },
    },
  ];
}
