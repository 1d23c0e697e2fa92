import { nearestOf } from '../text/nearest.js';
import type { Outcome, Problem } from '../model/problem.js';
import type { Document } from './open.js';
import { plainText } from './transcripts/plain-text.js';
import type { Draft, TranscriptReader } from './transcripts/support/reader.js';

/** A reader that knows the content, and by what. */
export interface FoundReader {
  readonly reader: TranscriptReader;
  readonly saw: string;
}

interface Question {
  readonly path: string;
  readonly readers: readonly TranscriptReader[];
  /** Names the reader, instead of asking. */
  readonly from?: string | undefined;
}

/**
 * Asks every reader. One yes decides; of several the extension decides; if it does not, the first is taken and a
 * warning names the others. No yes: text is read without times, JSON and XML of an unknown kind are an error.
 */
export function findReader(document: Document, { path, readers, from }: Question): Outcome<FoundReader | undefined> {
  if (from !== undefined) return findByName(document, { path, readers, from });
  const said = askReaders(document, readers);
  const extension = /\.[a-z\d]{1,10}$/i.exec(path)?.[0].toLowerCase() ?? '';
  const fitting = said.filter(({ reader }) => reader.extensions.includes(extension));
  const [found, ...others] = said.length > 1 && fitting.length > 0 ? fitting : said;
  if (found === undefined) return nobodyKnows(document, path);
  if (others.length === 0) return { value: found, problems: [] };
  const names = others.map(({ reader }) => reader.name).join(', ');
  const message = `the file was read as ${found.reader.name}, but could also be ${names}`;
  const hint = `Say which with --from ${found.reader.name}.`;
  return {
    value: found,
    problems: [{ ...problemAt(path), code: 'transcript/ambiguous', level: 'warning', message, hint }],
  };
}

/**
 * Every reader that says yes.
 * Text readers are only asked when the file is neither JSON nor XML, or XML that nobody knows.
 */
export function askReaders(document: Document, readers: readonly TranscriptReader[]): readonly FoundReader[] {
  const parsed = document.json ?? document.xml;
  const said = parsed === undefined ? [] : ask(document, readers, (reader) => reader.kind !== 'text');
  const isText = parsed === undefined || (said.length === 0 && document.xml !== undefined);
  return isText ? ask(document, readers, (reader) => reader.kind === 'text') : said;
}

function ask(
  document: Document,
  readers: readonly TranscriptReader[],
  which: (reader: TranscriptReader) => boolean,
): FoundReader[] {
  const said = readers.filter(which).flatMap((reader): FoundReader[] => {
    const saw = detectWith(reader, document);
    return saw === undefined ? [] : [{ reader, saw }];
  });
  const special = said.filter(({ reader }) => reader.isGeneral !== true);
  return special.length > 0 ? special : said;
}

function detectWith(reader: TranscriptReader, { text, json, xml }: Document): string | undefined {
  if (reader.kind === 'json') return json && reader.detect(json);
  if (reader.kind === 'xml') return xml && reader.detect(xml);
  return reader.detect(text);
}

/** Reads with a reader that the document has the right form for. */
export function readWith(reader: TranscriptReader, { text, json, xml }: Document): Draft | undefined {
  if (reader.kind === 'json') return json && reader.read(json);
  if (reader.kind === 'xml') return xml && reader.read(xml);
  return reader.read(text);
}

const problemAt = (path: string): Pick<Problem, 'place'> => ({ place: { path, line: 1 } });

/** The format whose files end so, or whose name is nearest. */
function suggestFormat(from: string, readers: Question['readers']): string {
  const ending = `.${from.toLowerCase().replace(/^\./, '')}`;
  const names = readers.filter(({ extensions }) => extensions.includes(ending)).map(({ name }) => name);
  const near = names[0] ?? nearestOf(from, readers.map(({ name }) => name)); // prettier-ignore
  return near === undefined ? '' : `Did you mean ${near}? `;
}

function findByName(document: Document, { path, readers, from = '' }: Question): Outcome<FoundReader | undefined> {
  const reader = readers.find(({ name }) => name === from);
  const fail = (code: string, message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    problems: [{ ...problemAt(path), code: `transcript/${code}`, level: 'error', message, hint }],
  });
  if (reader === undefined)
    return fail(
      'unknown-format',
      `no format is called "${from}"`,
      `${suggestFormat(from, readers)}nbscribe formats lists them.`,
    );
  if (reader.kind !== 'text' && document[reader.kind] === undefined)
    return fail(
      'wrong-format',
      `the file is not ${reader.kind.toUpperCase()}, as ${reader.name} is`,
      'Leave out --from.',
    );
  return { value: { reader, saw: 'named by the user' }, problems: [] };
}

function nobodyKnows({ json, xml }: Document, path: string): Outcome<FoundReader | undefined> {
  const fail = (code: string, message: string, hint: string): Outcome<undefined> => ({
    value: undefined,
    problems: [{ ...problemAt(path), code: `transcript/${code}`, level: 'error', message, hint }],
  });
  if (json?.broken) return fail('broken', `the JSON is broken: ${json.broken.what}`, 'Download the file again.');
  if (json !== undefined) {
    const keys = json.entries.slice(0, 5).map(({ key }) => `"${key.slice(0, 20)}"`);
    const what = keys.length > 0 ? `with the keys ${keys.join(', ')}` : 'without any key';
    return fail('unknown-json', `JSON ${what} is no known transcript`, 'nbscribe formats lists what can be read.');
  }
  if (xml !== undefined && xml.broken === undefined)
    return fail(
      'unknown-xml',
      `XML with the root <${xml.root.name}> is no known transcript`,
      'nbscribe formats lists what can be read.',
    );
  return { value: { reader: plainText, saw: 'text without times' }, problems: [] };
}
