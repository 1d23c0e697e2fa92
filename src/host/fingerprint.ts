import { createHash } from 'node:crypto';

/** Hex digits that tell these bytes from others. */
export const fingerprint = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
