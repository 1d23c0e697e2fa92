import { hash } from 'node:crypto';

/** First 12 hex digits of the SHA-256 of a cell's source in UTF-8: tells whether a reader edited it since it was written. */
export function hashSource(source: string): string {
  return hash('sha256', source).slice(0, 12);
}
