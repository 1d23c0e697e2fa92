/** Concepts over all lessons: each once, with its best definition and every place. */
import type { LessonTexts } from '../part/lesson-part.js';
import type { LessonPart, Passage, PartConcept } from '../part/part.js';
import { conceptKey } from './concept-key.js';
import { keysIn, mentionsIn } from './mentions.js';
import { isSubject, isWorthwhile } from './worthwhile.js';

/** A concept in one lesson. */
export interface ConceptPlace {
  /** The lesson's place in the course, from 0. */
  readonly nth: number;
  readonly part: LessonPart;
  /** Where it is one of the lesson's own concepts. */
  readonly concept?: PartConcept;
  /** Passages in which it is said. */
  readonly passages: readonly Passage[];
}

export interface CourseConcept {
  /** Its forms without case, plural, hyphen. */
  readonly key: string;
  readonly term: string;
  /** The lesson that explains it best. */
  readonly best: ConceptPlace & { readonly concept: PartConcept };
  /** By the order of teaching; every lesson that says it. */
  readonly places: readonly ConceptPlace[];
  /** Concepts that were explained before it and are named where it is explained. */
  readonly buildsOn: readonly string[];
}

/** Two small letters are a variable: nobody looks it up. */
const isName = (term: string, key: string) => key !== '' && (key.length > 2 || /\p{Lu}|[^\p{ASCII}]/u.test(term));

const MOST_BEFORE = 4;

export interface CourseIndex {
  /** Those with an explanation worth keeping. */
  readonly concepts: readonly CourseConcept[];
  /** The other concepts of lessons: where they are said is all there is to tell. */
  readonly others: readonly CourseConcept[];
}

/** Lessons come in the order of teaching. Concepts come in the order in which they are first explained. */
export function indexConcepts(lessons: readonly LessonTexts[]): CourseIndex {
  const drafts = draftConcepts(lessons);
  const kept = drafts.filter(({ best }) => isWorthwhile(best.concept));
  return {
    concepts: kept.map((concept, nth) => ({ ...concept, buildsOn: buildsOn(concept, kept.slice(0, nth)) })),
    others: drafts.filter((draft) => !kept.includes(draft)).map((draft) => ({ ...draft, buildsOn: [] })),
  };
}

/** Those with an explanation worth keeping. */
export const courseConcepts = (lessons: readonly LessonTexts[]): readonly CourseConcept[] =>
  indexConcepts(lessons).concepts;

function draftConcepts(lessons: readonly LessonTexts[]): readonly DraftConcept[] {
  const own = new Map<string, { nth: number; part: LessonPart; concept: PartConcept }[]>();
  lessons.forEach(({ part }, nth) => {
    for (const concept of part.concepts) {
      const key = conceptKey(concept.term);
      if (!isName(concept.term, key) || own.get(key)?.at(-1)?.nth === nth) continue;
      own.set(key, [...(own.get(key) ?? []), { nth, part, concept }]);
    }
  });
  const known = new Set(own.keys());
  const said = lessons.map(({ passages }) => mentionsIn(passages, known));
  const drafts = [...own].flatMap(([key, explained]) => {
    const places = lessons.flatMap(({ part }, nth): ConceptPlace[] => {
      const here = explained.find((one) => one.nth === nth);
      const passages = said[nth]?.get(key) ?? [];
      if (here === undefined && passages.length === 0) return [];
      return [{ nth, part, passages, ...(here && { concept: here.concept }) }];
    });
    const explaining = places.filter(isExplaining);
    const [best] = explaining.toSorted(byExplanation);
    return best === undefined ? [] : [{ key, term: nameOf(explaining), best, places }];
  });
  return drafts.toSorted((a, b) => firstOf(a) - firstOf(b) || (a.key < b.key ? -1 : 1));
}

type Explaining = CourseConcept['best'];
type DraftConcept = Omit<CourseConcept, 'buildsOn'>;

const isExplaining = (place: ConceptPlace): place is Explaining => place.concept !== undefined;

/** Lesson and moment as one number: no lesson lasts a year. */
const YEAR_MS = 31_536_000_000;
const firstOf = ({ places }: DraftConcept): number => {
  const first = places.find(isExplaining);
  return first === undefined ? Infinity : first.nth * YEAR_MS + first.concept.explainedAtMs;
};

/**
 * Thousandths: what a definition gets more, and what begins with the concept; what is expected where nothing is known.
 */
const MARKS = { definition: 100, subject: 80, unknown: 350 };

/**
 * What explains best by its mark, definitions before the rest;
 * of equals what is dwelt on longest, then the earlier lesson's.
 */
function byExplanation(a: Explaining, b: Explaining): number {
  const markOf = ({ concept }: Explaining) =>
    (concept.mark ?? MARKS.unknown) +
    (concept.defined ? MARKS.definition : 0) +
    (isSubject(concept) ? MARKS.subject : 0);
  const weight = ({ concept }: Explaining) => concept.mentionsMs.length + 3 * concept.points.length;
  const kept = (one: Explaining) => Number(isWorthwhile(one.concept));
  return kept(b) - kept(a) || markOf(b) - markOf(a) || weight(b) - weight(a) || a.nth - b.nth;
}

/** The form that most lessons have; of equals the shorter, then the one that comes first by code unit. */
function nameOf(explaining: readonly Explaining[]): string {
  const counts = new Map<string, number>();
  for (const { concept } of explaining) counts.set(concept.term, (counts.get(concept.term) ?? 0) + 1);
  const [best] = [...counts].toSorted(([a, many], [b, more]) => more - many || a.length - b.length || (a < b ? -1 : 1));
  return best?.[0] ?? '';
}

/** Earlier concepts that its definition and points name, or that its lesson names with it. */
function buildsOn({ key, best }: DraftConcept, earlier: readonly DraftConcept[]): readonly string[] {
  const terms = new Map(earlier.map((one) => [one.key, one.term]));
  const { definition, points, related } = best.concept;
  const texts = [definition, ...points.map(({ text }) => text), ...related];
  const named = texts.flatMap((text) => keysIn(text, new Set(terms.keys())));
  return [...new Set(named)]
    .filter((one) => one !== key)
    .slice(0, MOST_BEFORE)
    .map((one) => terms.get(one) ?? one);
}
