/** So many bytes become arguments of one call. */
const PIECE = 0x8000;

/** Bytes as Base64 (RFC 4648), in Node and in a browser. */
export function encodeBase64(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += PIECE) pieces.push(String.fromCharCode(...bytes.subarray(at, at + PIECE)));
  return btoa(pieces.join(''));
}
