/** Every quality figure that the README shows, and what it is measured on. */
import type { Scorers, Scores } from './scorers.js';
import type { Row } from './table.js';

const LESSONS = [1, 2, 3].map((nth) => ({ lecture: `fastai-v3-lesson${nth}`, id: `lesson${nth}` }));
const PRACTICUMS = ['01', '03', '05', '07', '09', '11', '13'].map((nth) => `nyu-dlsp20-practicum${nth}`);
const DECKS = [
  ...['cities-climate', 'cryptocurrency', 'image-processing', 'numerics', 'short-range-mit'],
  ...['team-dynamics-game-design-mit', 'theory-of-computation'],
].map((name) => `mavils-${name}`);

/** The rows of the README's table, in its order. */
export function measureFigures(scorers: Scorers): readonly Row[] {
  const punctuation = LESSONS.map(({ lecture, id }) => scorers.punctuation(lecture, id));
  const lessons = LESSONS.map(({ lecture, id }) => scorers.notebook(lecture, id));
  const practicums = PRACTICUMS.map((lecture) => scorers.notebook(lecture, lecture, '--sections', 'coarse'));
  const summaries = PRACTICUMS.map((lecture) => scorers.summary(lecture));
  const decks = DECKS.map((lecture) => scorers.deck(lecture));
  const lessonTerms = scorers.concepts('lessons', new Map(LESSONS.map(({ id, lecture }) => [id, lecture])));
  const practicumTerms = scorers.concepts('practicums', new Map(PRACTICUMS.map((lecture) => [lecture, lecture])));
  return [
    row('sentence ends in raw captions, F1', punctuation, 'END.F1'),
    row('commas, F1', punctuation, 'COMMA.F1'),
    row('question marks, F1', punctuation, 'Q.F1'),
    row('capitals inside sentences, F1', punctuation, 'case.F1'),
    row('course code in the section where the person quoted it', lessons, 'code.in_section'),
    row('course code within 30 s of it', lessons, 'code.w30'),
    row('sentences at the page of the deck that the video shows (in sample)', decks, 'acc'),
    row('pages of decks within 10 s of their moment (in sample)', decks, 'w10'),
    row('pages of decks within 30 s of their moment (in sample)', decks, 'w30'),
    row('section starts within 30 s, F1: lessons (in sample)', lessons, 'sections.F30'),
    row('section starts within 30 s, F1: practicums, coarse', practicums, 'sections.F30'),
    row('section starts, Pk (lower is better): lessons (in sample)', lessons, 'sections.Pk'),
    row('section starts, Pk (lower is better): practicums, coarse', practicums, 'sections.Pk'),
    row("section titles that share a stem with the person's: lessons", lessons, 'sections.title'),
    row('stems of section titles, F1: lessons', lessons, 'sections.titleF1'),
    row('key terms, nDCG@20: lessons', [lessonTerms], 'nDCG@20'),
    row('key terms, nDCG@20: practicums', [practicumTerms], 'nDCG@20'),
    { ...row('summary: stems of students’ notes, %', summaries, 'R1'), digits: 1 },
    { ...row('summary: pairs of stems, %', summaries, 'R2'), digits: 1 },
    { ...row('summary: its own stems that are in the notes, %', summaries, 'P1'), digits: 1 },
    row('summary: concepts with an explanation', summaries, 'explained'),
    row('summary: sentences that the lecturer said so', summaries, 'faithful'),
  ];
}

function row(what: string, lectures: readonly Scores[], figure: string): Row {
  const values = lectures.map((scores) => {
    const value = scores.get(figure);
    if (value === undefined) throw new Error(`the scorer gives no ${figure}`);
    return value;
  });
  return { what, values };
}
