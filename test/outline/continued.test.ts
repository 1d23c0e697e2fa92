import { announces, continueTopics } from '../../src/outline/titles/continued.js';
import type { NamedSection } from '../../src/outline/titles/tell-apart.js';

const named = (title: string, worth: number, isGiven = false): NamedSection => ({
  title,
  titleFrom: 'term',
  found: [{ title, key: title.toLowerCase(), worth, isGiven }],
});
const titlesOf = (given: readonly NamedSection[], newAt = -1) =>
  continueTopics(given, (own) => own === given[newAt]).map(({ title }) => title);

test('a section in which nothing stands out goes on with the topic before it, once', () =>
  expect(titlesOf([named('Padding', 9), named('Neurons', 0.3), named('Colors', 0.3)])).toEqual([
    'Padding',
    'Padding (continued)',
    'Colors',
  ]));

test('it says of what the topic goes on, where something is said often enough', () => {
  expect(titlesOf([named('Padding', 9), named('Neurons', 0.7)])).toEqual(['Padding', 'Padding: neurons']);
  expect(titlesOf([named('Padding', 9), named('Neurons', 0.7), named('Colors', 0.7)])).toEqual([
    'Padding',
    'Padding: neurons',
    'Colors',
  ]);
  expect(titlesOf([named('Zero padding', 9), named('Padding', 0.7)])).toEqual([
    'Zero padding',
    'Zero padding (continued)',
  ]);
});

test('a name that is explained there is a topic, however often it is said', () =>
  expect(titlesOf([named('Averages', 9), named('Population', 0.7, true)])).toEqual(['Averages', 'Population']));

test('an act does not go on, nor a topic behind words that begin something new', () => {
  expect(titlesOf([named('Question: padding', 9), named('Neurons', 0.7)])).toEqual(['Question: padding', 'Neurons']);
  expect(titlesOf([named('Padding', 9), named('Neurons', 0.7)], 1)).toEqual(['Padding', 'Neurons']);
});

test.each([
  ['okay so the second part is going to be about derivatives', true],
  ["so let's get the words straight", true],
  ['so how does it work we have an image here', false],
] as const)('"%s" announces something new: %s', (opening, is) => expect(announces(opening.split(' '))).toBe(is));
