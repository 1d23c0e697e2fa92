import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { objectsIn, seconds } from '../transcripts/support/json/fields.js';
import { asArray, asObject, asText } from '../transcripts/support/json/parse-json.js';
import { description } from './description.js';
import type { ChapterReader } from './reader.js';

/**
 * yt-dlp's `.info.json` (`start_time`, in seconds) and Podcasting 2.0 chapters (`startTime`). Fillers that yt-dlp adds
 * at the start are left out; where the list is null, the description in the file is read.
 */
export const infoJson: ChapterReader = {
  name: 'info-json',

  read({ json }) {
    const list = objectsIn(asObject(json?.root)?.['chapters'] ?? asArray(json?.root));
    const chapters = list.flatMap((one): Chapter[] => {
      const startMs = seconds(one['start_time'] ?? one['startTime']);
      const endMs = seconds(one['end_time'] ?? one['endTime']);
      const title = cleanLine(asText(one['title']) ?? '');
      if (json === undefined || startMs === undefined || startMs < 0 || title === '' || one['toc'] === false) return [];
      if (/^<Untitled Chapter \d+>$/.test(title)) return [];
      const place = { path: json.path, line: json.lineOf(one) };
      return [{ startMs, title, place, ...(endMs !== undefined && endMs >= startMs && { endMs }) }];
    });
    if (chapters.length > 0 || json === undefined) return chapters;
    const text = asText(asObject(json.root)?.['description']);
    if (text === undefined) return [];
    const line = json.entries.find(({ key }) => key === 'description')?.line ?? 1;
    const found = description.read({ text: { path: json.path, lines: text.split(/\r\n|\n|\r/) }, encoding: 'utf-8' });
    return found.map((chapter) => ({ ...chapter, place: { path: json.path, line } }));
  },
};
