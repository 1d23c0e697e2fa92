import type { Chapter } from '../../model/lecture.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { wholeMs } from '../transcripts/support/time/clock.js';
import type { ChapterReader } from './reader.js';

/**
 * ffmpeg's metadata file: `[CHAPTER]` with a time base, `START` and `END` in it.
 * https://ffmpeg.org/ffmpeg-formats.html#Metadata-2
 */
export const ffmetadata: ChapterReader = {
  name: 'ffmetadata',

  read({ text: { path, lines } }) {
    if (!/^\s*;FFMETADATA/.test(lines[0] ?? '')) return [];
    const chapters: Chapter[] = [];
    let fields: Map<string, string> | undefined;
    let startLine = 1;
    const close = () => {
      const chapter = fields && chapterOf(fields);
      if (chapter !== undefined) chapters.push({ ...chapter, place: { path, line: startLine } });
    };
    lines.forEach((line, at) => {
      if (/^\s*\[[A-Z]{1,20}\]\s*$/.test(line)) {
        close();
        fields = line.includes('CHAPTER') ? new Map() : undefined;
        startLine = at + 1;
        return;
      }
      const [, key = '', value = ''] = /^(\w{1,40})=(.{0,2000})/.exec(line) ?? [];
      if (key !== '') fields?.set(key.toLowerCase(), unescape(value));
    });
    close();
    return chapters;
  },
};

/** Times are whole numbers of a base such as `1/1000000000`; multiplied first, so that nothing is lost. */
function chapterOf(fields: ReadonlyMap<string, string>): Omit<Chapter, 'place'> | undefined {
  const [, numerator = '1', denominator = '1000000000'] =
    /^(\d{1,10})\/(\d{1,10})$/.exec(fields.get('timebase') ?? '') ?? [];
  const time = (name: string) => {
    const value = fields.get(name) ?? '';
    const base = Number(denominator);
    return /^\d{1,18}$/.test(value) && base > 0
      ? wholeMs((Number(value) * Number(numerator) * 1000) / base)
      : undefined;
  };
  const [startMs, endMs] = [time('start'), time('end')];
  const title = cleanLine(fields.get('title') ?? '');
  if (startMs === undefined || title === '') return undefined;
  return { startMs, title, ...(endMs !== undefined && endMs >= startMs && { endMs }) };
}

/** `\=`, `\;`, `\#`, `\\` stand for the mark itself. */
function unescape(value: string): string {
  return value.replace(/\\([=;#\\])/g, '$1');
}
