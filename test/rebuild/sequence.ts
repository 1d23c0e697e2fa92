import fc from 'fast-check';
import type { Notebook } from '../../src/model/notebook.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { mergeRebuild } from '../../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { buildSpoken, changeLecture, FIRST_LECTURE, type Lecture } from './lecture.js';
import { brokenPromises, freeSentences } from './promises.js';
import { applyEdit, EDIT_NAMES, type EditName } from './reader.js';

/** An edit by the reader, or a change of the lecture and a rebuild. */
export type Step =
  | { readonly edit: EditName; readonly at: number; readonly to: number }
  | { readonly rebuild: readonly { readonly pick: number; readonly at: number }[] };

const number = fc.nat({ max: 997 });
const change = fc.record({ pick: fc.nat({ max: 12 }), at: number });
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
  let nth = 0;
  for (const step of steps) {
    nth++;
    if ('edit' in step) {
      there = applyEdit(there, { what: step.edit, at: step.at, to: step.to, nth });
      continue;
    }
    const before = lecture;
    const saved = save(there);
    lecture = withKnownPauses(step.rebuild.reduce(changeLecture, lecture), before, saved);
    deleted = goneSince(deleted, wrote, saved);
    const { notebook: fresh, speech } = buildSpoken(lecture);
    const result = save(mergeRebuild(saved, fresh, { speech }).notebook);
    const broken = brokenPromises({ there: saved, result, fresh, before, lecture, deleted });
    if (broken.length > 0) return [`step ${nth}`, ...broken];
    wrote = result;
    there = result;
  }
  return [];
}

/**
 * Plays a sequence with `--show-updates`, any pauses included,
 * and returns where an offer of a new version was not the same twice.
 */
export function playOffers(steps: readonly Step[]): string[] {
  let lecture: Lecture = FIRST_LECTURE;
  let there = FIRST_BUILD;
  let nth = 0;
  for (const step of steps) {
    nth++;
    if ('edit' in step) {
      there = applyEdit(there, { what: step.edit, at: step.at, to: step.to, nth });
      continue;
    }
    lecture = step.rebuild.reduce(changeLecture, lecture);
    const { notebook, speech } = buildSpoken(lecture);
    const rebuild = (onto: Notebook, showUpdates = false) =>
      save(mergeRebuild(onto, notebook, { speech, showUpdates }).notebook);
    const [plain, shown] = [rebuild(there), rebuild(there, true)];
    if (serializeNotebook(rebuild(shown, true)) !== serializeNotebook(shown)) return [`step ${nth}: shown twice`];
    const textsOf = ({ cells }: Notebook) =>
      JSON.stringify(cells.map(({ source, metadata }) => [source, metadata.tags]));
    if (textsOf(rebuild(shown)) !== textsOf(plain)) return [`step ${nth}: offers stay that nobody asks for`];
    there = nth % 2 === 0 ? shown : plain;
  }
  return [];
}

/**
 * Where a pause comes or goes within text that the reader rewrote or deleted, nobody can tell from the rest what was
 * before it and what after: such a change of the lecture does not happen here.
 */
function withKnownPauses(lecture: Lecture, before: Lecture, there: Notebook): Lecture {
  const free = freeSentences(there);
  const isKnown = (nth: number) => free.has(nth) && free.has(nth - 1);
  const changed = [...lecture.pauses, ...before.pauses].filter(
    (nth) => lecture.pauses.includes(nth) !== before.pauses.includes(nth),
  );
  return changed.every(isKnown) ? lecture : { ...lecture, pauses: before.pauses };
}

/** Through the file, as a save in JupyterLab does it. */
function save(notebook: Notebook): Notebook {
  const { value, problems } = parseNotebook(serializeNotebook(notebook), 'saved');
  if (value === undefined) throw new Error(JSON.stringify(problems));
  return value;
}

/** Keys that were gone before, or were written, and are there no more. */
function goneSince(before: ReadonlySet<string>, wrote: Notebook, there: Notebook): Set<string> {
  const keysOf = ({ cells }: Notebook) => cells.flatMap((cell) => cell.metadata.nbscribe?.key ?? []);
  const held = new Set(keysOf(there));
  return new Set([...before, ...keysOf(wrote)].filter((key) => !held.has(key)));
}

/** Every sequence begins with it; edits copy what they change. */
const FIRST_BUILD = save(mergeRebuild(undefined, buildSpoken(FIRST_LECTURE).notebook).notebook);
