import type { Argv } from 'yargs';
import type { Problem } from '../../model/problem.js';
import { readOffset } from '../../read/folder/offset.js';
import { hasMessages, MESSAGE_LANGUAGES } from '../../language/messages.js';
import type { LoadOptions, UnderstandOptions } from '../../pipeline/pipeline.js';
import type { CommonOptions } from '../command.js';

/** Options of every command that reads a LECTURE. */
export interface LectureOptions extends CommonOptions {
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
  readonly video?: string | undefined;
  readonly offset?: string | undefined;
  readonly fillers?: 'keep' | 'drop' | undefined;
  readonly captions?: 'restore' | 'keep' | undefined;
  readonly numbers?: 'words' | 'digits' | undefined;
  readonly literal?: boolean | undefined;
  readonly sections?: string | undefined;
  readonly slides?: 'final' | 'all' | undefined;
  readonly snapshots?: 'final' | 'all' | undefined;
  readonly uiLanguage?: string | undefined;
  readonly translation?: string | undefined;
  readonly screen?: boolean | undefined;
}

const READING = 'Reading:';
const WRITING = 'Text and places:';

/** Declares them. */
export function addLectureOptions<Options extends CommonOptions>(yargs: Argv<Options>): Argv<Options & LectureOptions> {
  return yargs
    .option('from', { type: 'string', group: READING, describe: "the transcript's format, see `nbscribe formats`" })
    .option('encoding', { type: 'string', group: READING, describe: "the transcript's encoding, such as latin1" })
    .option('video', { type: 'string', group: READING, describe: 'URL or file of the video that times link to' })
    .option('offset', { type: 'string', group: READING, describe: 'add to every time, such as +00:00:03 or -2' })
    .option('translation', {
      type: 'string',
      group: READING,
      describe: 'a transcript in another language, folded under each paragraph',
    })
    .option('screen', {
      type: 'boolean',
      group: READING,
      describe: "show what a video file's screen shows (--no-screen: look at no video)",
    })
    .option('fillers', { choices: ['keep', 'drop'] as const, group: WRITING, describe: 'keep or drop um and uh' })
    .option('captions', {
      choices: ['restore', 'keep'] as const,
      group: WRITING,
      describe: 'restore punctuation, or keep the text as it came',
    })
    .option('numbers', {
      choices: ['words', 'digits'] as const,
      group: WRITING,
      describe: 'leave spoken numbers words, or write digits where sure',
    })
    .option('literal', {
      type: 'boolean',
      group: WRITING,
      describe: 'correct no misheard names, shorten no sentence of a summary',
    })
    .option('sections', { type: 'string', group: WRITING, describe: 'fine, coarse, or how many' })
    .option('slides', {
      choices: ['final', 'all'] as const,
      group: WRITING,
      describe: 'the last of growing slides, or all',
    })
    .option('snapshots', {
      choices: ['final', 'all'] as const,
      group: WRITING,
      describe: 'the last of growing code, or each step',
    })
    .option('ui-language', {
      type: 'string',
      group: WRITING,
      describe: "language of headings, such as en; the lecture's own by default",
    });
}

/** Turns them into what the pipeline takes; a value that cannot be read is a problem. */
export function lectureOptions(options: LectureOptions): [LoadOptions & UnderstandOptions, readonly Problem[]] {
  const problems: Problem[] = [];
  const offsetMs = options.offset === undefined ? undefined : readOffset(options.offset);
  if (options.offset !== undefined && offsetMs === undefined)
    problems.push(wrong('offset', options.offset, 'Write it as +00:00:03 or -2.'));
  const sections = sectionsOf(options.sections);
  if (options.sections !== undefined && sections === undefined)
    problems.push(wrong('sections', options.sections, 'Write fine, coarse or a number.'));
  const {
    from,
    encoding,
    video,
    fillers,
    captions,
    numbers,
    literal,
    slides,
    snapshots,
    uiLanguage,
    translation,
    screen,
  } = options;
  if (uiLanguage !== undefined && !hasMessages(uiLanguage))
    problems.push(wrong('ui-language', uiLanguage, `Write one of ${MESSAGE_LANGUAGES.join(', ')}.`));
  const given = {
    from,
    encoding,
    video,
    offsetMs,
    fillers,
    captions,
    numbers,
    literal,
    slides,
    snapshots,
    sections,
    uiLanguage,
    translation,
    screen,
  };
  return [Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)), problems];
}

function sectionsOf(written: string | undefined): 'fine' | 'coarse' | number | undefined {
  if (written === 'fine' || written === 'coarse') return written;
  return written !== undefined && /^[1-9]\d{0,3}$/.test(written) ? Number(written) : undefined;
}

const wrong = (option: string, written: string, hint: string): Problem => ({
  code: `usage/${option}`,
  level: 'error',
  message: `--${option} cannot be "${written}"`,
  hint,
});
