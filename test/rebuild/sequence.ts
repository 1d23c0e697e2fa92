import fc from 'fast-check';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/parse.js';
import { mergeRebuild } from '../../src/notebook/rebuild.js';
import { serializeNotebook } from '../../src/notebook/serialize.js';
import { buildLecture, changeLecture, FIRST_LECTURE, type Lecture } from './lecture.js';
import { brokenPromises, remember, sentencesOf } from './promises.js';
import { applyEdit, EDIT_NAMES, type EditName } from './reader.js';

/** An edit by the reader, or a change of the lecture and a rebuild. */
export type Step =
  | { readonly edit: EditName; readonly at: number; readonly to: number }
  | { readonly rebuild: readonly { readonly pick: number; readonly at: number }[] };

const number = fc.nat({ max: 997 });
const change = fc.record({ pick: fc.nat({ max: 10 }), at: number });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ edit: fc.constantFrom(...EDIT_NAMES), at: number, to: number }) },
  { weight: 2, arbitrary: fc.record({ rebuild: fc.array(change, { minLength: 1, maxLength: 2 }) }) },
);
/** Random edits and rebuilds in any order, a rebuild last. */
export const sequences: fc.Arbitrary<readonly Step[]> = fc
  .array(step, { minLength: 1, maxLength: 10 })
  .chain((steps) => fc.array(change, { minLength: 1, maxLength: 2 }).map((rebuild) => [...steps, { rebuild }]));

/** Plays a sequence and returns every promise that a rebuild broke. */
export function playSequence(steps: readonly Step[]): string[] {
  let lecture: Lecture = FIRST_LECTURE;
  let wrote = FIRST_BUILD;
  let there = wrote;
  let deleted = new Set<string>();
  let deletedSentences = new Set<string>();
  let nth = 0;
  for (const step of steps) {
    nth++;
    if ('edit' in step) {
      there = applyEdit(there, { what: step.edit, at: step.at, to: step.to, nth });
      continue;
    }
    const cutsBefore = lecture;
    lecture = step.rebuild.reduce(changeLecture, lecture);
    const fresh = freshBuild(lecture);
    const saved = save(there);
    deleted = goneSince(keysOf, { before: deleted, wrote, there: saved });
    deletedSentences = goneSince(sentencesIn, { before: deletedSentences, wrote, there: saved });
    const result = save(mergeRebuild(saved, fresh).notebook);
    const cutsChanged = !hasSameCuts(cutsBefore, lecture);
    const broken = brokenPromises({ wrote, there: saved, fresh, result, deleted, deletedSentences, cutsChanged });
    if (broken.length > 0) return [`step ${nth}`, ...broken];
    wrote = result;
    there = result;
  }
  return [];
}

function freshBuild(lecture: Lecture): Notebook {
  const built = buildLecture(lecture);
  remember(built);
  return save(mergeRebuild(undefined, built).notebook);
}

/** Through the file, as a save in JupyterLab does it. */
function save(notebook: Notebook): Notebook {
  const { value, problems } = parseNotebook(serializeNotebook(notebook), 'saved');
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

const keysOf = ({ cells }: Notebook) => cells.flatMap((cell) => cell.metadata.nbscribe?.key ?? []);
const sentencesIn = ({ cells }: Notebook) => cells.flatMap(sentencesOf);

/** What was gone before, and what was written and is there no more. */
function goneSince(
  namesIn: (notebook: Notebook) => string[],
  { before, wrote, there }: { before: ReadonlySet<string>; wrote: Notebook; there: Notebook },
): Set<string> {
  const held = new Set(namesIn(there));
  return new Set([...before, ...namesIn(wrote)].filter((name) => !held.has(name)));
}

/** Stops between sentences cut paragraphs too. */
function hasSameCuts(one: Lecture, other: Lecture): boolean {
  const cuts = ({ cuts, captures, sections, shiftMs }: Lecture) =>
    [...new Set([...cuts, ...captures.map(({ at }) => at), ...sections.map(({ at }) => at)])].sort().join() + shiftMs;
  return cuts(one) === cuts(other);
}

/** Every sequence begins with it; edits copy what they change. */
const FIRST_BUILD = freshBuild(FIRST_LECTURE);
