/**
 * What a person who read the summaries of our own talks holds for right:
 * which passage explains, and which code shows it.
 */
import { readFileSync } from 'node:fs';

interface Told {
  readonly concepts: readonly { term: string; lead: { text: string }; code?: readonly { source: string }[] }[];
}

const told = (name: string): Told => {
  const notebook = JSON.parse(readFileSync(`notebooks/${name}.summary.ipynb`, 'utf8')) as {
    metadata: { nbscribe: Told };
  };
  return notebook.metadata.nbscribe;
};

test.each([
  ['gradient-descent-by-hand', 'gradient', 'the slope of the loss with respect to each of the parameters'],
  ['gradient-descent-by-hand', 'loss', 'one number that says how bad the guess is as a whole'],
  ['hash-tables-from-scratch', 'hash function', 'takes a key of any length and turns it into a whole number'],
  ['hash-tables-from-scratch', 'open addressing', 'goes and looks for another one'],
  ['how-sure-is-an-average', 'population', 'all the rolls that there are'],
  ['how-sure-is-an-average', 'standard error', 'how much the average would change'],
  ['how-sure-is-an-average', 'bootstrap', 'you put each one back before you draw the next'],
  ['how-sure-is-an-average', 'confidence interval', 'you cut off two and a half per cent on each side'],
  ['remember-your-answers', 'decorator', 'takes a function and gives back a better one'],
  ['remember-your-answers', 'pure function', 'result depends only on its arguments'],
])('in %s, %s is explained by "%s"', (name, term, said) => {
  expect(told(name).concepts.find((concept) => concept.term === term)?.lead.text).toContain(said);
});

test('no lead of our talks is an example in numbers, a correction, or a word to the class', () => {
  const names = [
    'gradient-descent-by-hand',
    'hash-tables-from-scratch',
    'how-sure-is-an-average',
    'remember-your-answers',
  ];
  for (const { lead } of names.flatMap((name) => told(name).concepts))
    expect(lead.text).not.toMatch(/no wait|^Remember|make sense to you|(?:\d\D+){5}/);
});

test('code of another concept stands under none', () => {
  const code = told('hash-tables-from-scratch').concepts.flatMap(({ code = [] }) => code.map(({ source }) => source));
  expect(code.length).toBeGreaterThan(0);
  expect(code.join('\n')).not.toMatch(/def (?:find_slowly|letter_sum)/);
});
