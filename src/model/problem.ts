import type { Place } from './source.js';

/** Something in the input a person may want to mend. Bad input is reported, never thrown. */
export interface Problem {
  /** Stable, greppable, `reader/what`: `srt/bad-timing`. */
  readonly code: string;
  /** An error means that the input cannot be used (exit code 1); a warning that it was, and how. */
  readonly level: 'error' | 'warning';
  /** What is wrong, quoting the input. */
  readonly message: string;
  /** What to do about it, in one sentence. */
  readonly hint: string;
  readonly place?: Place;
  /**
   * Whether the same again may go well:
   * `later` where the machine was at fault (a full disk), not the input. Default: never.
   */
  readonly retry?: 'never' | 'later';
  /** Nothing in the input or in the reader's hands caused it: nbscribe did. */
  readonly fault?: 'nbscribe';
}

/** A value together with everything that was wrong on the way to it. */
export interface Outcome<Value> {
  readonly value: Value;
  readonly problems: readonly Problem[];
}

/** Whether the input cannot be used. */
export const hasError = (problems: readonly Problem[]): boolean => problems.some(({ level }) => level === 'error');

/** The value of an outcome; its problems join the others. */
export function keep<Value>(outcome: Outcome<Value>, problems: Problem[]): Value {
  problems.push(...outcome.problems);
  return outcome.value;
}
