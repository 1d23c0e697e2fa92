import { cleanLine } from '../transcripts/support/clean.js';
import { readTagged } from '../transcripts/webvtt/tagged.js';
import { webvtt } from '../transcripts/webvtt.js';
import type { ChapterReader } from './reader.js';

/**
 * A WebVTT file of kind chapters: each cue is a chapter. The kind is not in the file; who asks for chapters says it.
 */
export const webvttChapters: ChapterReader = {
  name: 'webvtt-chapters',

  read({ text: source }) {
    if (webvtt.detect(source) === undefined) return [];
    return webvtt.read(source).cues.flatMap(({ startMs, endMs, text, line }) => {
      const title = cleanLine(readTagged(text));
      if (title === '' || startMs < 0) return [];
      return [
        {
          startMs,
          title,
          place: { path: source.path, line },
          ...(endMs !== undefined && endMs >= startMs && { endMs }),
        },
      ];
    });
  },
};
