import { readClock, secondsToMs } from './support/time/clock.js';
import { quote } from './support/clean.js';
import { Collector } from './support/collect.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

const LINE = /^\s*\[\s*([\d:.,]{1,20}s?)\s*(?:-->|->|–|-)\s*([\d:.,]{1,20}s?)\s*\]\s*/;
/** Meant as such a line, whatever its digits are. */
const MEANT = /^\s*\[[^\]]{0,60}->[^\]]{0,60}\]/;

/** What the programs say of themselves. */
const LOG =
  /^\s*(?:detect(?:ed|ing) language|whisper_|main:|system_info|ggml_|llama_|load(?:ing|ed)?\b|processing\b|transcrib(?:e|ing)\b|output_|skipping\b|using\b|performing\b|\S*warning|warnings\.warn|\d{1,3}%\||fallbacks)/i;

/** What Whisper programs print: `[00:00.000 --> 00:07.600]  text`, `[0.00s -> 7.60s] text`. */
export const whisperConsole: TextReader = {
  kind: 'text',
  name: 'whisper-console',
  title: 'Whisper console output',
  extensions: ['.txt', '.log'],
  sample: '[00:00.000 --> 00:07.600]  Welcome to the lecture.',
  origin: 'what whisper, whisper.cpp, faster-whisper and whisper-jax print',

  detect({ lines }) {
    const line = lines.slice(0, 400).find((one) => LINE.test(stripColour(one.slice(0, 200))));
    return line === undefined ? undefined : `times with an arrow in brackets: ${quote(line)}`;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'whisper-console');
    const collector = new Collector(tally);
    let open: { startMs: number | undefined; endMs?: number | undefined; texts: string[]; line: number } | undefined;
    const close = () => {
      if (open !== undefined) collector.add({ ...open, text: open.texts.join('\n') });
      open = undefined;
    };
    lines.forEach((raw, at) => {
      const line = stripColour(raw);
      const [match, start = '', end = ''] = LINE.exec(line.slice(0, 100)) ?? [];
      if (match !== undefined || MEANT.test(line.slice(0, 140))) {
        close();
        const text = line.slice(match?.length ?? line.indexOf(']') + 1);
        open = { startMs: time(start), endMs: time(end), texts: [text], line: at + 1 };
      } else if (line.trim() !== '' && open === undefined && LOG.test(line.slice(0, 80)))
        tally.note('log', 'lines of the program’s log were left out', at + 1);
      else if (line.trim() !== '' && open === undefined)
        tally.lose('stray-text', 'text without a time was left out', { line: at + 1, quoted: line });
      else if (line.trim() === '') close();
      else open?.texts.push(line);
    });
    close();
    return {
      cues: collector.cues.map((cue) => ({ ...cue, text: cue.text.trim() })),
      tally,
    };
  },
};

const time = (text: string): number | undefined => readClock(text) ?? secondsToMs(text.replace(/s$/, ''));

/** whisper.cpp --print-colors puts terminal colours around words, also in front of the bracket. */
function stripColour(line: string): string {
  return line.includes('\x1B') ? line.replace(/\x1B\[[\d;]{0,20}m/g, '') : line;
}
