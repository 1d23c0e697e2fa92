/** The numbers that an option takes. */
export interface NumberRange {
  readonly least: number;
  readonly most: number;
  /** Whether 0.5 will do. */
  readonly fractions?: boolean;
}

/**
 * Reads the number of an option, for yargs' `coerce`. The option itself is declared as text,
 * so that what cannot be read is quoted as it was written.
 */
export function numberOf(option: string, { least, most, fractions = false }: NumberRange) {
  return (written: unknown): number => {
    if (Array.isArray(written)) throw new Error(`--${option} is given twice.`);
    const text = String(written).trim();
    const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    const fits = value >= least && value <= most && (fractions || Number.isInteger(value));
    if (fits) return value;
    const kind = fractions ? 'a number' : 'a whole number';
    throw new Error(`--${option} cannot be "${text}". Give ${kind} from ${least} to ${most}.`);
  };
}
