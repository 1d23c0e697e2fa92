import { readShippedData } from '../../src/host/data.js';
import { outlineLecture } from '../../src/outline/outline.js';
import { nameSections } from '../../src/outline/titles/titles.js';
import { openLexicon } from '../../src/text/lexicon/lexicon.js';
import { lectureOf, say } from '../place/lecture.js';

/** What the first five minutes are called when they say this over and over, before a chapter about something else. */
function titleOf(about: readonly string[], glossary: readonly string[] = []): string | undefined {
  const narration = say(
    ...Array.from({ length: 60 }, (_, nth): [number, string] => [
      nth * 10,
      nth < 30 ? (about[nth % about.length] ?? '') : 'A tokenizer cuts text into tokens.',
    ]),
  );
  const chapters = [{ startMs: 300_000, title: 'Tokens', place: { path: 'lecture.yaml', line: 1 } }];
  const lecture = lectureOf(narration, { chapters, glossary });
  return outlineLecture(lecture, narration, { lexicon: openLexicon(readShippedData), readData: readShippedData })
    .value[0]?.title;
}

test('a title is a name of a subject, not the everyday thing of the example', () =>
  expect(titleOf(['We sell apples to the dog.', 'The squared error of the apples grows.', 'Look at the dog.'])).toBe(
    'Squared error',
  ));

test('a person is no topic, by first name or full name', () =>
  expect(titleOf(['So Michael Nielsen drew this.', 'Michael drew a sigmoid curve.', 'Nielsen and Carol agree.'])).toBe(
    'Sigmoid curve',
  ));

test('a person whom the glossary knows may be one', () =>
  expect(titleOf(['We use Simon here.', 'Then Simon finds the period.'], ['Simon algorithm'])).toMatch(/Simon/));

test('verbs and words of the grammar are no title', () =>
  expect(titleOf(['He owns it after involving them.', 'It returns below, whose confusion matrix they unfreeze.'])).toBe(
    'Confusion matrix',
  ));

test('the whole name is taken, not its end', () =>
  expect(titleOf(['Run the learning rate finder now.', 'This learning rate finder plots it.'])).toBe(
    'Learning rate finder',
  ));

test('a year that is said is no title, nor part of one', () =>
  expect(
    titleOf(['In nineteen forty one the relay machine ran.', 'By nineteen forty one relay machine plans grew.']),
  ).toBe('Relay machine'));

test('a number is no title, and neither is the name of a variable', () =>
  expect(titleOf(['Set it to 3e-3 with a1 and a2.', 'Then 3e-3 and a1 change the scatter plot.'])).toBe(
    'Scatter plot',
  ));

test('an adjective does not end a title when its noun follows', () =>
  expect(titleOf(['The planet leaderboard private leaderboard is here.'])).not.toMatch(/private$/i));

test('of neighbours that share a name each gets its own, the shorter name not twice', () => {
  const said = (text: string, from: number): [number, string][] =>
    Array.from({ length: 30 }, (_, nth) => [from + nth * 10, text.split('|')[nth % text.split('|').length] ?? '']);
  const narration = say(
    ...said(
      'The Jupyter notebook opens.|The Jupyter notebook runs.|A notebook tutorial helps.|This tutorial helps.',
      0,
    ),
    ...said('Jupyter is here.|The Jupyter notebook saves it.', 300),
  );
  const titles = nameSections(
    [0, 300_000].map((startMs) => ({ startMs, endMs: startMs + 300_000, level: 1, title: undefined })),
    { lecture: lectureOf(narration, {}), narration, lexicon: openLexicon(readShippedData) },
  ).map(({ title }) => title);
  expect(titles).toEqual(['Notebook tutorial', 'Jupyter notebook']);
});

/** Titles of minutes of a lecture of that name; each says its sentences in turn. */
function titlesOf(title: string, ...minutes: readonly (readonly string[])[]): readonly string[] {
  const narration = say(
    ...minutes.flatMap((said, minute) =>
      Array.from({ length: 6 }, (_, nth): [number, string] => [minute * 60 + nth * 10, said[nth % said.length] ?? '']),
    ),
  );
  const spans = minutes.map((_, nth) => ({
    startMs: nth * 60_000,
    endMs: (nth + 1) * 60_000,
    level: 1,
    title: undefined,
  }));
  const context = { lecture: { ...lectureOf(narration), title }, narration, lexicon: openLexicon(readShippedData) };
  return nameSections(spans, context).map((section) => section.title);
}

test('a welcome about nothing is the introduction, a farewell the closing', () =>
  expect(
    titlesOf(
      'Trees',
      ['Hello and welcome to all of you.', 'Good to see you here.'],
      ['The confusion matrix counts.', 'Each confusion matrix is square.'],
      ['That was it for now.', 'Thank you and see you then, bye bye.'],
    ),
  ).toEqual(['Introduction', 'Confusion matrix', 'Closing']));

test('a later section is not called like the lecture', () =>
  expect(
    titlesOf(
      'Confusion matrix',
      ['The confusion matrix counts.'],
      ['The confusion matrix and the squared error.', 'One squared error.'],
    )[1],
  ).not.toBe('Confusion matrix'));

test('a thing that is named once is no title', () =>
  expect(
    titlesOf(
      'A talk',
      [
        'Take all the ingredients now.',
        'You will need them.',
        'It grows.',
        'The squared error is small.',
        'So be it.',
        'Good.',
      ],
      ['The squared error falls.', 'And the squared error again.'],
    )[0],
  ).not.toMatch(/ingredients/i));
