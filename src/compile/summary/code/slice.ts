/**
 * Backward slices (Weiser 1981):
 * the statements before a cell without which it would not run, or would print something else.
 */
import type { LectureCode, LectureStatement } from './lecture-code.js';

/** The statements that a cell builds on and its own, in the order of the lecture. */
export function sliceFor(code: readonly LectureCode[], target: LectureCode): LectureStatement[] {
  const before = code.slice(0, code.indexOf(target));
  const outer = new Set<string>();
  // What a function reads when it is called may be bound after it is defined: then it is wanted from the end on.
  for (;;) {
    const slice = sliceBackward(before, target, outer);
    const late = slice.flatMap(({ later }) => [...later]).filter((name) => !outer.has(name));
    if (late.length === 0) return slice;
    for (const name of late) outer.add(name);
  }
}

function sliceBackward(
  before: readonly LectureCode[],
  target: LectureCode,
  outer: ReadonlySet<string>,
): LectureStatement[] {
  const wanted = new Set(outer);
  const slice = [...target.statements];
  for (const statement of [...target.statements].reverse()) want(statement, wanted);
  const binders = bindersOf(before);
  for (const { statements, file } of [...before].reverse())
    for (const statement of [...statements].reverse()) {
      const isWanted = [...statement.sets].some(
        (name) => wanted.has(name) && (file === target.file || binders.get(name)?.has(target.file) !== true),
      );
      if (!isWanted) continue;
      slice.unshift(statement);
      want(statement, wanted);
    }
  return slice;
}

/** Before a statement its needs are wanted, and what it binds anew is not. */
function want({ renews, needs, later }: LectureStatement, wanted: Set<string>): void {
  for (const name of renews) wanted.delete(name);
  for (const name of [...needs, ...later]) wanted.add(name);
}

/** Files in which each name is bound: another file's name of that kind is another thing. */
function bindersOf(code: readonly LectureCode[]): ReadonlyMap<string, ReadonlySet<string>> {
  const binders = new Map<string, Set<string>>();
  for (const { statements, file } of code)
    for (const { gives } of statements)
      for (const name of gives) {
        const files = binders.get(name) ?? new Set();
        binders.set(name, files.add(file));
      }
  return binders;
}
