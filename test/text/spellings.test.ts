import { read } from './lecture.js';

const slides = (...pages: readonly string[]) => ({
  captures: pages.map((content, at) => ({
    kind: 'slide' as const,
    atMs: at * 1000,
    content,
    place: { path: 'deck.pdf', line: at + 1 },
  })),
});

/** A talk that is long enough to be raw captions. */
const talk = (said: string, more = {}) =>
  read(["okay so welcome everybody today we're going to look at", 'how a solver works and then', said], more);

describe('names and initials as slides write them', () => {
  const deck = slides(
    'The Cholesky factor of a GP',
    'A GP is solved by the Cholesky factor\nand GPs by CG',
    'Cost of gP',
  );

  test.each([
    ['we use the cholesky factor for the gp', 'Cholesky factor for the GP'],
    ['many gps are solved by cg', 'GPs are solved by CG'],
  ])('"%s" has "%s"', (said, right) => expect(talk(said, deck)).toContain(right));

  test('a word that the deck also writes small has no capital inside it', () =>
    expect(talk('we need the information here', slides('InformatIon', 'all the information'))).toContain(
      'the information',
    ));
});

describe('family names alone', () => {
  const deck = slides('Based on work by Leah Stokes and Linus Tukey');

  test.each([
    ['the idea that stokes had', 'Stokes had'],
    ["and tukey's bond is strong", "Tukey's bond"],
  ])('of the material: "%s"', (said, right) => expect(talk(said, deck)).toContain(right));

  test('of who was named in full', () =>
    expect(talk('there is sarah hobbelt who wrote it and then what hobbelt says is this')).toContain(
      'what Hobbelt says',
    ));

  test('not of a thing', () =>
    expect(talk('adam hobbelt is a method and the hobbelt is fast and hobbelt works')).not.toContain('Hobbelt'));
});

test('ok is OK', () => expect(talk('and ok that is all of it')).toContain('OK'));

describe('entries of a glossary of several words', () => {
  const glossary = ['Lord Denning', 'House of Lords', 'estoppel'];

  test.each([
    ['that is what lord denning said to them', 'what Lord Denning said'],
    ["and lord denning's view was this", "Lord Denning's view"],
    ['it went to the house of lords then', 'the House of Lords'],
    ['the lord of the house came in', 'lord of the house'],
  ])('"%s" has "%s"', (said, right) => expect(talk(said, { glossary })).toContain(right));

  test('say nothing where all of them have capitals, and none is a name', () =>
    expect(talk('we use gradient descent on it', { glossary: ['Gradient Descent', 'Learning Rate'] })).toContain(
      'use gradient descent',
    ));
});

test('a remark that a person typed in brackets stays small', () =>
  expect(talk('who thinks the other one is here (far away) and who thinks it is here (closer)')).toMatch(
    /\(far away\).*\(closer\)/,
  ));
