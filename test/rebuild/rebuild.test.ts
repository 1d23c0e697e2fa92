import fc from 'fast-check';
import { playSequence, sequences } from './sequence.js';

test('whatever a reader does and however the lecture changes, a rebuild keeps its promises', () => {
  fc.assert(
    fc.property(sequences, (steps) => {
      expect(playSequence(steps)).toEqual([]);
    }),
    { numRuns: 5000 },
  );
}, 900_000);
