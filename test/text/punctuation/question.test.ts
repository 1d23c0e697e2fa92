import { looksAsked } from '../../../src/text/punctuation/question.js';

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
