import { readClock } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/** Field order of files that lack the Format line. */
const DEFAULT = ['layer', 'start', 'end', 'style', 'name', 'marginl', 'marginr', 'marginv', 'effect', 'text'];

/**
 * Advanced SubStation Alpha and SSA: `Dialogue:` lines of `[Events]`, their fields named by the `Format:` line, the
 * text last. `\N` is a line end; `{...}` are styles; what `{\p1}` draws is no text.
 */
export const ass: TextReader = {
  kind: 'text',
  name: 'ass',
  title: 'SubStation Alpha (ASS, SSA)',
  extensions: ['.ass', '.ssa'],
  sample: '[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.50,Default,Ada,0,0,0,,Welcome.',
  origin: 'Aegisub, fansubs, video extraction',

  detect({ lines }) {
    const head = lines.slice(0, 500);
    if (head.some((line) => /^\s*\[Script Info\]/i.test(line.slice(0, 40)))) return 'the section [Script Info]';
    return head.some((line) => /^Dialogue:\s*[^,]{0,20},\d/.test(line.slice(0, 60)))
      ? 'lines that begin with Dialogue:'
      : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'ass');
    const collector = new Collector(tally);
    let fields: readonly string[] = DEFAULT;
    let inEvents = true;
    let title: string | undefined;
    lines.forEach((line, at) => {
      const [, section] = /^\s*\[([^\]]{1,40})\]/.exec(line.slice(0, 60)) ?? [];
      if (section !== undefined) inEvents = section.toLowerCase() === 'events';
      else if (/^title:/i.test(line)) title ??= line.slice(6, 300).trim();
      else if (inEvents && /^\s*format:/i.test(line.slice(0, 40))) fields = readFormat(line);
      else if (/^\s*dialogue:/i.test(line.slice(0, 40))) readDialogue(line, { fields, line: at + 1, collector });
      else if (
        inEvents &&
        line.trim() !== '' &&
        !/^\s*(?:[;!]|(?:comment|picture|sound|movie|command):)/i.test(line.slice(0, 40))
      )
        tally.lose('stray-text', 'a line that is no dialogue was left out', { line: at + 1, quoted: line });
    });
    return { cues: collector.cues, tally, ...(title && { title }) };
  },
};

function readFormat(line: string): readonly string[] {
  return line
    .slice(line.indexOf(':') + 1, 1000)
    .split(',')
    .map((field) => field.trim().toLowerCase());
}

interface Context {
  readonly fields: readonly string[];
  readonly line: number;
  readonly collector: Collector;
}

function readDialogue(dialogue: string, { fields, line, collector }: Context): void {
  const values = splitFields(dialogue.slice(dialogue.indexOf(':') + 1), fields.length);
  const value = (name: string) => values[fields.indexOf(name)];
  collector.add({
    startMs: readClock(value('start') ?? ''),
    endMs: readClock(value('end') ?? ''),
    text: plainText(value('text') ?? ''),
    speaker: (value('name') ?? value('actor'))?.trim(),
    line,
  });
}

/** Commas part the fields, except in the last one. */
function splitFields(text: string, count: number): readonly string[] {
  const fields: string[] = [];
  let from = 0;
  while (fields.length < count - 1) {
    const comma = text.indexOf(',', from);
    if (comma < 0) break;
    fields.push(text.slice(from, comma));
    from = comma + 1;
  }
  return [...fields, text.slice(from)];
}

function plainText(text: string): string {
  let out = '';
  let drawing = false;
  for (let at = 0; at < text.length;) {
    const open = text.indexOf('{', at);
    const close = open < 0 ? -1 : text.indexOf('}', open);
    if (!drawing) out += text.slice(at, close < 0 ? undefined : open);
    if (close < 0) break;
    const draw = /\\p(\d)/.exec(text.slice(open, Math.min(close, open + 200)));
    if (draw !== null) drawing = draw[1] !== '0';
    at = close + 1;
  }
  return out.replace(/\\N/g, '\n').replace(/\\n/g, ' ').replace(/\\h/g, '\u00A0');
}
