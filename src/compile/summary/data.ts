/** The whole summary as data in the notebook's metadata: exports, pages and cards read this, never the Markdown. */
import { joinWords } from '../../model/wording/join-words.js';
import { textOfSentence, type Narration } from '../../model/narration.js';
import type { CellStamp } from '../../model/notebook.js';
import type { Capture } from '../../model/capture.js';
import { textOfStatement, type Point, type Statement, type Summary, type SummaryConcept } from '../../model/summary.js';
import { keyOfCapture } from '../capture.js';

/**
 * A statement as it stands in the metadata.
 * `said` are the sentences that it is taken from: `check` holds it against them.
 */
export interface StatementData {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly said: string;
  readonly roles?: readonly string[];
  /** What a point is marked as. */
  readonly label?: string;
  readonly nested?: boolean;
}

export interface ConceptData {
  readonly term: string;
  readonly variants: readonly string[];
  readonly score: number;
  readonly explainedAtMs: number;
  /** The text of the lead. */
  readonly definition: string;
  readonly defined: boolean;
  /** How well the lead explains, from 0 to 1, where that is known. */
  readonly mark?: number;
  readonly question: string;
  readonly mentionsMs: readonly number[];
  readonly related: readonly string[];
  readonly lead: StatementData;
  readonly points: readonly StatementData[];
  readonly formula?: { readonly text: string; readonly kind: string };
  /** Its capture's key, image and title. */
  readonly slide?: { readonly key: string; readonly image: string; readonly title: string; readonly startMs: number };
  /** Ids of its cells: the text first, then the code. */
  readonly cell: string;
  readonly code?: readonly { readonly cell: string; readonly source: string }[];
}

/** What a concept became in the notebook. */
export interface ConceptParts {
  readonly cell: string;
  readonly code: readonly { readonly cell: string; readonly source: string }[];
  readonly slide?: { readonly capture: Capture; readonly image: string; readonly title: string } | undefined;
}

export function statementData(narration: Narration, statement: Statement | Point): StatementData {
  const { startMs, endMs, from, to, roles } = statement;
  return {
    text: textOfStatement(statement),
    startMs,
    endMs,
    said: joinWords(narration.sentences.slice(from, to).map(textOfSentence)),
    ...(roles.length > 0 && { roles }),
    ...('nested' in statement && statement.nested && { nested: true }),
    ...('label' in statement && statement.label !== undefined && { label: statement.label }),
  };
}

export function conceptData(
  narration: Narration,
  concept: SummaryConcept,
  { cell, code, slide }: ConceptParts,
): ConceptData {
  const { term, variants, score, explainedAtMs, defined, mark, question, mentionsMs, related, lead, points, formula } =
    concept;
  return {
    ...{ term, variants, score, explainedAtMs, defined, ...(mark !== undefined && { mark }) },
    ...{ question, mentionsMs, related, cell },
    definition: textOfStatement(lead),
    lead: statementData(narration, lead),
    points: points.map((point) => statementData(narration, point)),
    ...(formula && { formula }),
    ...(slide && {
      slide: {
        key: keyOfCapture(slide.capture),
        image: slide.image,
        title: slide.title,
        startMs: slide.capture.atMs ?? 0,
      },
    }),
    ...(code.length > 0 && { code }),
  };
}

/** What stands beside the concepts; lists that are empty are left out. */
export function overviewData(
  narration: Narration,
  { takeaways, minorTerms, questions }: Summary,
): Readonly<Record<string, unknown>> {
  const list = (statements: readonly Statement[]) => statements.map((statement) => statementData(narration, statement));
  return {
    ...(takeaways.length > 0 && { takeaways: list(takeaways) }),
    ...(minorTerms.length > 0 && {
      moreTerms: minorTerms.map(({ term, statement }) => ({ term, ...statementData(narration, statement) })),
    }),
    ...(questions.length > 0 && {
      questions: questions.map(({ question, answer }) => ({
        question: statementData(narration, question),
        answer: statementData(narration, answer),
      })),
    }),
  };
}

/** Where a cell is about: what a stamp tells of it. */
export const momentOf = ({ lead, points }: SummaryConcept): Pick<CellStamp, 'startMs' | 'endMs'> => ({
  startMs: Math.min(lead.startMs, ...points.map(({ startMs }) => startMs)),
  endMs: Math.max(lead.endMs, ...points.map(({ endMs }) => endMs)),
});
