import { isBigBlueButton, readMeetingName } from '../captures/bigbluebutton.js';
import { readText, type LectureFiles } from '../files.js';
import { cleanLine } from '../transcripts/support/clean.js';

/** What files beside the transcript say of the lecture. */
export interface AboutLecture {
  readonly title?: string;
  /** URL of the recording. */
  readonly video?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** Reads what yt-dlp (`.info.json`) or BigBlueButton (`metadata.xml`) knows of a recording. */
export function readAboutLecture(files: LectureFiles): AboutLecture {
  const info = (files.list('') ?? []).find((name) => name.endsWith('.info.json'));
  if (info !== undefined) return readInfo(readText(files, info) ?? '');
  const title = isBigBlueButton(files) ? readMeetingName(files) : undefined;
  return title === undefined ? {} : { title };
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
