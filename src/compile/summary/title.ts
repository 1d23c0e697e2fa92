/** The top of a summary: whose lecture, how long, what became of it. */
import type { Point, Statement, Summary } from '../../model/summary.js';
import { escapeHeading, escapeMarkdown } from '../escape.js';
import { formatLength, momentHref } from '../links.js';
import { counted } from '../../model/counted.js';
import type { FullNotebook } from './full-notebook.js';
import type { SummaryInput } from './input.js';

export function titleOf({ lecture, sections, summary, spokenWords }: SummaryInput, full: FullNotebook): string {
  const { title, lecturer, course, video } = lecture;
  const who = [lecturer, course].filter((part) => part !== undefined).map(escapeMarkdown);
  const links = [
    ...(full.href === undefined ? [] : [`[full notebook](${full.href})`]),
    ...(video === undefined ? [] : [`[video](${momentHref(video, 0)})`]),
  ];
  const spoken = `${formatLength(lecture.durationMs)}, ${written(spokenWords.length)} words, ${counted(sections.length, 'section')}`;
  return [`# ${escapeHeading(title)}: summary`, [...who, ...links].join(' · '), `${spoken}${shownIn(summary)}.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

const written = (count: number): string => count.toLocaleString('en-GB');

function shownIn(summary: Summary): string {
  const { length } = summary.concepts;
  const words = statementsOf(summary).reduce((sum, statement) => sum + statement.words.length, 0);
  if (length === 0) return '';
  return `; here ${counted(length, 'concept')} in ${written(words)} words, each one the lecturer's own`;
}

/** Everything that a summary shows of the speech. */
function statementsOf({
  takeaways,
  concepts,
  minorTerms,
  sectionPoints,
  questions,
}: Summary): readonly (Statement | Point)[] {
  return [
    ...takeaways,
    ...concepts.flatMap(({ lead, points }) => [lead, ...points]),
    ...minorTerms.map(({ statement }) => statement),
    ...sectionPoints.flat(),
    ...questions.flatMap(({ question, answer }) => [question, answer]),
  ];
}
