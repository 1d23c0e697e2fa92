import type { Capture } from '../../model/capture.js';
import { counted } from '../../model/counted.js';
import type { Lecture } from '../../model/lecture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { readCode, type CodeBlocks } from './read-code.js';

/** Fewer lines are a command on a slide. */
const LEAST_LINES = 2;

/** What is on a picture of code. */
export interface PicturedCode {
  readonly blocks: CodeBlocks;
  /** Of the letters on the picture, how many are of the code. */
  readonly share: number;
}

/** On a slide with more text than code, code is an example; one with code and a title stands, with the code below. */
const LEAST_SHARE = 0.5;
const CODE_ALONE = 0.75;

/** The lecture with pictures of code as code, their pictures kept. */
export function withCodeOf(lecture: Lecture, codeOn: ReadonlyMap<Capture, PicturedCode>): Outcome<Lecture> {
  const pictured = lecture.captures.flatMap((capture): readonly (readonly [Capture, PicturedCode])[] => {
    const code = codeOn.get(capture);
    const isCode = code !== undefined && (capture.kind === 'code' || code.share >= LEAST_SHARE);
    return isCode ? [[capture, code]] : [];
  });
  if (pictured.length === 0) return { value: lecture, problems: [] };
  const course = lecture.captures.filter(({ kind, content }) => kind === 'code' && content !== '');
  const read = readCode(
    pictured.map(([, { blocks }]) => blocks),
    { language: lecture.courseNotebooks[0]?.language, course: course.map(({ content }) => content) },
  );
  const codeOf = new Map(
    pictured.flatMap(([capture, { share }], nth): readonly (readonly [Capture, Capture])[] => {
      const code = read[nth];
      const wanted = capture.kind === 'code' ? 1 : LEAST_LINES;
      if (code === undefined || code.lines < wanted || (isSlide(capture, share) && !code.parses)) return [];
      const { content, language, ...how } = code;
      return [[capture, { ...capture, kind: 'code', content, language, read: { by: 'ocr', code: { ...how, share } } }]];
    }),
  );
  const captures = lecture.captures.flatMap((capture) => {
    const code = codeOf.get(capture);
    if (code === undefined) return [capture];
    const { image, ...rest } = code;
    void image;
    return isSlide(capture, code.read?.code?.share ?? 1) ? [capture, rest] : [code];
  });
  const unsure = [...codeOf.values()].filter(({ read: how }) => how?.code?.parses === false);
  return { value: { ...lecture, captures }, problems: unsure.length === 0 ? [] : [unsureCode(unsure, codeOf.size)] };
}

/** A slide shows its code itself: it is only written once more where that can be run. */
const isSlide = ({ kind }: Capture, share: number) => kind !== 'code' && share < CODE_ALONE;

const unsureCode = (unsure: readonly Capture[], all: number): Problem => ({
  code: 'captures/unsure-code',
  level: 'warning',
  message:
    `the code on ${unsure.length} of ${counted(all, 'picture')} could not be read whole: it is tagged "unsure", and stands under ` +
    (unsure.length === 1 ? 'its picture' : 'their pictures'),
  hint: 'Put the code beside the picture under its name (12-34.py), or the notebook of the course into the folder.',
  place: { path: unsure[0]?.image?.path ?? '', line: 0 },
});
