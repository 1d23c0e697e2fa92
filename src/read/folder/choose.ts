import { isRecordingName } from '../file-kinds.js';
import { readTranscript } from '../transcript.js';
import { extensionOf, type LectureFiles } from '../files.js';

/** One of several files of the same talk, and by what it was taken. */
export interface ChosenTranscript {
  readonly path: string;
  /** Empty where there was nothing to choose. */
  readonly why: string;
}

/**
 * What tools put behind the name of a talk: kinds of text, sizes of a picture. Parted by signs, so that no word is cut.
 */
const SUFFIX =
  /[\s._-]*(?:^|[\s._-])(?:cc|transcripts?|captions?|subtitles?|subs?|closed|asr|auto|automatic|generated|audio|words?|speakers?|diari[sz]ed|timestamps?|text|\d{3,4}x\d{3,4})$/i;
/** What file managers and browsers write to a second file of one name. */
const COPY =
  /^(?:copy|kopie|copie|copia) (?:\(\d+\) )?(?:of|von|de|di) |[\s_]*(?:\(\d{1,3}\)|(?:- ?|\()?\b(?:copy|kopie|copie|copia)\b\)?(?: ?\(?\d{1,3}\)?)?)$/i;
const LANGUAGE = /[._]([a-z]{2,3}(?:-(?:[a-z]{4}|[a-z]{2}|\d{3}))*)$/i;
const LANGUAGES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });

const withoutExtension = (name: string) => name.replace(/\.gz$/i, '').replace(/\.[A-Za-z\d]{2,6}$/, '');

/** `GMT20240115_Recording.transcript.vtt` -> `gmt20240115_recording`: what the files of one talk have in common. */
function stemOf(name: string): string {
  let stem = withoutExtension(name).replace(COPY, '');
  for (let before = ''; before !== stem;) {
    before = stem;
    stem = stem.replace(SUFFIX, '');
    if (languageAtEnd(stem) !== undefined) stem = stem.replace(LANGUAGE, '');
  }
  return stem.toLowerCase().trim();
}

/** The language in a file's name, `en-US` of `talk.en-US.vtt`; yt-dlp calls what was spoken `en-orig`. */
function languageIn(name: string): string | undefined {
  return languageAtEnd(withoutExtension(name));
}

function languageAtEnd(stem: string): string | undefined {
  const tag = LANGUAGE.exec(stem)?.[1];
  const base = tag?.split('-')[0]?.toLowerCase() ?? '';
  return base === '' || SUFFIX.test(stem) || LANGUAGES.of(base) === undefined ? undefined : tag;
}

/** The language that the name of a transcript tells for sure: behind a dot, or behind the word for what it is. */
export function languageOfTranscript(name: string): string | undefined {
  const isSure = /\.[\w-]+\.[A-Za-z\d]+(?:\.gz)?$/.test(name) || /^(?:captions?|subtitles?|transcript)_/i.test(name);
  return isSure ? languageIn(name)?.replace(/-orig$/i, '') : undefined;
}

/** The transcripts of the one talk of the folder; of several talks the one whose name a recording bears. Else all. */
export function ofOneTalk(candidates: readonly string[], names: readonly string[]): readonly string[] {
  const stems = new Set(candidates.map(stemOf));
  if (stems.size <= 1) return candidates;
  // A recording tells by its stem which of several talks is the one of the folder.
  const media = new Set(names.filter(isRecordingName).map(stemOf));
  const recorded = candidates.filter((name) => media.has(stemOf(name)));
  return new Set(recorded.map(stemOf)).size === 1 ? recorded : candidates;
}

/** Whether all are of one talk. */
export function isOneTalk(candidates: readonly string[]): boolean {
  return new Set(candidates.map(stemOf)).size <= 1;
}

/** Formats from those that say most to those that say least. */
const BY_FORMAT = [
  '.json',
  '.vtt',
  '.srt',
  '.ttml',
  '.xml',
  '.ass',
  '.sbv',
  '.lrc',
  '.tsv',
  '.csv',
  '.docx',
  '.odt',
  '.md',
  '.txt',
];
/** A file with fewer of the words is a part of the talk. */
const WHOLE = 0.8;

