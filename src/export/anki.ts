import { momentHref } from '../compile/links.js';
import { formatClock } from '../model/wording/clock.js';
import type { Notebook } from '../model/notebook.js';
import type { Outcome } from '../model/problem.js';
import { isObject } from '../notebook/format/json.js';
import { conceptFactsOf, lectureFactsOf, type ConceptFacts, type LectureFacts } from './lecture-facts.js';
import { escapeHtml } from './shape.js';

/**
 * Cards as the text file that Anki imports (https://docs.ankiweb.net/importing/text-files.html): a card a concept, and one a question
 * from the room. The front is a card's identity: a second import updates the cards and keeps their schedule.
 */
export function exportAnki(notebook: Notebook, path: string): Outcome<string | undefined> {
  const lecture = lectureFactsOf(notebook);
  const concepts = conceptFactsOf(notebook);
  if (lecture === undefined || concepts.length === 0) {
    const hint = 'Write the summary first: nbscribe summarize LECTURE. Its notebook ends in .summary.ipynb.';
    const message = 'the notebook has no concepts to make cards of';
    return {
      value: undefined,
      problems: [{ code: 'export/no-concepts', level: 'error', message, hint, place: { path, line: 0 } }],
    };
  }
  const cards = [...concepts.map((concept) => conceptCard(concept, lecture)), ...questionCards(notebook, lecture)];
  const deck = [lecture.course, lecture.title]
    .filter((part) => part !== undefined)
    .map((part) => plain(part).replace(/::/g, ':'));
  const head = ['#separator:tab', '#html:true', '#notetype:Basic', `#deck:${deck.join('::')}`, '#tags column:3'];
  const unique = new Map(cards.map((card) => [card.front, card]));
  const lines = [...unique.values()].map(({ front, back }) => `${front}\t${back}\t${tagsOf(lecture)}`);
  return { value: `${[...head, ...lines].join('\n')}\n`, problems: [] };
}

interface Card {
  readonly front: string;
  readonly back: string;
}

const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
const html = (text: string) => escapeHtml(plain(text));

function conceptCard(
  { term, question, definition, points, formula, explainedAtMs }: ConceptFacts,
  lecture: LectureFacts,
): Card {
  const list = points.length === 0 ? '' : `<ul>${points.map((point) => `<li>${html(point)}</li>`).join('')}</ul>`;
  const written =
    formula === undefined ? '' : `<br>${formula.kind === 'tex' ? `\\[${html(formula.text)}\\]` : html(formula.text)}`;
  return {
    front: html(question === '' ? term : question),
    back: `${html(definition)}${written}${list}<br>${moment(explainedAtMs, lecture)}`,
  };
}

function moment(atMs: number, { id, title, video }: LectureFacts): string {
  const label = escapeHtml(`${id === undefined ? (title ?? 'lecture') : id}@${formatClock(atMs)}`);
  return video === undefined ? label : `<a href="${escapeHtml(momentHref(video, atMs))}">${label}</a>`;
}

/** What was asked in the room, and what the lecturer answered. */
function questionCards({ metadata }: Notebook, lecture: LectureFacts): readonly Card[] {
  const list: unknown = metadata.nbscribe?.questions;
  if (!Array.isArray(list)) return [];
  return list.flatMap((item): readonly Card[] => {
    const { question, answer } = isObject(item) ? item : {};
    if (!isObject(question) || !isObject(answer)) return [];
    if (typeof question.text !== 'string' || typeof answer.text !== 'string') return [];
    const atMs = typeof answer.startMs === 'number' ? answer.startMs : 0;
    return [{ front: html(question.text), back: `${html(answer.text)}<br>${moment(atMs, lecture)}` }];
  });
}

/** Tags have no spaces; `::` makes one below another. */
function tagsOf({ course, lesson }: LectureFacts): string {
  const name = (text: string) =>
    plain(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-|-$/g, '');
  const parts = [
    course === undefined ? 'nbscribe' : name(course),
    ...(lesson === undefined ? [] : [`lesson-${name(lesson)}`]),
  ];
  return parts.join('::');
}
