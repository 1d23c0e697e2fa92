import { ANY_MARK, NO_END, NO_MARK, impossiblePlaces } from '../../src/text/restore/impossible.js';

const NOUNS = new Set(['bucket', 'list', 'place', 'table', 'library', 'example', 'room']);

/** What may stand at the bar of `said`. */
function atBar(said: string): number | undefined {
  const [before = '', after = ''] = said.split(' | ');
  const words = `${before} ${after}`.split(' ');
  const isNoun = (word: string) => NOUNS.has(word);
  return impossiblePlaces(words, { isName: (name) => name === 'imagenet', isNoun })[before.split(' ').length - 1];
}

test.each([
  'we trained it on image | net',
  'it is zero | point one',
  'it is zero point | one',
  'a list of my | friends',
  'it is twenty | five degrees',
  'it is zero point zero | eight six',
  'it is point | oh five',
  'it is six point oh | two',
  'we meet in room two | oh four',
  'that was in nineteen | thirty three',
  'that was in two thousand | seven',
  'that is three million | six hundred thousand',
  'that is seven | hundred people',
  'ten times | as many people',
  'it stays the same however | big the table gets',
  'as long | as the table is small',
  'a hash table from scratch with nothing | but the standard library and so we start',
  'bucket two is free so share bucket | six and bucket eight',
])('nothing stands at the bar of "%s"', (said) => expect(atBar(said)).toBe(NO_MARK));

test.each([
  'the number of steps should stay the same | however big the table gets',
  'it is short | but also quick',
  'the first and the second | and so on',
])('no sentence ends at the bar of "%s"', (said) => expect(atBar(said)).toBe(NO_END));

test.each([
  'six steps is nothing | but watch what happens',
  'six steps is nothing | but the list is long',
  'and then the | you know the other one',
  'however | the table is full',
  'there are twenty | one of them is red',
  'there are ten | twenty or thirty of them',
  'three thousand | four thousand and five thousand',
  'we count one | two and three',
  'that is what the point | is',
  'the table is in this room | six people use it',
  'we did it five times | and then we stopped',
])('any mark may stand at the bar of "%s"', (said) => expect(atBar(said)).toBe(ANY_MARK));
