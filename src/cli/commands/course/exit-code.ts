import type { FailureKind } from '../../../course/build/job.js';
import type { ExitCode } from '../../command.js';

/** 3 where only trying again can help, 1 where an input must be mended. */
export function codeOf(failed: readonly { readonly kind: FailureKind }[]): ExitCode {
  if (failed.some(({ kind }) => kind !== 'input')) return 3;
  return failed.length > 0 ? 1 : 0;
}
