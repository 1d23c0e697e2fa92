import { findAct, titleOfAct } from '../../src/outline/titles/acts.js';

const actOf = (text: string, more: Partial<Parameters<typeof findAct>[0]> = {}) =>
  findAct({ words: text.toLowerCase().split(' '), fromAudience: false, isFirst: false, lengthMs: 200_000, ...more });

test.each([
  ['okay are there any questions so far', 'Questions'],
  ["so let's take a few questions", 'Questions'],
  ["yeah second okay that's a good question why odd numbers", 'Question'],
  ['this is an excellent spot to find out what questions we have', 'Questions'],
  ['okay so wrapping up what have we looked at', 'Recap'],
  ["that's a really good question so why is it odd", 'Question'],
  ['someone is asking whether the order matters', 'Question'],
  ["so let's recap what we have", 'Recap'],
  ['okay to sum up a hash table is a list', 'Recap'],
  ['so last week we looked at the loss', 'Review'],
  ["let's quickly review fully connected layers", 'Review'],
  ['okay so here are three exercises for this week', 'Exercises'],
  ['let me give you now the outline of the lecture', 'Outline'],
  ["all right so let's go to the notebook", 'Notebook'],
  ['we are going to be reading the source code', 'Source code'],
  ['okay so let me zoom in a little bit can you see it right okay so here we import some random stuff', 'Source code'],
  ['so i type conda activate deep learning and then the notebook is there', 'Notebook'],
  ['your homework for next week is to read chapter two', 'Homework'],
])('"%s" opens %s', (text, act) => expect(actOf(text)).toBe(act));

test.each([
  'the outline of a cat is drawn by its edges',
  'we write the notebook in python and the code is short',
  'the question is how we get from one to the other',
  'so you have been computing derivatives in the first homework right',
  'without breaking anything we take the loss',
  'the last layer of the network is linear',
  'they import oil and some of the other countries import goods',
  'we open the window to let some air in',
])('"%s" opens nothing of the kind', (text) => expect(actOf(text)).toBeUndefined());

test('what somebody of the audience begins is a question, also at the very start', () =>
  expect(actOf('how would you delete an entry', { fromAudience: true, isFirst: true })).toBe('Question'));

test('the first section is no review, and a break lasts two minutes at most', () => {
  expect(actOf('last week we looked at the loss', { isFirst: true })).toBeUndefined();
  expect(actOf("let's take a short break", { lengthMs: 60_000 })).toBe('Break');
  expect(actOf("let's take a short break")).toBeUndefined();
});

test('an act says what it is about; a name in capitals keeps them', () => {
  expect(titleOfAct('Questions', 'Kernel size')).toBe('Questions: kernel size');
  expect(titleOfAct('Question', 'LRU cache')).toBe('Question: LRU cache');
  expect(titleOfAct('Review', undefined)).toBe('Review');
  expect(titleOfAct('Recap', 'Hash tables')).toBe('Recap');
});
