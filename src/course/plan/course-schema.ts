/** The keys of `course.yaml` and what each wants. */
import * as v from 'valibot';
import { VISIBILITIES } from '../../read/folder/manifest-schema.js';

const OneOrMore = v.union([v.string(), v.array(v.string())], 'wants a text or a list of texts');
const Text = v.pipe(
  v.union([v.string(), v.number()], 'wants a text'),
  v.transform((text) => String(text).replace(/\s+/g, ' ').trim()),
  v.nonEmpty('wants a text'),
);
const Visibility = v.picklist(VISIBILITIES, `wants one of ${VISIBILITIES.join(', ')}`);
/** Letters and digits, as references are read: `DL1v3` of `DL1v3L5@1:54:00`. */
const Id = v.pipe(
  Text,
  v.regex(/^\p{L}[\p{L}\p{N}]{0,30}$/u, 'wants letters and digits that begin with a letter, such as DL1v3'),
);

/** One lesson, where more than its folder is to be said of it. */
export const LessonEntry = v.object({
  folder: v.string('wants the path of a folder or transcript'),
  title: v.optional(Text),
  lesson: v.optional(Text),
  id: v.optional(Text),
  visibility: v.optional(Visibility),
});

/** `course.yaml`. Everything is optional: what it leaves out is found by convention. */
export const CourseFile = v.object({
  title: v.optional(Text),
  id: v.optional(Id),
  lecturer: v.optional(Text),
  language: v.optional(v.string('wants a language code such as en')),
  licence: v.optional(Text),
  visibility: v.optional(Visibility),
  url: v.optional(v.pipe(v.string(), v.regex(/^https?:\/\/\S+$/i, 'wants the address of the site, https://...'))),
  unreleased: v.optional(OneOrMore),
  lessons: v.optional(v.array(v.unknown(), 'wants a list of folders')),
});

export type CourseFields = Omit<v.InferOutput<typeof CourseFile>, 'lessons'>;
export type LessonFields = v.InferOutput<typeof LessonEntry>;
