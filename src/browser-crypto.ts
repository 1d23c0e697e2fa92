/**
 * What is used of `node:crypto`, for the browser's bundle (build.mjs puts it in its place):
 * hashes there cannot wait for a promise.
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** As `hash` of `node:crypto`: SHA-256 of bytes, or of a text in UTF-8, in hex digits. */
export const hash = (algorithm: 'sha256', content: string | Uint8Array): string => {
  if (algorithm !== 'sha256') throw new TypeError(`no hash is called "${String(algorithm)}"`);
  return bytesToHex(sha256(typeof content === 'string' ? utf8ToBytes(content) : content));
};
