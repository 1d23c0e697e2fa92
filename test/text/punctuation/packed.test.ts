import fc from 'fast-check';
import { multiply, packMatrix } from '../../../src/text/punctuation/packed.js';

const weight = fc.integer({ min: -127, max: 127 });
const state = fc.integer({ min: -1024, max: 1024 });

test('two rows in one number give exactly what each gives alone', () => {
  const columns = 48;
  const cells = fc.array(weight, { minLength: 6 * columns, maxLength: 6 * columns });
  const vector = fc.array(state, { minLength: columns, maxLength: columns });
  fc.assert(
    fc.property(cells, vector, vector, (weights, a, b) => {
      const scales = Float64Array.from([1, 2, 0.5, 1, 1, 4]);
      const matrix = packMatrix(Int8Array.from(weights), scales, columns);
      const lane = (input: number[]) => ({
        input: Float64Array.from([9, ...input]),
        inputAt: 1,
        output: new Float64Array(7),
        outputAt: 1,
      });
      const [one, two] = [lane(a), lane(b)];
      multiply(matrix, one, two);
      const plain = (input: number[]) =>
        [...scales].map(
          (scale, row) => scale * input.reduce((sum, x, k) => sum + x * (weights[row * columns + k] ?? 0), 0),
        );
      expect([...one.output].slice(1)).toEqual(plain(a).map((x) => x + 0));
      expect([...two.output].slice(1)).toEqual(plain(b).map((x) => x + 0));
    }),
  );
});
