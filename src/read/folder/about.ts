import type { CourseFacts, Visibility } from '../../model/lecture.js';
import type { SystemRecording } from '../captures/recording-system.js';
import { readText, type LectureFiles } from '../files.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { VISIBILITIES, type LectureManifest } from './manifest-schema.js';

/** What files beside the transcript say of the lecture. */
export interface AboutLecture {
  readonly title?: string;
  /** URL of the recording. */
  readonly video?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** Reads what yt-dlp (`.info.json`) or the system that recorded it knows of a lecture. */
export function readAboutLecture(files: LectureFiles, system: SystemRecording | undefined): AboutLecture {
  const info = (files.list('') ?? []).find((name) => name.endsWith('.info.json'));
  if (info !== undefined) return readInfo(readText(files, info) ?? '');
  const { title, language } = system ?? {};
  return { ...(title !== undefined && { title }), ...(language !== undefined && { language }) };
}

function readInfo(text: string): AboutLecture {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return {};
  }
  const textOf = (key: string) => {
    const value = typeof data === 'object' && data !== null ? (data as Record<string, unknown>)[key] : undefined;
    return typeof value === 'string' && value.trim() !== '' ? cleanLine(value) : undefined;
  };
  const [title, video, language] = [textOf('title'), textOf('webpage_url'), textOf('language')];
  return {
    ...(title !== undefined && { title }),
    ...(video !== undefined && /^https?:\/\//i.test(video) && { video }),
    ...(language !== undefined && /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i.test(language) && { language }),
  };
}

/** What lecture.yaml says, and what the course says where it is silent. Nothing that either hides is shown. */
export function withCourse(fields: LectureManifest, course: CourseFacts | undefined): LectureManifest {
  if (course === undefined) return fields;
  const { visibility = 'public', unreleased = [], ...facts } = course;
  const rules = [...new Set([...[fields.unreleased ?? []].flat(), ...unreleased])];
  return {
    ...facts,
    ...fields,
    visibility: stricter(visibility, fields.visibility ?? 'public'),
    ...(rules.length > 0 && { unreleased: rules }),
  };
}

/** The one of two that shows less. */
export function stricter(a: Visibility, b: Visibility): Visibility {
  return VISIBILITIES[Math.max(VISIBILITIES.indexOf(a), VISIBILITIES.indexOf(b))] ?? a;
}
