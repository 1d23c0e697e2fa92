import { quote } from './support/clean.js';
import { readCueText } from './support/cue-text.js';
import { joinHighlights } from './support/highlights.js';
import type { MarkedCue } from './support/highlights.js';
import type { TextReader } from './support/reader.js';
import { unrollCaptions } from './support/rolling.js';
import { nameSpeakers } from './support/speakers.js';
import { Tally } from './support/tally.js';
import { readTimedRows } from './support/timed-rows.js';
import { eachWebVttCue } from './support/webvtt-file.js';
import type { VttCue } from './support/webvtt-file.js';
import { mendWebVtt } from './support/webvtt-mend.js';
import { segmentOffsets } from './support/webvtt-segments.js';

/**
 * WebVTT, https://www.w3.org/TR/webvtt1/, as YouTube, Zoom, Teams, Microsoft Stream and Whisper write it. Lines are mended first, so
 * that the parser of the standard loses nothing; a file that is in order is not touched.
 */
export const webvtt: TextReader = {
  kind: 'text',
  name: 'webvtt',
  title: 'WebVTT',
  extensions: ['.vtt', '.webvtt'],
  sample: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ada>Welcome to the lecture.',
  origin: 'video platforms, yt-dlp --write-subs or --write-auto-subs, Zoom, Teams, Microsoft Stream, Panopto, Whisper',

  detect({ lines }) {
    const first = lines.find((line) => line.trim() !== '') ?? '';
    if (/^\s*WEBVTT(?:\s|$)/.test(first.slice(0, 40))) return 'the first line is WEBVTT';
    const settings = lines.slice(0, 200).find((line) => HEADLESS.test(line.slice(0, 200)));
    return settings === undefined ? undefined : `no WEBVTT header, but cue settings: ${quote(settings)}`;
  },

  read(source) {
    const tally = new Tally(source.path, 'webvtt');
    const mended = mendWebVtt(source, tally);
    const offsetMs = segmentOffsets(source.lines);
    const cues: MarkedCue[] = [];
    eachWebVttCue(mended.lines, mended.body, (cue) => {
      for (const draft of draftsOf(cue, mended.guessed.has(cue.line), offsetMs(cue.line))) cues.push(draft);
    });
    const unrolled = unrollCaptions(joinHighlights(cues, tally), tally);
    const language = /^\s*(?:NOTE )?language\s*:\s*([\w-]{2,35})\s*$/i;
    const [, code] =
      source.lines
        .slice(0, 20)
        .map((line) => language.exec(line))
        .find((found) => found !== null) ?? [];
    return { cues: nameSpeakers(unrolled, tally), tally, ...(code && { language: code }) };
  },
};

const HEADLESS = /^\s*\d[\d:]*\.\d+\s*-->\s*\d[\d:]*\.\d+\s+.*\b(?:align|position|line|size|vertical|region):\S/;

function draftsOf(cue: VttCue, estimated: boolean, offsetMs: number): readonly MarkedCue[] {
  const { text, line } = cue;
  if (!estimated && !text.includes('<') && !text.includes('&'))
    return [{ startMs: cue.startMs + offsetMs, endMs: cue.endMs + offsetMs, text, line }];
  const rows = estimated ? undefined : readTimedRows(text, cue);
  if (rows !== undefined && offsetMs === 0)
    return [{ startMs: cue.startMs, endMs: cue.endMs, text: rows.map((row) => row.text).join('\n'), rows, line }];
  const times = { startMs: cue.startMs + offsetMs, endMs: cue.endMs + offsetMs };
  const common = estimated ? { startMs: times.startMs, line, estimated } : { ...times, line };
  const marked = text.includes('<u>') ? /<u>([^<]{1,100})<\/u>/.exec(text)?.[1] : undefined;
  return readCueText(text, times).map((turn) => Object.assign({ ...common }, turn, marked && { marked }));
}