interface TranscriptCandidate {
  readonly path: string;
  readonly language: string | undefined;
  readonly words: number;
  readonly hasWordTimes: boolean;
  readonly hasSpeakers: boolean;
  readonly hasTimes: boolean;
}

/**
 * Takes one of several transcripts of a talk: of the language that was spoken, whole, and the richest. Languages: the
 * one that the lecture names, what yt-dlp calls `en-orig`, a name without one, English.
 */
export function chooseTranscript(
  paths: readonly string[],
  from: { readonly files: LectureFiles; readonly language?: string | undefined },
): ChosenTranscript | undefined {
  const [only, second] = paths;
  if (only === undefined || second === undefined) return only === undefined ? undefined : { path: only, why: '' };
  // Sorting leaves undefined for the end, whatever the order.
  const named = paths.map((path) => ({ language: languageIn(path) }));
  const spoken = bestOf(named, ({ language }) => languageRank(language, from.language))?.language;
  const rivals = paths.filter((path) => languageIn(path) === spoken).map((path) => measure(path, from.files));
  const most = Math.max(...rivals.map(({ words }) => words));
  const rank = (one: TranscriptCandidate) =>
    Number(one.words >= most * WHOLE) * 1000 +
    Number(one.hasTimes) * 500 +
    Number(one.hasWordTimes) * 200 +
    Number(one.hasSpeakers) * 100 +
    // Zoom: what was spoken, with names, beside what was typed or shown.
    Number(/transcript/i.test(one.path)) * 50 -
    Number(COPY.test(withoutExtension(one.path))) * 20 -
    (BY_FORMAT.indexOf(extensionOf(one.path)) + 1 || BY_FORMAT.length + 1);
  const best = bestOf(rivals, (one) => -rank(one));
  return best && { path: best.path, why: reasonOf(best, { rivals, others: paths.length - 1, spoken }) };
}

function bestOf<Item>(items: readonly Item[], rankOf: (item: Item) => number): Item | undefined {
  return items.toSorted((one, other) => rankOf(one) - rankOf(other))[0];
}

function languageRank(language: string | undefined, wanted: string | undefined): number {
  const base = (tag: string | undefined) => tag?.toLowerCase().split('-')[0];
  if (wanted !== undefined && base(language) === base(wanted)) return language?.endsWith('-orig') === true ? -2 : -1;
  if (language?.endsWith('-orig') === true) return 0;
  if (language === undefined) return 1;
  return base(language) === 'en' ? 2 : 3;
}

function measure(path: string, files: LectureFiles): TranscriptCandidate {
  const bytes = files.read(path) ?? new Uint8Array();
  const { cues, format } = readTranscript(path, bytes).value;
  return {
    path,
    language: languageIn(path),
    words: cues.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0),
    hasWordTimes: cues.some(({ words }) => words !== undefined),
    hasSpeakers: cues.some(({ speaker }) => speaker !== undefined),
    hasTimes: format !== 'plain-text',
  };
}

function reasonOf(
  best: TranscriptCandidate,
  { rivals, others, spoken }: { rivals: readonly TranscriptCandidate[]; others: number; spoken: string | undefined },
): string {
  const alone = (has: (one: TranscriptCandidate) => boolean) => has(best) && rivals.some((one) => !has(one));
  const reasons = [
    ...(rivals.length <= others ? [spoken === undefined ? 'its name has no language' : `its language, ${spoken}`] : []),
    ...(alone(({ hasTimes }) => hasTimes) ? ['it has times'] : []),
    ...(alone(({ hasWordTimes }) => hasWordTimes) ? ['it has a time for each word'] : []),
    ...(alone(({ hasSpeakers }) => hasSpeakers) ? ['it names the speakers'] : []),
  ];
  const why = reasons.length === 0 ? 'as good as any' : `for ${reasons.join(', ')}`;
  return `chosen from ${others + 1} of this talk, ${why}`;
}
