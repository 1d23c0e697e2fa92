import { hash } from 'node:crypto';

/** SHA-256 of bytes, or of a text in UTF-8, in hex digits. */
export const sha256Of = (content: string | Uint8Array): string => hash('sha256', content);

/**
 * First 12 hex digits of the SHA-256 of a cell's source in UTF-8:
 * tells whether a reader edited it since it was written.
 */
export const hashSource = (source: string): string => sha256Of(source).slice(0, 12);
