import { labelOf } from '../../src/summary/sentences/labels.js';

test.each([
  ['You cannot avoid a collision, because there are more keys than buckets.', 'why'],
  ['It works not because it is fast.', undefined],
  ['The weights are shared in order to learn from every place.', 'why'],
  ['If the load factor is too high, the chains become long.', 'warning'],
  ['When the table is full, it grows.', undefined],
  ['A dictionary, for example, is a hash table.', 'example'],
  ['A list keeps the order, whereas a table does not.', 'contrast'],
  ['It takes the first entry instead of the last.', undefined],
  ['The index is found by taking the remainder.', 'how'],
  ['First you hash the key, then you take the remainder.', 'how'],
  ['It is found by nothing but luck.', undefined],
  ['A bucket is a slot of the table.', undefined],
])('%s', (text, label) => {
  expect(labelOf(text)).toBe(label);
});
