import type { Argv } from 'yargs';
import { extractConcepts, type ExtractOptions, type Term } from '../../concepts/extract.js';
import { readShippedData } from '../../host/data.js';
import { kindOfPath, readBytes } from '../../host/read.js';
import { counted } from '../../model/counted.js';
import type { ReadData } from '../../model/host.js';
import type { Problem } from '../../model/problem.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import type { NamedText, ListedTerm } from '../concepts-input.js';
import { readInput, STANDARD_INPUT } from '../options/input.js';
import { numberOf } from '../options/number.js';
import { printJson, printJsonLine, reportProblems } from '../report.js';

interface ConceptsOptions extends CommonOptions {
  readonly files: readonly string[];
  readonly jsonl: boolean;
  readonly top: number;
  readonly profile: 'speech' | 'document' | 'auto';
  readonly method: 'nbscribe' | 'tfidf';
}

/** Ranks the terms of one text. */
type Extract = (text: string) => readonly Term[];

/** `nbscribe concepts FILE...`: the key terms of any text or lecture, ranked. */
const concepts: Command<ConceptsOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    yargs
      .positional('files', {
        type: 'string',
        array: true,
        demandOption: true,
        describe: 'texts, transcripts, lecture folders; - is standard input',
      })
      .option('top', {
        type: 'string',
        default: '20',
        coerce: numberOf('top', { least: 1, most: 10_000 }),
        describe: 'how many terms',
      })
      .option('profile', {
        choices: ['auto', 'speech', 'document'] as const,
        default: 'auto' as const,
        describe: 'kind of text',
      })
      .option('method', {
        choices: ['nbscribe', 'tfidf'] as const,
        default: 'nbscribe' as const,
        describe: 'tfidf is a baseline',
      })
      .option('jsonl', {
        type: 'boolean',
        default: false,
        describe: 'FILE has {id, text} lines; writes {id, concepts} lines',
      }),

  async run(options, terminal) {
    const readData = readOnce(readShippedData);
    const extract = await chooseMethod(options, readData);
    const { input, problem } = await readInput(options.files, terminal);
    if (problem !== undefined) return reportProblems([problem], { ...options, json: false }, terminal) && 2;
    if (options.jsonl) return rankLines({ extract, input }, options, terminal);
    const { readDocuments } = await import('../concepts-input.js');
    const { value: documents, problems } = await readDocuments(options.files, { readData, input });
    return rankFiles({ documents, problems, extract }, options, terminal);
  },
};
export default concepts;

async function chooseMethod({ method, profile, top }: ConceptsOptions, readData: ReadData): Promise<Extract> {
  if (method === 'tfidf') {
    const { extractByTfIdf } = await import('../../concepts/ranking/tfidf.js');
    return (text) => extractByTfIdf(text, { readData, top });
  }
  const options: ExtractOptions = { readData, profile, top };
  return (text) => extractConcepts(text, options);
}

/** A thousand documents read the lexicon once. */
function readOnce(readData: ReadData): ReadData {
  const files = new Map<string, Uint8Array>();
  return (name) => {
    const bytes = files.get(name) ?? readData(name);
    files.set(name, bytes);
    return bytes;
  };
}

interface Input {
  readonly documents: readonly NamedText[];
  readonly problems: readonly Problem[];
  readonly extract: Extract;
}

async function rankFiles(
  { documents, problems, extract }: Input,
  options: ConceptsOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const exitCode = reportProblems(problems, options, terminal);
  const ranked: { file: string; concepts: readonly ListedTerm[] }[] = [];
  for (const document of documents)
    ranked.push({ file: document.file, concepts: await rank(document, extract, options) });
  const whole = options.files.length > 1 ? rankWhole(documents, extract) : undefined;
  if (options.json) {
    const result = whole === undefined ? (ranked[0]?.concepts ?? []) : { documents: ranked, concepts: whole };
    printJson(exitCode === 0 ? result : { problems, ...(whole && result) }, terminal);
    return exitCode;
  }
  for (const { file, concepts } of ranked) terminal.out(`${whole === undefined ? '' : `${file}\n`}${listOf(concepts)}`);
  if (whole !== undefined) terminal.out(`all ${counted(documents.length, 'file')}\n${listOf(whole)}`);
  return exitCode;
}

async function rank(
  document: NamedText,
  extract: Extract,
  { top, method }: ConceptsOptions,
): Promise<readonly ListedTerm[]> {
  if (document.rankLecture && method === 'nbscribe') return document.rankLecture(top);
  return extract(document.text).map((term) => ({
    ...term,
    mentions: [...new Set(term.mentions.map((offset) => document.placeOf(offset)))],
  }));
}

/** One list of all files together; its mentions name the file. */
function rankWhole(documents: readonly NamedText[], extract: Extract) {
  // A full stop between two files: no term reaches over it.
  const separator = '\n.\n';
  const starts: number[] = [];
  let length = 0;
  for (const { text } of documents) {
    starts.push(length);
    length += text.length + separator.length;
  }
  const fileAt = (offset: number) => {
    const at = starts.findLastIndex((start) => start <= offset);
    const document = documents[at];
    return { file: document?.file ?? '', at: document?.placeOf(offset - (starts[at] ?? 0)) ?? 0 };
  };
  const whole = extract(documents.map(({ text }) => text).join(separator));
  return whole.map((term) => ({ ...term, mentions: term.mentions.map(fileAt) }));
}

const listOf = (concepts: readonly { term: string; score: number; mentions: readonly unknown[] }[]): string =>
  concepts
    .map(({ term, score, mentions }) => `${score.toFixed(2).padStart(6)}  ${term}  (${mentions.length})\n`)
    .join('');

function rankLines(
  { extract, input }: { extract: Extract; input: Uint8Array | undefined },
  options: ConceptsOptions,
  terminal: Terminal,
): ExitCode {
  const problems: Problem[] = [];
  for (const file of options.files) {
    const bytes = file === STANDARD_INPUT ? input : kindOfPath(file) === 'file' ? readBytes(file) : undefined;
    if (bytes === undefined) problems.push(unreadable(file));
    const lines = new TextDecoder().decode(bytes).split(/\r\n|\n|\r/);
    lines.forEach((line, at) => {
      if (line.trim() === '') return;
      const document = parseLine(line);
      if (document) printJsonLine({ id: document.id, concepts: extract(document.text) }, terminal);
      else problems.push(badLine(line, file, at + 1));
    });
  }
  return reportProblems(problems, { ...options, json: false }, terminal);
}

/** A line of `--jsonl`: `{"id": "1003", "text": "..."}`; other fields are ignored. */
function parseLine(line: string): { id: unknown; text: string } | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value !== 'object' || value === null) return undefined;
    const { id, text } = value as { id?: unknown; text?: unknown };
    return typeof text === 'string' ? { id: id ?? null, text } : undefined;
  } catch {
    return undefined;
  }
}

function badLine(line: string, path: string, number: number): Problem {
  const message = `no {id, text} object in "${line.length > 60 ? `${line.slice(0, 60)}...` : line}"`;
  const hint = 'Write one JSON object a line: {"id": "a", "text": "..."}.';
  return { code: 'concepts/bad-line', level: 'warning', message, hint, place: { path, line: number } };
}

function unreadable(file: string): Problem {
  const message = `cannot read "${file}"`;
  const hint = 'Name a file of {id, text} lines.';
  return { code: 'concepts/unreadable', level: 'error', message, hint, place: { path: file, line: 0 } };
}
