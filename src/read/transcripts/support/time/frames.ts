/** The usual rates; a frame number always stays below the rate. Beyond the last the part counts hundredths. */
const RATES = [25, 30, 50, 60] as const;
const HUNDREDTHS = 100;

/** Frames a second of a file, by the highest frame number in it. */
export function frameRate(frames: readonly number[]): number {
  const highest = frames.reduce((most, frame) => Math.max(most, frame), 0);
  return RATES.find((rate) => highest < rate) ?? HUNDREDTHS;
}
