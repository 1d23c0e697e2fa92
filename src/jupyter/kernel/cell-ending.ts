import type { KernelMessage } from '@jupyterlab/services';
import type { Break } from './kernel-watch.js';

/** How the execution of one cell ended. */
export type Ending =
  | { readonly kind: 'ok' | 'aborted' }
  | { readonly kind: 'error'; readonly name: string; readonly value: string }
  /** The kernel did not even answer an interrupt where `deaf` is true. */
  | { readonly kind: 'timeout'; readonly deaf: boolean }
  /**
   * It is over, but its answer was lost while the line was cut;
   * whether it ever began, nobody knows where `begun` is false.
   */
  | { readonly kind: 'lost'; readonly begun: boolean }
  | { readonly kind: Break };

/** Whether the kernel is done with the cell, and lives. */
export function isEnd({ kind }: Ending): boolean {
  return ['ok', 'aborted', 'error', 'lost'].includes(kind);
}

/** What the kernel's answer says. */
export function endingOf(reply: KernelMessage.IExecuteReplyMsg): Ending {
  const { content } = reply;
  if (content.status === 'error') return { kind: 'error', name: content.ename, value: content.evalue };
  return { kind: content.status === 'ok' ? 'ok' : 'aborted' };
}
