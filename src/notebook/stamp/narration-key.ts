/** When the narration of a key begins; undefined for other keys. */
export function momentOf(key: string): number | undefined {
  const ms = /^narration:(\d+)(?:-\d+)?$/.exec(key)?.[1];
  return ms === undefined ? undefined : Number(ms);
}

const UNSAID = 'unsaid:';

/** The key of a cell of the reader's for which the lecture has no speech any more: it names no moment. */
export function unsaidKey(key: string): string {
  return isUnsaid(key) ? key : `${UNSAID}${key}`;
}

export function isUnsaid(key: string): boolean {
  return key.startsWith(UNSAID);
}
