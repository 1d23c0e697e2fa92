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
  ['two point oh five', '2.05'],
  ['two point five hundred', undefined],
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
  ['It has four point two million users.', 'It has 4.2 million users.'],
  ['It is two hundred and seventy billion tons.', 'It is 270 billion tons.'],
  ['It takes two point five thousand steps.', 'It takes 2.5 thousand steps.'],
  ['He lost twenty or thirty thousand dollars.', 'He lost twenty or thirty thousand dollars.'],
  ['Read four hundred and twelve to four hundred and thirty.', 'Read 412 to 430.'],
  ['They cost two or three million dollars.', 'They cost 2 or 3 million dollars.'],
  ['About ten to twenty percent are wrong.', 'About 10 to 20% are wrong.'],
  ['Come at ten to five, please.', 'Come at ten to five, please.'],
  ['That was in two thousand seven.', 'That was in two thousand seven.'],
  ['A hundred or so came, one of them late.', 'A hundred or so came, one of them late.'],
  ['Come to room two oh four.', 'Come to room two oh four.'],
])('with digits, "%s" is read "%s"', (said, written) => expect(digits(said)).toBe(written));

const raw = 'so we take it and then you see that the first one has the value of about';

test.each([
  ['zero point three four two and that is the first', '0.342'],
  ['zero point zero eight six and that is the first', '0.086'],
  ['twenty five degrees and that is the first', '25 degrees'],
  ['three million six hundred and twenty eight thousand eight hundred which is the first', '3,628,800'],
  ['fifty three point one eight and that is the first', '53.18'],
  ['two thousand seven and the other was in nineteen thirty three when it was new', 'two thousand seven'],
])('a number in captions without marks is one number: "%s"', (said, written) =>
  expect(read([raw, said, raw, said], {}, { numbers: 'digits' })).toContain(written),
);

test('words stay words by default', () =>
  expect(read(['The rate is zero point one here.'])).toBe('The rate is zero point one here.'));

test('digits stand for what was said and for nothing else', () => {
  expect(standsFor('zero point one', '0.1')).toBe(true);
  expect(standsFor('twenty percent', '20%')).toBe(true);
  expect(standsFor('zero point one', '0.2')).toBe(false);
});
