import type { Outcome } from '../model/problem.js';
import type { Source } from '../model/source.js';
import { cutLines, decodeBytes } from './decode.js';
import { readServerAnswer } from './server-answer.js';
import { readDocx } from './documents/docx.js';
import { readOdt } from './documents/odt.js';
import { takeFrontMatter } from './front-matter.js';
import type { FrontMatterFacts } from './front-matter.js';
import { looksLikeJson, parseJson } from './transcripts/support/json/parse-json.js';
import type { JsonDocument } from './transcripts/support/json/parse-json.js';
import { looksLikeXml, parseXml } from './transcripts/support/markup/xml.js';
import type { XmlDocument } from './transcripts/support/markup/xml.js';

/** A file opened once, in the form its readers want. Text is always there, for when nobody knows the rest. */
export interface Document {
  readonly text: Source;
  readonly json?: JsonDocument;
  readonly xml?: XmlDocument;
  /** What the file was read as: `utf-8`, `windows-1252`, `docx`, `odt`. */
  readonly encoding: string;
  /** What front matter says, which is no longer among the lines of the text. */
  readonly about?: FrontMatterFacts;
}

/**
 * Decodes a file and parses it as JSON or XML where it begins so; a `.docx` or `.odt` becomes its paragraphs, one line
 * each. What cannot be a transcript (empty, an image, a PDF, binary data, XML with a DOCTYPE) is an error and no
 * document.
 */
export function openDocument(path: string, bytes: Uint8Array, encoding?: string): Outcome<Document | undefined> {
  const fail = (code: string, message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    problems: [{ code: `transcript/${code}`, level: 'error', message, hint, place: { path, line: 1 } }],
  });
  if (bytes.length === 0)
    return fail('empty', 'the file is empty', 'Download it again: a refused request leaves an empty file.');
  if (startsWith(bytes, 'PK\x03\x04')) {
    for (const [encoding, read] of DOCUMENTS) {
      const lines = read(bytes);
      if (lines !== undefined) return { value: { text: { path, lines }, encoding }, problems: [] };
    }
    return fail('zip', 'the file is an archive, no .docx and no .odt', 'Unpack it and give the transcript in it.');
  }
  const binary = BINARY.find(({ magic }) => startsWith(bytes, magic));
  if (binary !== undefined) return fail('binary', `the file is ${binary.name}, not a transcript`, binary.hint);
  const { value, problems } = decodeBytes(path, bytes, encoding);
  if (problems.some((problem) => problem.level === 'error')) return { value: undefined, problems };
  if (looksBinary(value.text)) return fail('binary', 'the file is binary, not a transcript', WANTED);
  const other = OTHER_TEXTS.find(({ begins }) => begins.test(value.text.slice(0, 2000)));
  if (other !== undefined) return fail('other-format', `the file is ${other.name}, which cannot be read`, other.hint);
  const answer = readServerAnswer(value.text);
  if (answer !== undefined) return fail(answer.code, answer.message, answer.hint);
  if (countLines(value.text) > MOST_LINES)
    return fail('too-many-lines', `the file has more than ${MOST_LINES} lines`, 'Cut it into several files.');
  const document = parse(path, value.text);
  if (document === 'refused')
    return fail('doctype', 'the file has a DOCTYPE, which could declare entities', DOCTYPE_HINT);
  return { value: { ...document, encoding: value.encoding }, problems };
}

/** Texts of word processors, by what is in the archive. */
const DOCUMENTS = [
  ['docx', readDocx],
  ['odt', readOdt],
] as const;

/** 100 hours of captions have a million lines; as many again for blank lines and counters. */
const MOST_LINES = 4_000_000;

function countLines(text: string): number {
  let count = 1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

const DOCTYPE_HINT = 'Remove the DOCTYPE line; of a web page save the text.';
const WANTED = 'Export its transcript as WebVTT, SRT or text and give that.';
const BINARY: readonly { readonly magic: string; readonly name: string; readonly hint: string }[] = [
  { magic: '%PDF', name: 'a PDF', hint: 'Save its text as .txt and give that.' },
  { magic: '\x89PNG', name: 'a PNG image', hint: WANTED },
  { magic: '\xFF\xD8\xFF', name: 'a JPEG image', hint: WANTED },
  { magic: '\x1A\x45\xDF\xA3', name: 'a Matroska or WebM video', hint: WANTED },
  { magic: 'ID3', name: 'an MP3', hint: WANTED },
  { magic: 'RIFF', name: 'a WAV or AVI recording', hint: WANTED },
  { magic: '{\\rtf', name: 'rich text (RTF)', hint: 'Save it as plain text, .docx or .odt and give that.' },
  { magic: '\xD0\xCF\x11\xE0', name: 'an old Office file', hint: 'Save it as .docx or plain text and give that.' },
];

const AS_CAPTIONS = 'Export it as SRT, WebVTT or TTML and give that.';
/** Files of words and times that look like text, but whose lines are no lines of text. */
const OTHER_TEXTS: readonly { readonly begins: RegExp; readonly name: string; readonly hint: string }[] = [
  { begins: /^\s*Scenarist_SCC/, name: 'SCC captions (Scenarist)', hint: AS_CAPTIONS },
  { begins: /^\s*File type = "ooTextFile/, name: 'a Praat TextGrid', hint: AS_CAPTIONS },
  {
    begins: /^\s*(?:SPEAKER \S+ \d+ [\d.]+ [\d.]+ <NA>.*(?:\n\s*|$)){2}/,
    name: 'RTTM, who speaks when without words',
    hint: WANTED,
  },
  {
    begins: /^\s*(?:;;.*\n)*(?:\S+ [\dA-Z]+ \d+\.\d+ \d+\.\d+ \S+(?: [\d.]+)?\s*\n){3}/,
    name: 'CTM, a word a line as Kaldi and NeMo write it',
    hint: 'Write it as a CSV with the columns start, end, text and give that.',
  },
  {
    begins: /^\s*TITLE:.*\n\s*(?:FCM:.*\n\s*)?\d{3,6}\s+\S+\s+\S+\s+C\s/,
    name: 'an edit decision list (EDL)',
    hint: WANTED,
  },
];

function startsWith(bytes: Uint8Array, magic: string): boolean {
  for (let at = 0; at < magic.length; at++) if (bytes[at] !== magic.charCodeAt(at)) return false;
  return true;
}

/** Text has hardly any control characters; a few may come from a recogniser or a terminal. */
function looksBinary(text: string): boolean {
  const head = text.slice(0, 8192);

  const controls = head.match(/[\0-\x08\x0E-\x1A\x1C-\x1F\uFFFD]/g)?.length ?? 0;
  return controls > 20 && controls > head.length * 0.1;
}

/** JSON that breaks off within its first characters was text that only began like it. */
const FALSE_START = 200;

function parse(path: string, text: string): Omit<Document, 'encoding'> | 'refused' {
  const source = { path, lines: cutLines(text) };
  if (looksLikeJson(text)) {
    const json = parseJson(path, text);
    return (json.broken?.offset ?? Infinity) < Math.min(FALSE_START, text.length)
      ? { text: source }
      : { text: source, json };
  }
  if (!looksLikeXml(text)) return withoutFrontMatter(source);
  const xml = parseXml(path, text);
  if (xml === 'refused') return 'refused';
  return { text: source, ...(xml && { xml }) };
}

function withoutFrontMatter(source: Source): Omit<Document, 'encoding'> {
  const front = takeFrontMatter(source.lines);
  return front === undefined
    ? { text: source }
    : { text: { path: source.path, lines: front.lines }, about: front.about };
}
