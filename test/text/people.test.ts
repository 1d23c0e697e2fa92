import { eponymsIn, fullNamesIn } from '../../src/text/full-names.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { notebookOf, read, readData } from './lecture.js';

const course = notebookOf([
  'markdown',
  "Found by Edsger W. Dijkstra, and used by Barbara Liskov and Grace Hopper; Geoffrey Hinton, John Tukey, Ada Lovelace, Donald Knuth, Andrej Karpathy and Michael Jordan wrote on it. Evaluate it with Horner's rule, then with Dijkstra's algorithm and Euler's formula.",
]);

/** A talk that is long enough to be raw captions. */
const talk = (said: string, more = course) =>
  read(["okay so welcome everybody today we're going to look at", 'how a network learns and then', said], more);

describe('one name heard right tells the other', () => {
  test.each([
    ['edgar dijkstra found the rule', 'Edsger Dijkstra'],
    ['edsger dykstra found the rule', 'Edsger Dijkstra'],
    ['edgar dykstra found the rule', 'Edsger Dijkstra'],
    ['jeffrey hinton found it', 'Geoffrey Hinton'],
    ["jeffrey hinton's nets", "Geoffrey Hinton's nets"],
    ['barbara liscov said so', 'Barbara Liskov'],
    ['grace hooper said so', 'Grace Hopper'],
    ["grace hopper's idea", "Grace Hopper's idea"],
    ['ada loveless said so', 'Ada Lovelace'],
    ['john turkey said so', 'John Tukey'],
    ['donald newth said so', 'Donald Knuth'],
    ['andre karpathy said so', 'Andrej Karpathy'],
    ['it was edgar who said so and edgar dijkstra too', 'was Edsger who said so and Edsger Dijkstra'],
  ])('"%s" is %s', (said, right) => expect(talk(said).replace(/,/g, '')).toContain(right));

  test.each([
    ['jacob bernoulli said so', 'Jacob Bernoulli'],
    ['jeremy hinton said so', 'Jeremy Hinton'],
    ['daniel knuth said so', 'Daniel Knuth'],
    ['michelle jordan said so', 'Michelle'],
    ['paris hilton said so', 'Paris hilton'],
    ['alan kay said so', 'Alan Kay'],
    ['john turned it', 'John turned it'],
    ['donald new the rule', 'Donald new'],
    ['grace happens here', 'grace happens'],
    ['edgar allan poe wrote it', 'Edgar'],
  ])('"%s" stays', (said, kept) => expect(talk(said)).toContain(kept));
});

describe('what is called by a person', () => {
  test.each([
    ["it is called corner's rule here", "called Horner's rule"],
    ["by homer's rule here", "Horner's rule"],
    ['by horners rule here', "Horner's rule"],
    ["by dykstra's algorithm here", "Dijkstra's algorithm"],
    ['by oilers formula here', "Euler's formula"],
  ])('"%s" is %s', (said, right) => expect(talk(said)).toContain(right));

  test.each([
    ["around the corner's edge", "corner's edge"],
    ['the corners rule here', 'corners rule'],
    ["by newton's rule here", "newton's rule"],
    ["by euler's rule here", "Euler's rule"],
  ])('"%s" stays', (said, kept) => expect(talk(said).toLowerCase()).toContain(kept.toLowerCase()));
});

test('a rare first name of the glossary is heard as a known one, a firm is heard right', () => {
  expect(talk('and find edgar in it', { glossary: ['Edsger'] })).toContain('Edsger');
  expect(talk('and find edgar in it, then edsger', { glossary: ['Edsger'] })).toContain('Edgar');
  expect(talk('you can use google for it', { glossary: ['Kaggle'] })).toContain('Google');
});

test('full names are two capitals of which one at least is no plain word', () => {
  const lexicon = openLexicon(readData);
  const names = (text: string) => fullNamesIn(text, lexicon).map(({ first, last }) => `${first} ${last}`);
  expect(names('By Grace Hopper, Edsger W. Dijkstra and Ada Lovelace.')).toEqual([
    'Grace Hopper',
    'Edsger Dijkstra',
    'Ada Lovelace',
  ]);
  expect(names('Hash Tables. See Hopper and Gradient Descent; The Good Loss')).toEqual([]);
  expect(eponymsIn("Horner's rule and Bayes' theorem. Let's see Today's topic.", lexicon)).toEqual([
    { name: 'Horner', possessive: "Horner's", noun: 'rule' },
    { name: 'Bayes', possessive: "Bayes'", noun: 'theorem' },
  ]);
});
