/**
 * A number that JavaScript alone would change between reading and writing: `1.0`, `1e5`, `-0.0` (floats to Python,
 * which writes them so) and integers beyond 2^53. It counts as its value in arithmetic and in `JSON.stringify`.
 */
export class WrittenNumber extends Number {
  constructor(readonly literal: string) {
    super(literal);
  }
}

/** A JSON number literal as a plain number where that is enough to write it again, else as a `WrittenNumber`. */
export function readNumber(literal: string): number | WrittenNumber {
  const value = Number(literal);
  const isInteger = !/[.eE]/.test(literal);
  if (isInteger) return Number.isSafeInteger(value) ? value + 0 : new WrittenNumber(literal);
  return Number.isInteger(value) ? new WrittenNumber(literal) : value;
}

/** A number as Python's `json.dumps` writes it, `NaN` and `Infinity` included. */
export function writeNumber(number: number | WrittenNumber): string {
  if (typeof number !== 'number')
    return /[.eE]/.test(number.literal) ? writeFloat(Number(number)) : BigInt(number.literal).toString();
  if (Number.isInteger(number)) return Number.isSafeInteger(number) ? String(number) : BigInt(number).toString();
  return writeFloat(number);
}

/**
 * Python's `repr` of a float: the same shortest digits as JavaScript, but always with a point or an exponent, which has
 * two digits and begins at 1e16 and below 1e-4 (JavaScript: 1e21 and 1e-6).
 */
function writeFloat(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  if (value === 0) return Object.is(value, -0) ? '-0.0' : '0.0';
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16)
    return `${mantissa}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  const sign = value < 0 ? '-' : '';
  const digits = mantissa.replace(/[-.]/g, '');
  if (exponent < 0) return `${sign}0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${sign}${whole}.${digits.slice(exponent + 1) || '0'}`;
}
