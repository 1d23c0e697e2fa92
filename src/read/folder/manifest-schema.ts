/** The keys of `lecture.yaml` and what each wants. */
import * as v from 'valibot';
import { cleanLine } from '../transcripts/support/clean.js';

const OneOrMore = v.union([v.string(), v.array(v.string())], 'wants a path or a list of paths');
const Text = v.union([v.string(), v.number()], 'wants a text');
const Time = v.union([v.string(), v.number()], 'wants a time such as 00:12:34');
const Heading = v.pipe(
  Text,
  v.transform((title) => cleanLine(String(title))),
  v.nonEmpty('wants a text'),
);
const wholeNumber = (least: number, most: number, message: string) =>
  v.pipe(v.number(message), v.integer(message), v.minValue(least, message), v.maxValue(most, message));

export const ChapterEntry = v.object({
  at: Time,
  title: Heading,
  end: v.optional(Time),
  level: v.optional(wholeNumber(1, 4, 'wants a level from 1 to 4')),
});
export const PinEntry = v.object({
  file: v.string('wants a path'),
  cell: v.optional(wholeNumber(0, 1_000_000, 'wants the number of a cell, from 0')),
  page: v.optional(wholeNumber(1, 1_000_000, 'wants the number of a page, from 1')),
  at: Time,
});

export const VISIBILITIES = ['public', 'unlisted', 'unreleased', 'private'] as const;

/** `lecture.yaml`. Everything is optional: what it leaves out is found by convention. */
export const Manifest = v.object({
  title: v.optional(Heading),
  course: v.optional(Heading),
  lesson: v.optional(Heading),
  lecturer: v.optional(Heading),
  video: v.optional(v.string('wants a URL or a path')),
  language: v.optional(v.string('wants a language code such as en')),
  licence: v.optional(Heading),
  id: v.optional(Heading),
  visibility: v.optional(v.picklist(VISIBILITIES, `wants one of ${VISIBILITIES.join(', ')}`)),
  unreleased: v.optional(OneOrMore),
  transcript: v.optional(v.string('wants the path of one transcript')),
  captures: v.optional(v.union([OneOrMore, v.array(v.unknown())], 'wants a path, or a list of captures')),
  notebooks: v.optional(OneOrMore),
  slides: v.optional(OneOrMore),
  chapters: v.optional(v.union([v.string(), v.array(v.unknown())], 'wants a path, or a list of `at` and `title`')),
  glossary: v.optional(
    v.union(
      [
        v.array(Heading),
        v.pipe(
          Heading,
          v.transform((name) => [name]),
        ),
      ],
      'wants a list of names',
    ),
  ),
  place: v.optional(v.array(v.unknown(), 'wants a list of `file`, `cell` (or `page`) and `at`')),
  offset: v.optional(Time),
  startedAt: v.optional(Text),
  chat: v.optional(v.boolean('wants true or false')),
  pauses: v.optional(v.array(v.unknown(), 'wants a list of `from` and `to`')),
});

/** An entry of a list, with its number there, from 0. */
export type Numbered<Entry> = Entry & { readonly nth: number };

export type LectureManifest = Omit<v.InferOutput<typeof Manifest>, 'chapters' | 'place'> & {
  readonly chapters?: string | readonly Numbered<v.InferOutput<typeof ChapterEntry>>[];
  readonly place?: readonly Numbered<v.InferOutput<typeof PinEntry>>[];
};
