/** The top of a summary: whose lecture, how long, what became of it. */
import { countWords } from '../../model/wording/count-words.js';
import { ENGLISH, say, type MessageTable } from '../../model/wording/messages.js';
import { textOfSentence } from '../../model/narration.js';
import { textOfStatement, type Point, type Statement, type Summary } from '../../model/summary.js';
import { escapeHeading, escapeMarkdown } from '../../text/markdown/escape.js';
import { formatLength, momentHref } from '../links.js';
import type { FullNotebook } from './full-notebook.js';
import type { SummaryInput } from './input.js';

export function titleOf(
  { lecture, sections, summary, narration, spokenWords, messages = ENGLISH }: SummaryInput,
  full: FullNotebook,
): string {
  const { title, lecturer, course, video } = lecture;
  const who = [lecturer, course].filter((part) => part !== undefined).map(escapeMarkdown);
  const links = [
    ...(full.href === undefined ? [] : [`[${say(messages, 'fullNotebook')}](${full.href})`]),
    ...(video === undefined ? [] : [`[${say(messages, 'video')}](${momentHref(video, 0)})`]),
  ];
  const spoken = [
    formatLength(lecture.durationMs),
    say(messages, 'words', { n: written(countWords(narration.sentences.map(textOfSentence), spokenWords.length)) }),
    say(messages, 'sections', { n: sections.length }),
  ].join(', ');
  return [
    `# ${say(messages, 'summary', { title: escapeHeading(title) })}`,
    [...who, ...links].join(' · '),
    `${spoken}${shownIn(summary, messages)}.`,
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

const written = (count: number): string => count.toLocaleString('en-GB');

function shownIn(summary: Summary, messages: MessageTable): string {
  const { length } = summary.concepts;
  const shown = statementsOf(summary);
  const count = shown.reduce((sum, statement) => sum + statement.words.length, 0);
  const words = countWords(shown.map(textOfStatement), count);
  if (length === 0) return '';
  return `; ${say(messages, 'shown', { n: length, words: written(words) })}`;
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
