import type { PhrasingContent, RootContent } from 'mdast';
import { momentHref } from '../compile/links.js';
import type { Problem } from '../model/problem.js';
import type { LectureFacts } from './lecture-facts.js';

export interface CreditInput {
  readonly lecture: LectureFacts;
  readonly view: string;
  /** The section that is shown alone, and when it begins. */
  readonly section?: { readonly title: string; readonly startMs: number } | undefined;
  readonly authors: readonly string[];
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
const CHANGES: Readonly<Record<string, string>> = {
  transcript: 'transcribed; punctuation, capitals and paragraphs added',
  summary: 'shortened by leaving out words of the transcript; punctuation and capitals added',
};

/** Title, author, source, licence and what was changed, in one paragraph. */
export function creditLine({ lecture, view, section, authors }: CreditInput): RootContent {
  const { title = 'a lecture', lecturer, course, lesson, video, licence } = lecture;
  const where = [lecturer && `by ${lecturer}`, course, lesson && `lesson ${lesson}`].filter((part) => part);
  const address = licence === undefined ? undefined : licenceUrl(licence);
  const source = video === undefined ? [] : [text(', '), link('video', momentHref(video, section?.startMs ?? 0))];
  const terms =
    licence === undefined
      ? text('licence unknown: ask before you publish')
      : address === undefined
        ? text(licence)
        : link(licence, address);
  const excerpt = section === undefined ? '' : `the section “${section.title}” alone; `;
  const changes = `. Changes: ${excerpt}${CHANGES[view] ?? 'made into notes'}.`;
  const by = authors.length === 0 ? '' : ` Notes by ${authors.join(', ')}.`;
  const about = where.length === 0 ? '' : ` ${where.join(', ')}`;
  return {
    type: 'paragraph',
    children: [
      {
        type: 'emphasis',
        children: [text(`From “${title}”${about}`), ...source, text('; '), terms, text(`${changes}${by}`)],
      },
    ],
  };
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
