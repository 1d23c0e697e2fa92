import type { Writer } from './writer.js';

/**
 * Segments in seconds, as Whisper and the programs around it read and write them.
 * Keeps everything: speakers, words, language.
 */
export const jsonWriter: Writer = {
  extension: '.json',
  write({ cues, language }) {
    const segments = cues.map(({ startMs, endMs, text, speaker, words }, id) => ({
      id,
      start: startMs / 1000,
      end: endMs / 1000,
      text,
      ...(speaker !== undefined && { speaker }),
      ...(words && {
        words: words.map((word) => ({ word: word.text, start: word.startMs / 1000, end: word.endMs / 1000 })),
      }),
    }));
    const rows = segments.map((segment) => `  ${JSON.stringify(segment)}`).join(',\n');
    return `{${language === undefined ? '' : `"language": ${JSON.stringify(language)}, `}"segments": [\n${rows}\n]}\n`;
  },
};
