import type { Argv } from 'yargs';
import { isSameFile, join, kindOfPath, readBytes } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import { counted } from '../../model/counted.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { loadLecture } from '../../pipeline/pipeline.js';
import { readTranscript, type Transcript } from '../../read/transcript.js';
import { transcriptWriters } from '../../read/write/registry.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { readInput, STANDARD_INPUT } from '../options/input.js';
import { printJson, reportProblems } from '../report.js';

interface ConvertOptions extends CommonOptions {
  readonly input: string;
  readonly output: string;
  readonly to?: string | undefined;
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
}

/** `vtt`, `srt`, `json`, `txt`. */
const FORMATS = transcriptWriters.map(({ extension }) => extension.slice(1));

/** `nbscribe convert IN OUT`: writes what was read as another format; `--to` or the extension of OUT says which. */
const convert: Command<ConvertOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    yargs
      .positional('input', {
        type: 'string',
        demandOption: true,
        describe: 'a transcript of any format, a folder that holds one, or - for standard input',
      })
      .positional('output', {
        type: 'string',
        demandOption: true,
        describe: 'a file that ends in .vtt, .srt, .json or .txt, or - for standard output',
      })
      .option('to', { choices: FORMATS, describe: 'what is written; default: as OUTPUT ends' })
      .option('from', { type: 'string', describe: 'name of the format, instead of detecting it' })
      .option('encoding', { type: 'string', describe: 'encoding of the transcript, instead of guessing it' })
      .example('$0 convert talk.en.json3 talk.srt', 'YouTube captions as SubRip')
      .example('$0 convert lesson2/ - --to txt', 'the transcript of a folder, on standard output'),
  run: runConvert,
};
export default convert;

async function runConvert(options: ConvertOptions, terminal: Terminal): Promise<ExitCode> {
  const { input, output } = options;
  const { input: piped, problem } = await readInput([input], terminal);
  const wrong = wrongUse(options) ?? problem;
  if (wrong !== undefined) return reportProblems([wrong], { ...options, json: false }, terminal) && 2;
  const { value, problems } = readOne(options, piped);
  const failed = value === undefined || problems.some(({ level }) => level === 'error');
  const all = failed ? problems : [...problems, ...write(value, options, terminal)];
  if (options.json) printJson(documentOf(value, options, all), terminal);
  const code = reportProblems(all, options, terminal);
  if (code === 0 && value !== undefined && !options.json && !options.quiet)
    terminal.err(`${counted(value.cues.length, 'caption')} of ${value.path} (${value.format}) -> ${shown(output)}`);
  return code;
}

const shown = (output: string) => (output === STANDARD_INPUT ? 'standard output' : output);

const writerFor = ({ output, to }: ConvertOptions) =>
  transcriptWriters.find(({ extension }) =>
    to === undefined ? output.toLowerCase().endsWith(extension) : extension === `.${to}`,
  );

function wrongUse(options: ConvertOptions): Problem | undefined {
  const { output, json } = options;
  const isPiped = output === STANDARD_INPUT;
  const problem = (code: string, message: string, hint: string): Problem => ({
    code: `convert/${code}`,
    level: 'error',
    message,
    hint,
  });
  if (isPiped && json)
    return problem('two-outputs', 'OUTPUT - and --json would both write to standard output', 'Give a file as OUTPUT.');
  if (isPiped && options.to === undefined)
    return problem(
      'unknown-output',
      'standard output has no name to tell the format',
      `Add --to ${FORMATS.join(' | ')}.`,
    );
  if (!isPiped && isSameFile(options.input, output))
    return problem(
      'onto-input',
      `"${output}" is the transcript itself: what the written format leaves out would be lost`,
      'Give another name as OUTPUT.',
    );
  if (writerFor(options) !== undefined) return undefined;
  const known = transcriptWriters.map(({ extension }) => extension).join(', ');
  return problem(
    'unknown-output',
    `"${output}" ends in no format that is written`,
    `Let it end in one of ${known}, or add --to.`,
  );
}

/** A transcript, and the file it came from. */
type Read = Transcript & { readonly path: string };

/** Of a folder that transcript is read which a build would take. */
function readOne(options: ConvertOptions, piped: Uint8Array | undefined): Outcome<Read | undefined> {
  const { input, from, encoding } = options;
  const given = { ...(from !== undefined && { from }), ...(encoding !== undefined && { encoding }) };
  const isFolder = piped === undefined && kindOfPath(input) === 'folder';
  const loaded = isFolder ? loadLecture(input, given) : undefined;
  if (loaded !== undefined && loaded.value === undefined) return { value: undefined, problems: loaded.problems };
  const inFolder = loaded?.value?.found.find(({ as }) => as === 'transcript')?.path;
  const path = inFolder === undefined ? input : join(input, inFolder);
  const bytes = piped ?? readBytes(path);
  if (bytes === undefined) return { value: undefined, problems: [unreadable(path)] };
  const { value, problems } = readTranscript(path, bytes, given);
  return { value: { ...value, path }, problems };
}

const unreadable = (path: string): Problem => ({
  code: 'convert/no-input',
  level: 'error',
  message: `"${path}" cannot be read`,
  hint: 'Check the path.',
});

function write(transcript: Transcript, options: ConvertOptions, terminal: Terminal): readonly Problem[] {
  const text = writerFor(options)?.write(transcript) ?? '';
  if (options.output !== STANDARD_INPUT)
    return writeFileAtomic(options.output, new TextEncoder().encode(text)).problems;
  // Cues hold nothing that a terminal would have to be guarded from, so this changes no word.
  terminal.write(text);
  return [];
}

function documentOf(value: Read | undefined, { input, output }: ConvertOptions, problems: readonly Problem[]) {
  const { format = 'unknown', saw = '', encoding = 'unknown', cues = [], repairs = [] } = value ?? {};
  return { input, output, format, saw, encoding, cues: cues.length, repairs, problems };
}
