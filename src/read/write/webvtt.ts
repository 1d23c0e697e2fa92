import type { Cue } from '../../model/cue.js';
import { writeClock } from '../transcripts/support/time/clock.js';
import type { Writer } from './writer.js';

/** WebVTT: speakers as voices, word times as timestamps where the words are those of the text. */
export const webvttWriter: Writer = {
  extension: '.vtt',
  write: ({ cues, language }) =>
    `WEBVTT\n${language === undefined ? '' : `Language: ${language}\n`}\n${cues.map(writeCue).join('\n')}`,
};

function writeCue(cue: Cue): string {
  const voice = cue.speaker === undefined ? '' : `<v ${escape(cue.speaker)}>`;
  // An empty line would end the caption, so it becomes a space.
  const text = timedText(cue).replace(/\n(?=\n)/g, '\n ');
  return `${writeClock(cue.startMs)} --> ${writeClock(cue.endMs)}\n${voice}${text}\n`;
}

const escape = (text: string): string =>
  text.replace(/[&<>]/g, (mark) => ({ '&': '&amp;', '<': '&lt;' })[mark] ?? '&gt;');

/** Words with their times in front, the white space between them as it was. */
function timedText({ text, words = [], startMs }: Cue): string {
  const pieces = text.split(/(\s+)/);
  const said = pieces.filter((_, at) => at % 2 === 0);
  if (words.length === 0 || said.length !== words.length || said.some((piece, at) => piece !== words[at]?.text))
    return escape(text);
  return pieces
    .map((piece, at) => {
      const fromMs = words[at / 2]?.startMs;
      return at % 2 === 1 || fromMs === undefined || fromMs === startMs
        ? escape(piece)
        : `<${writeClock(fromMs)}>${escape(piece)}`;
    })
    .join('');
}
