/** The parts of a summary around its concepts: in short, more terms, section by section, questions. */
import type { Section } from '../../model/section.js';
import type { MinorTerm, RoomQuestion, Statement, Summary, SummaryConcept } from '../../model/summary.js';
import { ENGLISH, say, type MessageKey } from '../../model/wording/messages.js';
import { escapeMarkdown } from '../../text/markdown/escape.js';
import { sectionLink } from './concept-cell.js';
import type { LinkTargets } from './input.js';
import { conceptLinks, lineOf, listOf, textOf, timeAndPlace, timeOf } from './lines.js';

const headingFor = (part: MessageKey, { messages = ENGLISH }: LinkTargets): string => say(messages, part);

/** Empty where there is nothing to say. */
type Part = string;

export function renderTakeaways(takeaways: readonly Statement[], targets: LinkTargets): Part {
  return takeaways.length === 0
    ? ''
    : under(
        headingFor('takeaways', targets),
        takeaways.map((statement) => `- ${lineOf(statement, targets)}`),
      );
}

export function renderMinorTerms(terms: readonly MinorTerm[], targets: LinkTargets): Part {
  const lines = terms.map(({ term, statement }) => `- **${escapeMarkdown(term)}**: ${lineOf(statement, targets)}`);
  return lines.length === 0 ? '' : under(headingFor('minorTerms', targets), lines);
}

/** Each section with what is said there beside the concepts, else with the concepts that are explained there. */
export function renderSections(
  sections: readonly Section[],
  { sectionPoints, concepts }: Summary,
  targets: LinkTargets,
): Part {
  const top = Math.min(...sections.map(({ level }) => level));
  const lines = sections.flatMap(({ title, level, startMs, endMs }, nth) => {
    const indent = '  '.repeat(Math.max(0, level - top));
    const points = sectionPoints[nth] ?? [];
    const last = nth === sections.length - 1;
    const isIn = (ms: number) => (ms >= startMs || nth === 0) && (ms < endMs || last);
    const led = concepts.filter(({ lead }) => isIn(lead.startMs));
    const here = led.length > 0 ? led : mostNamed(concepts, isIn);
    const head = `${indent}- **${sectionLink(title, startMs, targets)}** ${timeOf(startMs, targets)}`;
    if (points.length > 0) return [head, listOf(points, targets, `${indent}  `)];
    const links = conceptLinks(
      here.map(({ term }) => term),
      targets,
    );
    // On a line of its own: what stands on a line with a time was said.
    return links === '' ? [head] : [head, `${indent}  - → ${links}`];
  });
  return lines.length === 0 ? '' : under(headingFor('bySection', targets), lines);
}

const MOST_NAMED = 2;
const FEWEST_NAMED = 3;

/** Where none is explained, the concepts that are spoken of. */
function mostNamed(concepts: readonly SummaryConcept[], isIn: (ms: number) => boolean): SummaryConcept[] {
  return concepts
    .map((concept) => ({ concept, times: concept.mentionsMs.filter(isIn).length }))
    .filter(({ times }) => times >= FEWEST_NAMED)
    .sort((a, b) => b.times - a.times)
    .slice(0, MOST_NAMED)
    .map(({ concept }) => concept);
}

export function renderRoomQuestions(questions: readonly RoomQuestion[], targets: LinkTargets): Part {
  const lines = questions.map(
    ({ question, answer }) =>
      `- **${textOf(question)}** ${timeOf(question.startMs, targets)}\n  - ${lineOf(answer, targets)}`,
  );
  return lines.length === 0 ? '' : under(headingFor('roomQuestions', targets), lines);
}

/** One question for each concept, its answer folded away. */
export function renderSelfTest(concepts: readonly SummaryConcept[], targets: LinkTargets): Part {
  const parts = concepts.map((concept) => {
    const { question, answers } = askAbout(concept, targets);
    const lines = answers.map((statement) => `> ${textOf(statement)} ${timeAndPlace(statement.startMs, targets)}`);
    return `<details><summary>${escapeHtml(question)}</summary>\n\n${lines.join('\n>\n')}\n\n</details>`;
  });
  return parts.length === 0 ? '' : `## ${headingFor('selfTest', targets)}\n\n${parts.join('\n\n')}`;
}

interface SelfTest {
  readonly question: string;
  readonly answers: readonly Statement[];
}

/** Why, and what to mind, is asked too where a point tells. */
function askAbout({ lead, defined, question, points }: SummaryConcept, { messages = ENGLISH }: LinkTargets): SelfTest {
  const reason = points.find(({ label }) => label === 'why');
  const warning = points.find(({ label }) => label === 'warning');
  if (reason !== undefined) return { question: `${question} ${say(messages, 'why')}`, answers: [lead, reason] };
  if (warning !== undefined) return { question: `${question} ${say(messages, 'warning')}`, answers: [lead, warning] };
  return { question, answers: defined ? [lead] : [lead, ...points.slice(0, 1)] };
}

const under = (heading: string, lines: readonly string[]): string => `## ${heading}\n\n${lines.join('\n')}`;

const escapeHtml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
