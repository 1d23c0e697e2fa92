import yargs, { type Argv } from 'yargs';
import { VERSION } from '../version.js';
import { normaliseArguments } from './options/arguments.js';
import type { Command, CommonOptions, ExitCode, Terminal } from './command.js';
import { entries, type CommandEntry } from './commands.js';
import { INTRODUCTION } from './introduction.js';
import { choicesOf, explainUsage, refuseLoose } from './options/usage.js';

const HELP = `Turns a recorded lecture into Jupyter notebooks.

Usage: $0 <command> [options]`;

const EPILOGUE = `LECTURE is a transcript file, or a folder that holds one, with an optional lecture.yaml.
Results go to stdout; progress and problems to stderr. Exit codes: 0 done, 1 the input
cannot be used, 2 wrong usage, 3 a retry may help, 130 interrupted.`;

/** The command that the arguments name, loaded. */
interface ChosenCommand {
  readonly entry: CommandEntry;
  readonly command: Command<CommonOptions>;
  /** Set when the arguments were right. */
  options?: CommonOptions;
}

/**
 * Parses the arguments, runs the command, and returns the exit code.
 * A fault of nbscribe itself is told as one, with its trace.
 */
export async function runCli(written: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    if (written.length === 0) terminal.out(INTRODUCTION);
    if (written.length === 0) return 0;
    const args = normaliseArguments(written);
    const chosen = await loadChosen(args);
    terminal.out(await parse(args, chosen));
    const code = chosen?.options === undefined ? 0 : await chosen.command.run(chosen.options, terminal);
    return terminal.signal.aborted ? 130 : code;
  } catch (error) {
    if (terminal.signal.aborted) return 130;
    if (error instanceof WrongUsage) return reportUsage(error, terminal);
    terminal.err(`nbscribe failed, and that is a fault of nbscribe: ${(error as Error).stack ?? String(error)}`);
    terminal.err('Please report it, with the command and if you can the lecture.');
    return 1;
  }
}

/** Thrown when the arguments are right: yargs would go on and compose the whole help text, for nobody. */
class Understood extends Error {}

/** Gives what yargs says by itself: help, the version, a script for completion. */
async function parse(args: readonly string[], chosen: ChosenCommand | undefined): Promise<string> {
  let said = '';
  try {
    await parserFor(args, chosen).parseAsync([...args], {}, (_error, _options, output) => void (said = output));
  } catch (error) {
    if (!(error instanceof Understood)) throw error;
  }
  return said === '' ? '' : `${said.trimEnd()}\n`;
}

/** Loading before parsing keeps yargs synchronous. */
async function loadChosen(args: readonly string[]): Promise<ChosenCommand | undefined> {
  const entry = entries.find(({ usage }) => args.find((arg) => !arg.startsWith('-')) === usage.split(' ')[0]);
  if (entry === undefined) return undefined;
  const { default: command } = (await entry.load()) as unknown as { default: Command<CommonOptions> };
  return { entry, command };
}

/** What yargs found wrong with the arguments. */
class WrongUsage extends Error {}

function reportUsage({ message }: WrongUsage, terminal: Terminal): ExitCode {
  terminal.err(message);
  terminal.err('Try `nbscribe --help`, or `nbscribe <command> --help`.');
  return 2;
}

function parserFor(args: readonly string[], chosen: ChosenCommand | undefined): Argv {
  const parser: Argv = yargs()
    .scriptName('nbscribe')
    .locale('en')
    .usage(HELP)
    .epilogue(EPILOGUE)
    .option('json', { type: 'boolean', default: false, describe: 'print one JSON document on stdout, nothing else' })
    .option('quiet', { alias: 'q', type: 'boolean', default: false, describe: 'no progress, no warnings' })
    .example('$0 build lesson2/', 'writes lesson2.ipynb')
    .example('$0 build talk.vtt --summary --video https://youtu.be/ID', 'both notebooks, linked to the video')
    .example('$0 open lesson2.ipynb', 'opens it in JupyterLab')
    .version(VERSION)
    .alias('version', 'V')
    .alias('help', 'h')
    .completion('completion', 'print a script for shell completion (bash, zsh)')
    .strict()
    .recommendCommands()
    .demandCommand(1, 'Say what to do.')
    .wrap(Math.min(100, process.stdout.columns ?? 100))
    .exitProcess(false)
    .fail((message: string, error: Error | undefined, used: Argv) => {
      // A message is what yargs or a command's own check says of the arguments; without one, something broke.
      if (!message && error !== undefined) throw error;
      throw new WrongUsage(explainUsage(message, used, { entry: chosen?.entry, args, choices: choicesOf(parser) }));
    });
  return entries.reduce<Argv>((so, entry) => addCommand(so as Argv<CommonOptions>, entry, { chosen, args }), parser);
}

function addCommand(
  parser: Argv<CommonOptions>,
  entry: CommandEntry,
  { chosen, args }: { chosen: ChosenCommand | undefined; args: readonly string[] },
): Argv {
  if (entry !== chosen?.entry) return parser.command(entry.usage, entry.describe);
  return parser.command<CommonOptions>(
    entry.usage,
    entry.describe,
    (command) => refuseLoose(chosen.command.options(command), entry, args),
    (options) => {
      chosen.options = options;
      throw new Understood();
    },
  );
}
