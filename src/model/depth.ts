/** How much of a lecture a summary tells. */
export const DEPTHS = ['brief', 'standard', 'detailed'] as const;
export type Depth = (typeof DEPTHS)[number];
