import type { Outcome } from '../../../src/model/problem.js';
import { writeClock } from '../../../src/read/transcripts/support/time/clock.js';
import type { Transcript } from '../../../src/read/transcript.js';

/** A transcript as a person would check it: a line a cue, then the repairs and the problems. */
export function describeTranscript({ value, problems }: Outcome<Transcript>): string {
  const cues = value.cues.map(({ startMs, endMs, text, speaker, words = [], estimated, place }) => {
    const marks = [
      estimated && 'estimated',
      words.length > 0 && words.map((word) => `${word.text}@${word.startMs}-${word.endMs}`).join(' '),
    ];
    const extra = marks.filter(Boolean).join('; ');
    const who = speaker === undefined ? '' : `<${speaker}> `;
    return `${place.line}: ${writeClock(startMs)} ${writeClock(endMs)} ${who}${JSON.stringify(text)}${extra && `  {${extra}}`}`;
  });
  return [
    `format ${value.format} (${value.saw}), ${value.encoding}`,
    ...(value.title === undefined ? [] : [`title ${value.title}`]),
    ...(value.language === undefined ? [] : [`language ${value.language}`]),
    ...(value.video === undefined ? [] : [`video ${value.video}`]),
    ...cues,
    ...value.chapters.map(({ startMs, title, place }) => `chapter ${place.line}: ${writeClock(startMs)} ${title}`),
    ...value.repairs.map(({ what, count, lines }) => `repair ${count} x ${what} (${lines.join(', ')})`),
    ...problems.map(({ level, code, message, place }) => `${level} ${place?.line}: ${message} [${code}]`),
    '',
  ].join('\n');
}
