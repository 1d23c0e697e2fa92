import { asksLast, looksAsked } from '../../../src/text/punctuation/question.js';

const asked = (text: string) => looksAsked(text.split(' '), 0, text.split(' ').length);

test.each([
  'what is a gradient',
  'so how many of you know this',
  'okay so does it work',
  'can you see that',
  "and what's that",
  'why not',
])('"%s" asks', (text) => expect(asked(text)).toBe(true));

test.each([
  'what we do is this',
  'do that first',
  'which you know',
  'so',
  'the loss is what is left',
  'is',
  'how it works is simple',
])('"%s" does not ask', (text) => expect(asked(text)).toBe(false));

describe('the last clause of a sentence asks', () => {
  const asks = (text: string) => {
    const [before = '', after = ''] = text.split(', ');
    const pieces = text.replace(/,/g, '').split(' ');
    return asksLast(pieces, before.split(' ').length, before.split(' ').length + after.split(' ').length);
  };

  test.each([
    'we have three of these, does it help us',
    'it is costly to open a channel, but can you close one',
    'in terms of the fleet, could that come from the agency',
  ])('"%s"', (text) => expect(asks(text)).toBe(true));

  test.each([
    'you want to see, is it before or after that',
    'so how well, did they go with it',
    'nobody told us how, well you would',
    'we take the first, which is what we want',
    'we train it, and it works',
    'that is it, is it',
  ])('not of "%s"', (text) => expect(asks(text)).toBe(false));
});
