import { createHash } from 'node:crypto';

/** First 12 hex digits of the SHA-256 of a cell's source in UTF-8: tells whether a reader edited it since it was written. */
export function hashSource(source: string): string {
  return createHash('sha256').update(source, 'utf8').digest('hex').slice(0, 12);
}
