import type { Cue } from '../model/cue.js';
import type { Chapter } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import { askReaders, findReader, readWith } from './detect.js';
import { openDocument } from './open.js';
import { transcriptReaders } from './registry.js';
import type { Draft } from './transcripts/support/reader.js';
import { nameSpeakers } from './transcripts/support/speakers.js';
import { settle } from './transcripts/support/settle.js';
import type { Repair } from './transcripts/support/tally.js';

/** A transcript as it was read, before any clean-up of its words. */
export interface Transcript {
  /** Name of the reader. */
  readonly format: string;
  /** What detection saw in the content. */
  readonly saw: string;
  readonly encoding: string;
  /** Sorted by start. */
  readonly cues: readonly Cue[];
  readonly chapters: readonly Chapter[];
  readonly title?: string;
  /** BCP 47, where the file names it. */
  readonly language?: string;
  /** URL of the recording, where the file names it. */
  readonly video?: string;
  /** The time of day at which the first caption was said, where the file has such times; from midnight. */
  readonly startedAtMs?: number;
  /** What had to be mended, how often, and the first few lines. */
  readonly repairs: readonly Repair[];
}

export interface TranscriptOptions {
  /** Name of a reader, instead of detection. */
  readonly from?: string;
  /** Instead of guessing. */
  readonly encoding?: string;
}

/**
 * Reads a transcript of any known format. Content decides, the extension only breaks a tie. A file without words,
 * without text or of an unknown format is an error with empty cues;
 * what was mended is a repair and, where a person should look at it, a warning.
 */
export function readTranscript(path: string, bytes: Uint8Array, options: TranscriptOptions = {}): Outcome<Transcript> {
  const { value: document, problems } = openDocument(path, bytes, options.encoding);
  const nothing: Transcript = {
    format: 'unknown',
    saw: '',
    encoding: document?.encoding ?? 'unknown',
    cues: [],
    chapters: [],
    repairs: [],
  };
  if (document === undefined) return { value: nothing, problems };
  const found = findReader(document, { path, readers: transcriptReaders, from: options.from });
  const draft = found.value && readWith(found.value.reader, document);
  if (found.value === undefined || draft === undefined)
    return { value: nothing, problems: [...problems, ...found.problems] };
  const { reader, saw } = found.value;
  const cues = settle({ ...draft, cues: nameSpeakers(draft.cues, draft.tally) });
  const broken = document.json?.broken ?? document.xml?.broken;
  return {
    value: {
      ...nothing,
      format: reader.name,
      saw,
      cues,
      ...aboutOf({ ...draft, ...document.about }),
      repairs: draft.tally.repairs(),
    },
    problems: [
      ...problems,
      ...found.problems,
      ...(broken && reader.kind !== 'text' ? [brokenProblem(path, reader.name, broken)] : []),
      ...(draft.problems ?? []),
      ...otherTitle(path, draft.title, document.about?.title),
      ...draft.tally.problems(),
      ...(cues.length === 0 ? [emptyProblem(path, reader.name, draft)] : []),
    ],
  };
}

function aboutOf({ chapters = [], title, language, video, startedAtMs }: Draft) {
  const started = startedAtMs === undefined ? {} : { startedAtMs };
  return { chapters, ...(title && { title }), ...(language && { language }), ...(video && { video }), ...started };
}

/** The title of front matter counts more than one among the lines. */
function otherTitle(path: string, title = '', front = ''): readonly Problem[] {
  if (title === '' || front === '' || title.toLowerCase() === front.toLowerCase()) return [];
  const message = `"${title}" above the words was not taken as the title, since the front matter has another`;
  const hint = 'If it is said in the lecture, give it a time.';
  return [{ code: 'transcript/two-titles', level: 'warning', message, hint, place: { path, line: 1 } }];
}

function brokenProblem(path: string, reader: string, { what, line }: { what: string; line: number }): Problem {
  const message = `the file breaks off or is damaged here (${what}); what stands before was read`;
  return { code: `${reader}/broken`, level: 'warning', message, hint: 'Download it again.', place: { path, line } };
}

function emptyProblem(path: string, reader: string, { chapters = [] }: Draft): Problem {
  const message =
    chapters.length > 0
      ? 'the file has chapters, but not a word of the lecture'
      : `the file has no caption with words (read as ${reader})`;
  const hint = 'Check that it is the transcript; --from NAME reads it as another format.';
  return { code: 'transcript/no-cues', level: 'error', message, hint, place: { path, line: 1 } };
}

/** A list of chapters has times at the start of its lines too. */
const CHAPTERS = /(?:^|[^a-z])chapters?\.[a-z\d]+$|\.description$|\.info\.json$/i;

/** Text shows its format soon; JSON may hold the whole text before the first time. */
const SAMPLE_BYTES = 65_536;

/**
 * Whether a file is a transcript by its content. Text and XML are known by their first 64 kB, or by the whole where
 * those say nothing; JSON, `.docx`, `.odt` and gzip only whole.
 * Text without times counts only when its name says that it is a transcript.
 */
export function looksLikeTranscript(path: string, bytes: Uint8Array): boolean {
  if (CHAPTERS.test(path)) return false;
  const needsAll = ['P', '{', '['].some((mark) => firstByte(bytes) === mark.charCodeAt(0)) || bytes[0] === 0x1f;
  const samples = needsAll || bytes.length <= SAMPLE_BYTES ? [bytes] : [bytes.subarray(0, SAMPLE_BYTES), bytes];
  return samples.some((sample) => isTranscript(path, sample));
}

/** The first byte that is no white space or byte-order mark. */
const firstByte = (bytes: Uint8Array): number | undefined =>
  bytes.subarray(0, 100).find((byte) => byte > 0x20 && ![0xef, 0xbb, 0xbf, 0xff, 0xfe].includes(byte));

function isTranscript(path: string, bytes: Uint8Array): boolean {
  const { value: document } = openDocument(path, bytes);
  if (document === undefined) return false;
  if (askReaders(document, transcriptReaders).length > 0) return true;
  const named = /(?:transcript|captions?|subtitles?)[^/]*\.(?:txt|md|docx|odt)$/i.test(path);
  return named && document.json === undefined && document.xml === undefined;
}
