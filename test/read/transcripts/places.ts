/** Where in the fixtures words may stand. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readTranscript } from '../../../src/read/transcript.js';

const folder = join(import.meta.dirname, 'fixtures');
const fixtures = readdirSync(folder).flatMap((format) =>
  readdirSync(join(folder, format))
    .filter((name) => !/\.(?:expected|gz|docx|odt)$/.test(name))
    .map((name) => ({ format, name, text: new TextDecoder('utf-8').decode(readFileSync(join(folder, format, name))) }))
    .filter(({ text }) => !/[\uFFFD\0]/.test(text)),
);

/**
 * Lines that are no place for words, by format: what stands in or right below them is the file's own, and no reader may
 * take it for speech. Everything else is a place, also between lines.
 */
const SYNTAX: Readonly<Record<string, RegExp>> = {
  // The header with its lines, comments, styles, regions, timings with their settings.
  webvtt: /^(?:\uFEFF?WEBVTT|NOTE|STYLE|REGION|Kind:|Language:|X-TIMESTAMP|::cue)|-->|-[->]\s?>/,
  // Counters and timings.
  srt: /-->|→|->|^\s*\d+\s*$/,
  sbv: /^\d+:[\d:.x]+,\d/,
  // Everything of SubStation but what is said.
  ass: /^(?:\[|;|!|Format:|Style:|Comment:|[A-Z]\w+: ?(?!.*,,))/i,
  lrc: /^\[[a-z]+:/i,
  microdvd: /^\{1\}\{1\}/,
  'whisper-table': /^"?start/i,
  'youtube-panel': /^Chapter \d/,
  // What the program says of itself.
  'whisper-console': /^Detect/,
  // The line that says so.
  otter: /^Transcribed by/,
  'google-meet': /Transcription ended|editable transcript/,
};

/** In WebVTT the line right above a timing is the cue's identifier. */
const isIdentifier = (format: string, next = '') => format === 'webvtt' && /-->/.test(next);
const BLOCK = /^\uFEFF?(?:WEBVTT|NOTE|STYLE|REGION|Kind:)/;

export interface Place {
  readonly format: string;
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Where words may be put into text: behind any line that is no syntax, or as a line of their own below it. */
function placesInLines({ format, name, text }: (typeof fixtures)[number]): readonly Place[] {
  const lines = text.split(/(?<=\n)/);
  const syntax = SYNTAX[format];
  let offset = 0;
  let [inBlock, inFront] = [false, false];
  return lines.flatMap((line, nth) => {
    inFront =
      (nth === 0 && line.trim() === '---') || (inFront && lines[nth - 1]?.trim() !== '---') || (inFront && nth === 1);
    // A header, comment, style or front matter runs to the next blank line.
    inBlock = line.trim() !== '' && (inBlock || (format === 'webvtt' && BLOCK.test(line)));
    const end = offset + line.replace(/[\r\n]+$/, '').length;
    const at = [end, offset + line.length];
    offset += line.length;
    if (line.trim() === '' || inBlock || inFront || isIdentifier(format, lines[nth + 1]) || syntax?.test(line) === true)
      return [];
    return at.map((cut): Place => ({ format, name, before: text.slice(0, cut), after: text.slice(cut) }));
  });
}

/**
 * Some services write the whole text beside its pieces,
 * of which the pieces are read: without a copy nothing is missing.
 */
function isCopy(
  { name, before, after }: { name: string; before: string; after: string },
  said: readonly string[],
): boolean {
  const { value } = readTranscript(name, new TextEncoder().encode(before + after));
  return value.cues.map((cue) => cue.text).join(' ') === said.join(' ');
}

/** Where words may be put into JSON: into any string whose text is in a cue. */
function placesInStrings({ format, name, text }: (typeof fixtures)[number]): readonly Place[] {
  const said = readTranscript(name, new TextEncoder().encode(text)).value.cues.map((cue) => cue.text);
  return [...text.matchAll(/"((?:[^"\\]|\\.){3,})"/g)].flatMap((match) => {
    const inner = (match[1] ?? '').trim();
    const isSaid = / /.test(inner) && said.some((cue) => cue.includes(inner));
    const cut = match.index + match[0].length - 1;
    return isSaid && !isCopy({ name, before: text.slice(0, match.index + 1), after: text.slice(cut) }, said)
      ? [{ format, name, before: text.slice(0, cut), after: text.slice(cut) }]
      : [];
  });
}

/** Where words may be put into XML: at the end of any text that is said, or behind the tag of a caption. */
function placesInXml({ format, name, text }: (typeof fixtures)[number]): readonly Place[] {
  const body = text.search(/<(?:body|transcript)\b/);
  return [...text.matchAll(/>([^<>]*\p{L}[^<>]*)</gu)].flatMap((match) => {
    const cut = match.index + match[0].length - 1;
    return match.index < body ? [] : [{ format, name, before: text.slice(0, cut), after: text.slice(cut) }];
  });
}

const isJson = ({ text }: { text: string }) => /^\s*[[{]\s*["{[]/.test(text);
const isXml = ({ text }: { text: string }) => /^\s*</.test(text);
export const places: readonly Place[] = fixtures.flatMap((fixture) => {
  if (isXml(fixture)) return placesInXml(fixture);
  return isJson(fixture) ? placesInStrings(fixture) : placesInLines(fixture);
});
