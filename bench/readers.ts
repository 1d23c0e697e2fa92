/**
 * How fast transcripts are read, and that the time grows as the lecture does: `npm run bench:readers`.
 * CPU seconds of the process (user and system), the better of three runs; 20 plain cues a minute, 50 rolling ones.
 */
import { readTranscript } from '../src/read/transcript.js';
import { cpuClock } from './measure.js';

const CLOCK = (ms: number, mark = '.') => {
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}${mark}${String(ms % 1000).padStart(3, '0')}`;
};
const WORDS = 'so let us look at the loss and then see what the learning rate does when we change it a bit'.split(' ');
const pick = (at: number) => WORDS[(at * 7919) % WORDS.length] as string;

function plainVtt(hours: number): string {
  const parts = ['WEBVTT\n\n'];
  for (let at = 0; at < hours * 1200; at++)
    parts.push(
      `${CLOCK(at * 3000)} --> ${CLOCK(at * 3000 + 2900)}\n${pick(at)} ${pick(at + 1)} the cue number ${at} of it\n\n`,
    );
  return parts.join('');
}

function plainSrt(hours: number): string {
  return plainVtt(hours)
    .slice(8)
    .replace(/(\d)\.(\d{3})/g, '$1,$2');
}

/** Every caption twice, the line before above it, as YouTube writes automatic captions. */
function rollingVtt(hours: number): string {
  const parts = ['WEBVTT\nKind: captions\nLanguage: en\n\n'];
  let before = ' ';
  for (let at = 0; at < hours * 1500; at++) {
    const from = at * 2400;
    const words = [0, 1, 2, 3, 4, 5, 6].map((nth) => pick(at * 7 + nth));
    const timed = words.map((word, nth) => (nth === 0 ? word : `<${CLOCK(from + nth * 300)}><c> ${word}</c>`)).join('');
    const line = words.join(' ');
    parts.push(`${CLOCK(from)} --> ${CLOCK(from + 2390)} align:start position:0%\n${before}\n${timed}\n\n`);
    parts.push(`${CLOCK(from + 2390)} --> ${CLOCK(from + 2400)} align:start position:0%\n${line}\n \n\n`);
    before = line;
  }
  return parts.join('');
}

const json3 = (hours: number): string =>
  JSON.stringify({
    events: Array.from({ length: hours * 1500 }, (_, at) => ({
      tStartMs: at * 2400,
      dDurationMs: 4000,
      wWinId: 1,
      segs: [0, 1, 2, 3, 4, 5, 6].map((nth) => ({ utf8: ` ${pick(at * 7 + nth)}`, tOffsetMs: nth * 300 })),
    })),
  });

const whisper = (hours: number): string =>
  JSON.stringify({
    segments: Array.from({ length: hours * 1200 }, (_, at) => ({
      id: at,
      start: at * 3,
      end: at * 3 + 2.9,
      text: ` the segment ${at}`,
    })),
  });

const ttml = (hours: number): string =>
  `<tt xmlns="http://www.w3.org/ns/ttml"><body><div>\n${Array.from(
    { length: hours * 1200 },
    (_, at) =>
      `<p begin="${CLOCK(at * 3000)}" end="${CLOCK(at * 3000 + 2900)}">the cue <span>number</span> ${at}</p>\n`,
  ).join('')}</div></body></tt>`;

function seconds(bytes: Uint8Array): { cpu: number; cues: number } {
  let [cpu, cues] = [Infinity, 0];
  for (let run = 0; run < 3; run++) {
    const spentMs = cpuClock();
    cues = readTranscript('lecture', bytes).value.cues.length;
    cpu = Math.min(cpu, spentMs() / 1000);
  }
  return { cpu, cues };
}

const kinds = { 'plain WebVTT': plainVtt, 'plain SRT': plainSrt, 'rolling WebVTT': rollingVtt, json3, whisper, ttml };
const HOURS = [10, 100, 1000].filter((hours) => hours <= Number(process.env.HOURS ?? 1000));
const wanted = process.argv.slice(2);
console.log('                hours        MB      cues   CPU s   s per 100 h');
for (const [name, write] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  for (const hours of HOURS) {
    const bytes = new TextEncoder().encode(write(hours));
    if (bytes.length > 256e6) {
      console.log(
        `${name.padEnd(15)} ${String(hours).padStart(5)}  ${(bytes.length / 1e6).toFixed(1).padStart(8)}  over the limit of 256 MB`,
      );
      continue;
    }
    const { cpu, cues } = seconds(bytes);
    const row = [String(hours).padStart(5), (bytes.length / 1e6).toFixed(1).padStart(8), String(cues).padStart(9)];
    console.log(
      `${name.padEnd(15)} ${row.join('  ')} ${cpu.toFixed(3).padStart(7)}  ${((cpu / hours) * 100).toFixed(3).padStart(12)}`,
    );
  }
}
