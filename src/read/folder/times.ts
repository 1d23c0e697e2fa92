import { counted } from '../../model/counted.js';
import type { Chapter, Lecture, Pause, Pin } from '../../model/lecture.js';
import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { readTime, TIME_HINT } from '../captures/time.js';
import { readChapters } from '../chapters/chapters.js';
import { noFile, type Desk } from './desk.js';
import type { ReadManifest } from './manifest.js';
import { readOffset } from './offset.js';
import { readStartedAt, startInName, type WallClock } from '../started-at.js';
import { quote } from '../transcripts/support/clean.js';

/** Where chapters may come from: lecture.yaml itself, a file, or the transcript. */
export interface ChapterSources {
  readonly manifest: ReadManifest | undefined;
  readonly path: string | undefined;
  readonly fromTranscript: readonly Chapter[];
}

/** The user's chapters, else those of a chapter file, else those the transcript carries. */
export function chaptersOf({ files, found, problems }: Desk, from: ChapterSources): readonly Chapter[] {
  const inline = from.manifest?.fields.chapters;
  if (typeof inline === 'object' && from.manifest !== undefined) {
    const { placeOf } = from.manifest;
    const chapters = inline.flatMap(({ at, end, title, level, nth }): Chapter[] => {
      const startMs = timeOrProblem(at, placeOf('chapters', nth, 'at'), problems);
      const endMs = end === undefined ? undefined : timeOrProblem(end, placeOf('chapters', nth, 'end'), problems);
      if (startMs === undefined) return [];
      const place = placeOf('chapters', nth);
      return [{ startMs, title, place, ...(endMs !== undefined && { endMs }), ...(level !== undefined && { level }) }];
    });
    return chapters.toSorted((one, other) => one.startMs - other.startMs);
  }
  const path = from.path;
  if (path === undefined) return from.fromTranscript;
  const bytes = files.read(path);
  if (bytes === undefined) problems.push(noFile(files, path, 'chapters'));
  if (bytes === undefined) return from.fromTranscript;
  const { value, problems: wrong } = readChapters(path, bytes);
  const isNamed = from.manifest?.fields.chapters !== undefined;
  // A description that was only found may well be without chapters.
  if (!isNamed && value.length === 0) return from.fromTranscript;
  problems.push(...wrong);
  found.push({ path, as: 'chapters', saw: counted(value.length, 'chapter') });
  return value.length > 0 ? value : from.fromTranscript;
}

/** `place:` of lecture.yaml. */
export function pinsOf({ problems }: Desk, manifest: ReadManifest | undefined): readonly Pin[] {
  return (manifest?.fields.place ?? []).flatMap(({ file, cell, page, at, nth }): readonly Pin[] => {
    const atMs = timeOrProblem(
      at,
      manifest?.placeOf('place', nth, 'at') ?? { path: 'lecture.yaml', line: 1 },
      problems,
    );
    if (atMs === undefined) return [];
    if (page !== undefined) return [{ path: file, page, atMs }];
    return cell === undefined ? [] : [{ path: file, cell, atMs }];
  });
}

/** `offset:` of lecture.yaml in milliseconds; 0 where there is none. */
export function offsetOf({ problems }: Desk, manifest: ReadManifest | undefined): number {
  const written = manifest?.fields.offset;
  if (written === undefined || manifest === undefined) return 0;
  return readOffset(String(written)) ?? timeOrProblem(written, manifest.placeOf('offset'), problems) ?? 0;
}

/** What a lecture's clock begins at. */
type Started = Pick<Lecture, 'startedAtMs' | 'startedAtFrom' | 'startedAtZoneMin'>;

/** `startedAt:` of lecture.yaml, else times of day in the transcript, else the name of its file. */
export function startedAtOf(
  { problems }: Desk,
  manifest: ReadManifest | undefined,
  transcript: { readonly path: string; readonly startedAtMs?: number },
): Started {
  const written = manifest?.fields.startedAt;
  const started = (clock: WallClock, startedAtFrom: Started['startedAtFrom']): Started => ({
    startedAtMs: clock.wallMs,
    ...(startedAtFrom && { startedAtFrom }),
    ...(clock.zoneMin !== undefined && { startedAtZoneMin: clock.zoneMin }),
  });
  if (written === undefined || manifest === undefined) {
    if (transcript.startedAtMs !== undefined) return started({ wallMs: transcript.startedAtMs }, 'transcript');
    const named = startInName(transcript.path);
    return named === undefined ? {} : started(named, 'name');
  }
  const clock = readStartedAt(String(written));
  if (clock === undefined)
    problems.push({
      code: 'lecture/bad-time',
      level: 'error',
      message: `\`startedAt\` is no date and time: ${quote(String(written))}`,
      hint: 'Write it as 2024-03-01T10:00:00, or 10:00 where the day does not matter.',
      place: manifest.placeOf('startedAt'),
    });
  return clock === undefined ? {} : started(clock, 'startedAt');
}

/** `pauses:` of lecture.yaml. */
export function pausesOf({ problems }: Desk, manifest: ReadManifest | undefined): readonly Pause[] {
  return (manifest?.fields.pauses ?? []).flatMap((entry, nth): readonly Pause[] => {
    const { from = '', to = '' } = (typeof entry === 'object' && entry !== null ? entry : {}) as Record<
      string,
      unknown
    >;
    const [start, end] = [from, to].map((written) => readStartedAt(typeof written === 'string' ? written : ''));
    if (start !== undefined && end !== undefined && end.wallMs > start.wallMs)
      return [{ fromMs: start.wallMs, toMs: end.wallMs }];
    problems.push({
      code: 'lecture/bad-time',
      level: 'error',
      message: `a pause wants \`from\` and \`to\` by the clock, the later one second: ${quote(JSON.stringify(entry))}`,
      hint: 'Write - { from: "10:45", to: "11:00" }, as the clock on the wall showed.',
      place: manifest?.placeOf('pauses', nth) ?? { path: 'lecture.yaml', line: 1 },
    });
    return [];
  });
}

function timeOrProblem(written: string | number, place: Place, problems: Problem[]): number | undefined {
  const time = readTime(written);
  if ('ms' in time) return time.ms;
  problems.push({
    code: 'lecture/bad-time',
    level: 'error',
    message: `${quote(String(written))} ${time.why}`,
    hint: TIME_HINT,
    place,
  });
  return undefined;
}
