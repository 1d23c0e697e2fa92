import type { TimedWord } from '../../../model/cue.js';
import { CLOCK_LENGTH, readFixedClock } from '../support/time/fixed-clock.js';
import type { Row } from '../support/reader.js';

type Building = { -readonly [Name in keyof TimedWord]: TimedWord[Name] };

/**
 * The rows of an automatic caption in one pass: it reads what `readCueText` reads, ten times faster. Undefined for a
 * text with anything else in it (other tags, references), which the full tokenizer then reads.
 */
export function readTimedRows(
  raw: string,
  times: { readonly startMs: number; readonly endMs: number },
): readonly Row[] | undefined {
  if (raw.includes('&')) return undefined;
  const rows: Row[] = [];
  for (let from = 0; from <= raw.length;) {
    let to = raw.indexOf('\n', from);
    if (to < 0) to = raw.length;
    const row = readRow(raw.slice(from, to), times);
    if (row === undefined) return undefined;
    rows.push(row);
    from = to + 1;
  }
  return rows;
}

function readRow(
  line: string,
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
): Row | undefined {
  let open = line.indexOf('<');
  if (open < 0) return { text: line.trim() };
  const words: Building[] = [];
  let last: Building | undefined;
  let text = '';
  let nowMs = startMs;
  let stamped = false;
  for (let at = 0; ;) {
    if (open !== at) {
      const piece = open < 0 ? line.slice(at) : line.slice(at, open);
      const word = piece.trim();
      text += piece;
      if (word.includes(' ')) return undefined;
      if (word !== '') words.push((last = { text: word, startMs: nowMs, endMs }));
    }
    if (open < 0) break;
    const code = line.charCodeAt(open + 1);
    if (code >= ZERO && code <= NINE) {
      nowMs = line.charCodeAt(open + CLOCK_LENGTH + 1) === CLOSE ? readFixedClock(line, open + 1) : -1;
      if (nowMs < 0) return undefined;
      at = open + CLOCK_LENGTH + 2;
      stamped = true;
      if (last !== undefined) last.endMs = Math.max(last.startMs, nowMs);
      last = undefined;
    } else at = endOfStyleTag(line, open);
    if (at < 0) return undefined;
    open = line.indexOf('<', at);
  }
  return stamped ? { text: text.trim(), words } : { text: text.trim() };
}

const [ZERO, NINE, CLOSE, DOT, SLASH, C] = [48, 57, 62, 46, 47, 99] as const;

/**
 * The end of `<c>`, `<c.colorE5E5E5>` or `</c>`, which besides times are all that
 * automatic captions have; -1 for any other tag.
 */
function endOfStyleTag(line: string, open: number): number {
  const [first, second] = [line.charCodeAt(open + 1), line.charCodeAt(open + 2)];
  if (first === C && second === CLOSE) return open + 3;
  if (first === SLASH) return second === C && line.charCodeAt(open + 3) === CLOSE ? open + 4 : -1;
  if (first !== C || second !== DOT) return -1;
  const close = line.slice(open, open + 60).indexOf('>');
  return close < 0 || line.slice(open + 1, open + close).includes('<') ? -1 : open + close + 1;
}
