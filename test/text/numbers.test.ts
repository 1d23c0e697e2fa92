import { readNumber } from '../../src/text/numbers/read-number.js';
import { standsFor } from '../../src/text/correct/replaces.js';
import { read } from './lecture.js';

test.each([
  ['zero point one', '0.1'],
  ['zero point nine three', '0.93'],
  ['two point five', '2.5'],
  ['three e minus four', '3e-4'],
  ['one e negative three', '1e-3'],
  ['1 e neg 5', '1e-5'],
  ['two thousand', '2,000'],
  ['twenty-five thousand', '25,000'],
  ['two hundred and twenty four', '224'],
  ['one million', '1,000,000'],
  ['two twenty four', undefined],
  ['two thousand eighteen', undefined],
  ['one two three', undefined],
  ['point', undefined],
  ['hundred', undefined],
  ['e minus four', undefined],
])('"%s" is %s', (said, written) => expect(readNumber(said.split(' '))).toBe(written));

const digits = (line: string) => read([line], {}, { numbers: 'digits' });

test.each([
  ['The rate is zero point one here.', 'The rate is 0.1 here.'],
  ['We take three e minus four, then.', 'We take 3e-4, then.'],
  ['It has two thousand images.', 'It has 2,000 images.'],
  ['About twenty percent are wrong.', 'About 20% are wrong.'],
  ['It takes five seconds.', 'It takes 5 seconds.'],
  ['One of the two is right.', 'One of the two is right.'],
  ['There are two. Three thousand came.', 'There are two. 3,000 came.'],
  ['The point is that one can see it.', 'The point is that one can see it.'],
])('with digits, "%s" is read "%s"', (said, written) => expect(digits(said)).toBe(written));

test('words stay words by default', () =>
  expect(read(['The rate is zero point one here.'])).toBe('The rate is zero point one here.'));

test('digits stand for what was said and for nothing else', () => {
  expect(standsFor('zero point one', '0.1')).toBe(true);
  expect(standsFor('twenty percent', '20%')).toBe(true);
  expect(standsFor('zero point one', '0.2')).toBe(false);
});
