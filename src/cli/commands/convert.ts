import type { Argv } from 'yargs';
import { readBytes } from '../../host/read.js';
import { writeFileAtomic } from '../../host/write.js';
import { readTranscript } from '../../read/transcript.js';
import { transcriptWriters } from '../../read/write/registry.js';
import type { Command, CommonOptions, ExitCode, Terminal } from '../command.js';
import { printJson, reportProblems } from '../report.js';

interface ConvertOptions extends CommonOptions {
  readonly input: string;
  readonly output: string;
  readonly from?: string;
  readonly encoding?: string;
}

/** `nbscribe convert IN OUT`: writes what was read as another format; the extension of OUT says which. */
const convert: Command<ConvertOptions> = {
  options: (yargs: Argv<CommonOptions>) =>
    yargs
      .positional('input', { type: 'string', demandOption: true, describe: 'a transcript of any format' })
      .positional('output', {
        type: 'string',
        demandOption: true,
        describe: 'a file that ends in .vtt, .srt, .json or .txt',
      })
      .option('from', { type: 'string', describe: 'name of the format, instead of detecting it' })
      .option('encoding', { type: 'string', describe: 'encoding of the transcript, instead of guessing it' })
      .example('$0 convert talk.en.json3 talk.srt', 'YouTube captions as SubRip')
      .example('$0 convert meeting.docx meeting.vtt', 'a Teams transcript as WebVTT') as Argv<ConvertOptions>,
  run: runConvert,
};
export default convert;

function runConvert(options: ConvertOptions, terminal: Terminal): Promise<ExitCode> {
  const { input, output, from, encoding } = options;
  const finish = (code: ExitCode) => Promise.resolve(code);
  const usage = (code: string, message: string, hint: string) =>
    reportProblems([{ code: `convert/${code}`, level: 'error', message, hint }], { ...options, json: false }, terminal);
  const writer = transcriptWriters.find(({ extension }) => output.toLowerCase().endsWith(extension));
  if (writer === undefined) {
    const known = transcriptWriters.map(({ extension }) => extension).join(', ');
    usage('unknown-output', `"${output}" ends in no format that is written`, `Let it end in one of ${known}.`);
    return finish(2);
  }
  const bytes = readBytes(input);
  if (bytes === undefined) return finish(usage('no-input', `"${input}" cannot be read`, 'Check the path.'));
  const { value, problems } = readTranscript(input, bytes, { ...(from && { from }), ...(encoding && { encoding }) });
  const failed = problems.some((problem) => problem.level === 'error');
  const wrong = failed ? [] : writeFileAtomic(output, new TextEncoder().encode(writer.write(value))).problems;
  const all = [...problems, ...wrong];
  const { format, saw, repairs, cues } = value;
  if (options.json)
    printJson(
      { input, output, format, saw, encoding: value.encoding, cues: cues.length, repairs, problems: all },
      terminal,
    );
  const code = reportProblems(all, options, terminal);
  if (code === 0 && !options.json && !options.quiet) terminal.err(`${cues.length} captions (${format}) -> ${output}`);
  return finish(code);
}
