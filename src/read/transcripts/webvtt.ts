import type { Problem } from '../../model/problem.js';
import type { Source } from '../../model/source.js';
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
import { readStrict } from './support/webvtt-strict.js';

/**
 * WebVTT, https://www.w3.org/TR/webvtt1/, as YouTube, Zoom, Teams, Microsoft Stream and Whisper write it. A file with the
 * signature is read to the letter, and what the standard drops is a problem; any other is mended first, so that nothing is lost.
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
    const { cues, problems } = readCues(source, tally);
    const unrolled = unrollCaptions(joinHighlights(cues, tally), tally);
    const language = /^\s*(?:NOTE )?language\s*:\s*([\w-]{2,35})\s*$/i;
    const [, code] =
      source.lines
        .slice(0, 20)
        .map((line) => language.exec(line))
        .find((found) => found !== null) ?? [];
    return { cues: nameSpeakers(unrolled, tally), tally, problems, ...(code && { language: code }) };
  },
};

const HEADLESS = /^\s*\d[\d:]*\.\d+\s*-->\s*\d[\d:]*\.\d+\s+.*\b(?:align|position|line|size|vertical|region):\S/;

/** The standard's result stands; only a file that is no WebVTT, or loose throughout, is mended. */
function readCues(source: Source, tally: Tally): { cues: readonly MarkedCue[]; problems: readonly Problem[] } {
  const offsetMs = segmentOffsets(source.lines);
  const cues: MarkedCue[] = [];
  const strict = readStrict(source, (cue) => {
    for (const draft of draftsOf(cue, false, offsetMs(cue.line))) cues.push(draft);
  });
  for (const line of strict?.adopted ?? [])
    tally.note('blank-line', 'captions with a blank line inside were kept whole', line);
  if (strict !== undefined) return { cues, problems: strict.problems };
  cues.length = 0;
  const mended = mendWebVtt(source, tally);
  eachWebVttCue(mended.lines, mended.body, {
    keep(cue) {
      for (const draft of draftsOf(cue, mended.guessed.has(cue.line), offsetMs(cue.line))) cues.push(draft);
    },
  });
  return { cues, problems: [] };
}

function draftsOf(cue: VttCue, estimated: boolean, offsetMs: number): readonly MarkedCue[] {
  const { line } = cue;
  const text = cue.text.includes('\0') ? cue.text.replaceAll('\0', '\uFFFD') : cue.text;
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
