import { momentHref } from '../../compile/links.js';
import { formatClock } from '../../model/wording/clock.js';
import type { Notebook } from '../../model/notebook.js';
import type { Outcome } from '../../model/problem.js';
import { isObject } from '../../notebook/format/json.js';
import { cutLetters } from '../../text/words.js';
import { conceptFactsOf, lectureFactsOf, type ConceptFacts, type LectureFacts } from '../lecture-facts.js';
import { releaseFacts, releaseOf, type ReleaseOptions } from '../links/release.js';
import { escapeHtml } from '../dialects/shape.js';

/**
 * Cards as the text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html): a card a concept, and
 * one a question from the room. The front is a card's identity:
 * a second import updates the cards and keeps their schedule.
 */
export function exportAnki(notebook: Notebook, options: ReleaseOptions): Outcome<string | undefined> {
  const { path } = options;
  const facts = lectureFactsOf(notebook);
  const release = releaseOf(facts, options);
  const { value, problems } = releaseFacts(
    { lecture: facts, concepts: conceptFactsOf(notebook), questions: questionsOf(notebook) },
    release,
  );
  if (value === undefined) return { value: undefined, problems };
  const { lecture, concepts, questions } = value;
  if (lecture === undefined || concepts.length === 0) {
    const hint = 'Write the summary first: nbscribe summarize LECTURE. Its notebook ends in .summary.ipynb.';
    const message = 'the notebook has no concepts to make cards of';
    return {
      value: undefined,
      problems: [{ code: 'export/no-concepts', level: 'error', message, hint, place: { path, line: 0 } }],
    };
  }
  const cards = [
    ...concepts.map((concept) => conceptCard(concept, lecture)),
    ...questions.map((one) => questionCard(one, lecture)),
  ];
  const deck = [lecture.course, lecture.title]
    .map((part = '') => plain(part.replace(/:{2,}/g, ' ')).replace(/^:|:$/g, ''))
    .filter((part) => part !== '');
  const head = [
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    `#deck:${deck.length === 0 ? 'nbscribe' : deck.join('::')}`,
    '#tags column:3',
  ];
  // Of two cards with one front Anki would keep the last; an empty one it takes for no card.
  const unique = new Map(cards.filter(({ front }) => front !== '').map((card) => [card.front, card]));
  const lines = [...unique.values()].map(({ front, back }) => `${front}\t${back}\t${tagsOf(lecture)}`);
  return { value: `${[...head, ...lines].join('\n')}\n`, problems: [] };
}

interface Card {
  readonly front: string;
  readonly back: string;
}

const plain = (text: string) => text.replace(/[\s\0-\x1f\x7f]+/g, ' ').trim();

/** Words as a field shows them: a line that begins with `#` would be a comment, `\(` maths, `[sound:` played. */
const html = (text: string) =>
  escapeHtml(plain(text))
    .replace(/^#/, '&#35;')
    .replace(/\\(?=[()[\]])/g, '\\<span></span>')
    .replace(/\[(?=\/?(?:sound:|anki:|latex\]|\$))/gi, '&#91;');

function conceptCard(
  { term, question, definition, points, formula, explainedAtMs }: ConceptFacts,
  lecture: LectureFacts,
): Card {
  const list = points.length === 0 ? '' : `<ul>${points.map((point) => `<li>${html(point)}</li>`).join('')}</ul>`;
  const written =
    formula === undefined
      ? ''
      : `<br>${formula.kind === 'tex' ? `\\[${escapeHtml(plain(formula.text))}\\]` : html(formula.text)}`;
  return {
    front: html(question === '' ? term : question),
    back: `${html(definition)}${written}${list}<br>${moment(explainedAtMs, lecture)}`,
  };
}

function moment(atMs: number, { id, title, video }: LectureFacts): string {
  const label = html(`${id === undefined ? (title ?? 'lecture') : id}@${formatClock(atMs)}`);
  return video === undefined ? label : `<a href="${escapeHtml(momentHref(video, atMs))}">${label}</a>`;
}

interface Question {
  readonly question: string;
  readonly answer: string;
  readonly answeredAtMs: number;
}

/** What was asked in the room, and what the lecturer answered. */
function questionsOf({ metadata }: Notebook): readonly Question[] {
  const list: unknown = metadata.nbscribe?.questions;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item): readonly Question[] => {
    const { question, answer } = isObject(item) ? item : {};
    if (!isObject(question) || !isObject(answer)) return [];
    if (typeof question.text !== 'string' || typeof answer.text !== 'string') return [];
    const answeredAtMs = typeof answer.startMs === 'number' ? answer.startMs : 0;
    return [{ question: question.text, answer: answer.text, answeredAtMs }];
  });
}

const questionCard = ({ question, answer, answeredAtMs }: Question, lecture: LectureFacts): Card => ({
  front: html(question),
  back: `${html(answer)}<br>${moment(answeredAtMs, lecture)}`,
});

/** Tags have no spaces; `::` makes one below another. */
function tagsOf({ course, lesson }: LectureFacts): string {
  const name = (text = '') => cutLetters(plain(text)).join('-');
  const parts = [name(course) || 'nbscribe', ...(name(lesson) === '' ? [] : [`lesson-${name(lesson)}`])];
  return parts.join('::');
}
