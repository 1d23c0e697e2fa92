import type { Notebook } from '../../model/notebook.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { formatClock } from '../../model/wording/clock.js';
import { lectureFactsOf, sectionFactsOf } from '../lecture-facts.js';
import { releaseFacts, releaseOf, type ReleaseOptions } from '../links/release.js';

/** What chapters are written as. */
export const CHAPTER_FORMS = ['youtube', 'webvtt', 'ffmetadata', 'podlove'] as const;
export type ChapterForm = (typeof CHAPTER_FORMS)[number];

export interface ChapterOptions extends ReleaseOptions {
  readonly form: ChapterForm;
  /** `coarse`: main sections alone, at most ten. */
  readonly grain: 'fine' | 'coarse';
}

interface ExportedChapter {
  readonly title: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** YouTube shows chapters from three on, ten seconds apart (https://support.google.com/youtube/answer/9884579). */
const [LEAST_CHAPTERS, LEAST_MS] = [3, 10_000];
const MOST_COARSE = 10;

/** The form that a file's name asks for. */
export function chapterFormOf(output: string | undefined): ChapterForm {
  if (output?.endsWith('.vtt') === true) return 'webvtt';
  if (output !== undefined && /\.(?:ffmeta|ffmetadata)$/.test(output)) return 'ffmetadata';
  return output !== undefined && /\.(?:json|psc)$/.test(output) ? 'podlove' : 'youtube';
}

/** The sections of a lecture's notebook as chapters of its video. */
export function exportChapters(notebook: Notebook, options: ChapterOptions): Outcome<string | undefined> {
  const { path, form, grain } = options;
  const lecture = lectureFactsOf(notebook);
  const released = releaseFacts(sectionFactsOf(notebook), releaseOf(lecture, options));
  if (released.value === undefined) return { value: undefined, problems: released.problems };
  const sections = released.value;
  const problem = (level: Problem['level'], message: string, hint: string): Problem => ({
    code: 'export/chapters',
    level,
    message,
    hint,
    place: { path, line: 0 },
  });
  if (sections.length === 0)
    return {
      value: undefined,
      problems: [
        problem(
          'error',
          'the notebook has no sections',
          'Give the notebook of a lecture, as `nbscribe build` writes it.',
        ),
      ],
    };
  const durationMs = Math.max(lecture?.durationMs ?? 0, sections.at(-1)?.endMs ?? 0);
  const main = grain === 'coarse' ? sections.filter(({ level }) => level === 1) : sections;
  const apart = joinShort(main.length === 0 ? sections : main, form === 'youtube' ? LEAST_MS : 1);
  const few = grain === 'coarse' ? atMost(apart, MOST_COARSE) : apart;
  const chapters = few.map(({ title, startMs }, nth) => ({
    title: title.replace(/\s+/g, ' ').trim(),
    // The first one begins the video.
    startMs: nth === 0 ? 0 : startMs,
    endMs: few[nth + 1]?.startMs ?? durationMs,
  }));
  const tooFew = form === 'youtube' && chapters.length < LEAST_CHAPTERS;
  const problems = tooFew
    ? [
        problem(
          'warning',
          `YouTube shows no chapters where there are fewer than ${LEAST_CHAPTERS}`,
          'Build with --sections fine.',
        ),
      ]
    : [];
  return { value: WRITERS[form](chapters), problems };
}

/** A chapter that is too short for a player goes to the one before. */
function joinShort<Section extends { readonly startMs: number }>(
  sections: readonly Section[],
  leastMs: number,
): readonly Section[] {
  const kept: Section[] = [];
  for (const section of sections) {
    const last = kept.at(-1);
    const fromMs = kept.length === 1 ? 0 : last?.startMs;
    if (fromMs === undefined || section.startMs - fromMs >= leastMs) kept.push(section);
  }
  return kept;
}

/** The shortest chapters go to the one before, until there are few. */
function atMost<Section extends { readonly startMs: number; readonly endMs: number }>(
  sections: readonly Section[],
  most: number,
): readonly Section[] {
  const kept = [...sections];
  while (kept.length > most) {
    const lengths = kept.map(({ startMs }, nth) => (kept[nth + 1]?.startMs ?? Infinity) - startMs);
    const shortest = Math.min(...lengths.slice(1));
    kept.splice(lengths.lastIndexOf(shortest), 1);
  }
  return kept;
}

const stamp = (ms: number) => {
  const two = (n: number, width = 2) => String(Math.floor(n)).padStart(width, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}.${two(ms % 1000, 3)}`;
};

/** https://ffmpeg.org/ffmpeg-formats.html#Metadata-2: these signs are escaped. */
const escapeMetadata = (text: string) => text.replace(/[=;#\\\n]/g, '\\$&');

const WRITERS: Readonly<Record<ChapterForm, (chapters: readonly ExportedChapter[]) => string>> = {
  youtube: (chapters) => {
    // With an hour everywhere, or nowhere.
    const hours = (chapters.at(-1)?.startMs ?? 0) >= 3_600_000;
    const clock = (ms: number) => (hours && ms < 3_600_000 ? `0:${formatClock(ms)}` : formatClock(ms));
    return `${chapters.map(({ startMs, title }) => `${clock(startMs)} ${title.replace(/[<>]/g, '')}`).join('\n')}\n`;
  },
  webvtt: (chapters) =>
    `WEBVTT\n\n${chapters
      .map(
        ({ startMs, endMs, title }, nth) =>
          `${nth + 1}\n${stamp(startMs)} --> ${stamp(endMs)}\n${title.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/-->/g, '--&gt;')}\n`,
      )
      .join('\n')}`,
  ffmetadata: (chapters) =>
    `;FFMETADATA1\n${chapters
      .map(
        ({ startMs, endMs, title }) =>
          `\n[CHAPTER]\nTIMEBASE=1/1000\nSTART=${startMs}\nEND=${endMs}\ntitle=${escapeMetadata(title)}\n`,
      )
      .join('')}`,
  // https://podlove.org/simple-chapters as JSON, as Podlove's player and publisher take it.
  podlove: (chapters) =>
    `${JSON.stringify(
      chapters.map(({ startMs, title }) => ({ start: stamp(startMs), title })),
      null,
      2,
    )}\n`,
};
