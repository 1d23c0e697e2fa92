/** What the cells above have run: of a slice only that is shown again whose value is another one by now. */
import type { LectureStatement } from './lecture-code.js';

export class ShownCode {
  readonly #statements: LectureStatement[] = [];

  get statements(): readonly LectureStatement[] {
    return this.#statements;
  }

  /** The statements of a slice that are still to be shown, so that each name has the value that the lecture gave it. */
  missing(slice: readonly LectureStatement[]): LectureStatement[] {
    const names = new Set(slice.flatMap(({ sets }) => [...sets]));
    const stale = new Set<string>();
    for (const name of names) if (!isPrefix(this.#setting(name), settingIn(slice, name))) stale.add(name);
    for (;;) {
      const again = slice.filter((statement) => this.#isMissing(statement, stale));
      const more = again.flatMap((statement) => this.#staleFor(statement, slice, stale));
      if (more.length === 0) return again;
      for (const name of more) stale.add(name);
    }
  }

  add(statements: readonly LectureStatement[]): void {
    this.#statements.push(...statements);
  }

  #setting(name: string): readonly LectureStatement[] {
    return settingIn(this.#statements, name);
  }

  #isMissing(statement: LectureStatement, stale: ReadonlySet<string>): boolean {
    return !this.#statements.includes(statement) || [...statement.sets].some((name) => stale.has(name));
  }

  /** Names that must be made anew where a statement runs again, or reads what was changed after its turn. */
  #staleFor(statement: LectureStatement, slice: readonly LectureStatement[], stale: ReadonlySet<string>): string[] {
    const again = this.#statements.includes(statement) ? [...statement.sets] : [];
    const read = [...statement.needs, ...statement.later].filter((name) => {
      const due = settingIn(slice, name).filter(({ order }) => order < statement.order).length;
      return this.#setting(name).length > due;
    });
    return [...again, ...read].filter((name) => !stale.has(name) && settingIn(slice, name).length > 0);
  }
}

const settingIn = (statements: readonly LectureStatement[], name: string): readonly LectureStatement[] =>
  statements.filter(({ sets }) => sets.has(name));

const isPrefix = (some: readonly LectureStatement[], all: readonly LectureStatement[]): boolean =>
  some.every((statement, nth) => all[nth] === statement);
