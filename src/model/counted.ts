/** A number with its noun: `1 slide`, `68 slides`, `2 entries`. Every message that counts says it so. */
export const counted = (count: number, noun: string, plural = `${noun}s`) => `${count} ${count === 1 ? noun : plural}`;
