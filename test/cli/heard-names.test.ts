import { describeNames, heardNames } from '../../src/cli/heard-names.js';
import { cuesOf, lectureOf, narrated, notebookOf } from '../text/lecture.js';

const course = notebookOf(
  ['markdown', 'We use a Jupyter Notebook and PyTorch. Each Jupyter Notebook imports PyTorch.'],
  ['code', 'learn.fit_one_cycle(4)'],
);

test('misheard names are listed by what was said, with their places; code that is read out is not', () => {
  const lines = [
    'open a jupiter notebook now',
    'and import pie torch',
    'in the jupiter notebook',
    'call fit one cycle',
  ];
  const names = heardNames(narrated(lectureOf(cuesOf(lines), course)));
  expect(names.corrected.map(({ said, name, atMs }) => [said, name, atMs.length])).toEqual([
    ['jupiter', 'Jupyter', 2],
    ['pie torch', 'PyTorch', 1],
  ]);
  expect(describeNames(names).slice(0, 3)).toEqual([
    '\nMisheard names that are put right',
    expect.stringMatching(/^ {2}"jupiter" is Jupyter: 00:00:00, 00:00:04$/),
    expect.stringMatching(/^ {2}"pie torch" is PyTorch: 00:00:0[23]$/),
  ]);
});

test('what is said as it is written needs no line', () => {
  expect(describeNames(heardNames(narrated(lectureOf(cuesOf(['open a notebook now'])))))).toEqual([]);
});

test('what is doubted stands once, whatever mark is behind it', () => {
  const doubtful = ['gramian', 'Gramian,', 'gramian.'].map((said, at) => ({
    said,
    name: 'Gaussian',
    startMs: at * 1000,
  }));
  const { doubtful: found } = heardNames({ ...narrated(lectureOf(cuesOf(['so']))), doubtful });
  expect(found).toEqual([{ said: 'gramian', name: 'Gaussian', atMs: [0, 1000, 2000] }]);
});
