import fc from 'fast-check';
import { Workshop } from '../../../src/text/punctuation/matrix.js';

const weight = fc.integer({ min: -127, max: 127 });
const state = fc.integer({ min: -1024, max: 1024 });
const SCALES = Float64Array.from([1, 2, 0.5, 1, 1, 4, 0.1, 3, 1, 1, 1, 1, 7, 1, 1, 0.3]);

test.each([
  ['with vector instructions', false],
  ['without them', true],
])('a matrix times two vectors is exact %s', (_, plain) => {
  const columns = 96;
  const cells = fc.array(weight, { minLength: SCALES.length * columns, maxLength: SCALES.length * columns });
  const vector = fc.array(state, { minLength: columns, maxLength: columns });
  fc.assert(
    fc.property(cells, vector, vector, (weights, a, b) => {
      const workshop = new Workshop(65_536, { plain });
      const matrix = workshop.matrix(Int8Array.from(weights), SCALES, columns);
      const lane = (values: number[]) => {
        const input = workshop.vector(columns + 2);
        input.set(values, 2);
        return { input, inputAt: 2, output: workshop.output(SCALES.length) };
      };
      const [one, two] = [lane(a), lane(b)];
      workshop.multiply(matrix, one, two);
      const sums = (values: number[]) =>
        [...SCALES.keys()].map((row) => values.reduce((sum, x, k) => sum + x * (weights[row * columns + k] ?? 0), 0));
      const scaled = (values: number[]) => sums(values).map((sum, row) => sum * (SCALES[row] ?? 0) + 0);
      expect(Array.from(one.output, (x) => x + 0)).toEqual(scaled(a));
      expect(Array.from(two.output, (x) => x + 0)).toEqual(scaled(b));
    }),
  );
});

test('a workshop that is full says so', () => {
  expect(() => new Workshop(100, { plain: true }).vector(51)).toThrow('too small');
});
