import { kindOfPath } from '../../host/read.js';
import { entries } from '../commands.js';
import { STANDARD_INPUT } from './input.js';

/**
 * The arguments as the commands take them, where people say the same otherwise: `help build`, `version`, `talk.vtt`
 * alone, and a negative time as a value, which looks like an option.
 */
export function normaliseArguments(args: readonly string[]): readonly string[] {
  const [first = '', ...rest] = args;
  if (first === 'help') return isCommand(rest[0]) ? [...rest, '--help'] : rest.length === 0 ? ['--help'] : rest;
  if (first === 'version' && rest.length === 0) return ['--version'];
  const joined = joinNegatives(withoutDashes(args)).map((arg) => (arg === '-' ? STANDARD_INPUT : arg));
  const command = commandFor(joined);
  return command === undefined ? joined : [command, ...joined];
}

const isCommand = (name: string | undefined) => entries.some(({ usage }) => usage.split(' ')[0] === name);

/** What stands behind `--` is no option: `-- -talk.vtt` as `./-talk.vtt`. */
function withoutDashes(args: readonly string[]): readonly string[] {
  const at = args.indexOf('--');
  if (at < 0) return args;
  return [...args.slice(0, at), ...args.slice(at + 1).map((arg) => (/^-./.test(arg) ? `./${arg}` : arg))];
}

/**
 * The command that is meant where there is none: what can be done with a file,
 * a folder, an address or standard input alone.
 */
function commandFor(args: readonly string[]): string | undefined {
  const at = args.findIndex((arg) => !arg.startsWith('-'));
  const name = args[at];
  if (name === undefined || isCommand(name)) return undefined;
  if (name !== STANDARD_INPUT && !/^https?:\/\//i.test(name) && kindOfPath(name) === 'missing') return undefined;
  // The value of an option that stands before any command.
  if (at > 0 && /^--?[a-z-]+$/.test(args[at - 1] ?? '') && !FLAGS.has(args[at - 1] ?? '')) return undefined;
  return name.endsWith('.ipynb') ? 'open' : 'build';
}

/** Options without a value that may stand before a command. */
const FLAGS: ReadonlySet<string> = new Set(['--json', '--quiet', '-q']);

/** `--offset -00:00:03` as `--offset=-00:00:03`. */
function joinNegatives(args: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const arg of args) {
    if (joined.at(-1) === '--offset' && /^-\d/.test(arg)) joined[joined.length - 1] = `--offset=${arg}`;
    else joined.push(arg);
  }
  return joined;
}
