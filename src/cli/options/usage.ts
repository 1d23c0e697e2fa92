/** What is wrong with arguments, said of what a command takes. */
import type { Argv } from 'yargs';
import { nearestOf } from '../../text/nearest.js';
import type { CommandEntry } from '../commands.js';

/** What yargs knows of the options that are declared; its types do not tell. */
interface Declared {
  readonly string: readonly string[];
  readonly boolean: readonly string[];
  readonly array: readonly string[];
  readonly choices: Readonly<Record<string, readonly string[] | undefined>>;
  readonly alias: Readonly<Record<string, readonly string[]>>;
}

/** Descriptions of options and arguments, by name; what yargs hands to `fail` has them too, whatever its types say. */
const descriptionsOf = (used: unknown) =>
  (used as { getDescriptions?(): Record<string, string> }).getDescriptions?.() ?? {};

/** What each option or argument may be, by name. */
export const choicesOf = (command: unknown) => declaredBy(command).choices;

const declaredBy = (command: unknown) => (command as { getOptions(): Declared }).getOptions();

/**
 * Refuses what yargs lets pass: an option without a value, with an empty one,
 * twice, or a flag with a value that is none.
 */
export function refuseLoose<Options>(
  command: Argv<Options>,
  { usage }: CommandEntry,
  args: readonly string[],
): Argv<Options> {
  const { string, boolean, array, choices, alias } = declaredBy(command);
  const positional = new Set(namesIn(usage));
  const short = new Set(Object.values(alias).flat());
  const valued = [...string, ...Object.keys(choices)].filter((name) => !positional.has(name) && !short.has(name));
  return command.check((values: Readonly<Record<string, unknown>>) => {
    for (const name of valued) {
      const value = values[name];
      if (Array.isArray(value) && !array.includes(name)) throw new Error(`--${name} is given twice.`);
      if (value === '') throw new Error(`No value: ${name}`);
      if (value === false) throw new Error(`Unknown option --no-${name}.`);
    }
    for (const name of positional)
      if ([values[name]].flat().includes('')) throw new Error(`${name.toUpperCase()} is empty.`);
    const odd = args.find((arg) => isOddFlag(arg, boolean));
    if (odd !== undefined) throw new Error(`${odd.replace(/=.*$/s, '')} takes no value: write it alone.`);
    return true;
  });
}

/** `--summary=maybe`, which yargs takes for "no". */
function isOddFlag(arg: string, boolean: readonly string[]): boolean {
  const [, name, value] = /^--(?:no-)?([^=]+)=(.*)$/s.exec(arg) ?? [];
  return name !== undefined && boolean.includes(name) && value !== 'true' && value !== 'false';
}

/** `diff <a> <b>` has a and b. */
const namesIn = (usage: string) => [...usage.matchAll(/[<[](\w+)/g)].map(([, name = '']) => name);

interface From {
  readonly entry: CommandEntry | undefined;
  readonly args: readonly string[];
  readonly choices: Declared['choices'];
}

/** What yargs finds wrong, in our words: the nearest option where one is mistyped, or what is missing. */
export function explainUsage(message: string, used: Argv, from: From) {
  const described = descriptionsOf(used);
  if (message.startsWith('Did you mean')) return `There is no command of that name. ${message}`;
  const absent = (shown: string, name: string) => {
    const what = described[name];
    const some = (from.choices[name] ?? []).join(', ');
    return `${shown} is missing${what === undefined ? '' : `: ${what}`}.${some === '' ? '' : ` Give one of ${some}.`}`;
  };
  const [, unknown] = /^Unknown (?:arguments?|commands?): -*([^,\n]+)/.exec(message) ?? [];
  if (unknown !== undefined) return explainUnknown(unknown, Object.keys(described), from);
  const [, bare] = /^(?:No value|Not enough arguments following): ([\w-]+)/.exec(message) ?? [];
  if (bare !== undefined) return `--${bare} has no value: ${described[bare] ?? ''}.`;
  const [, exclusive, other] = /^Arguments ([\w-]+) and ([\w-]+) are mutually exclusive/.exec(message) ?? [];
  if (exclusive !== undefined) return `--${exclusive} and --${other} cannot be given together.`;
  const [, given] = /^Not enough non-option arguments: got (\d+)/.exec(message) ?? [];
  const needed = given === undefined ? undefined : namesIn(from.entry?.usage ?? '')[Number(given)];
  if (needed !== undefined) return absent(needed.toUpperCase(), needed);
  const [, option] = /^Missing required arguments?: ([\w-]+)/.exec(message) ?? [];
  return option === undefined ? explainChoice(message, from) : absent(`--${option}`, option);
}

function explainUnknown(unknown: string, options: readonly string[], { entry, args }: From): string {
  if (args.includes(unknown)) {
    if (entry === undefined) return `"${unknown}" is no command, and there is no file or folder of that name.`;
    return `"${unknown}" is more than \`nbscribe ${entry.usage}\` takes.`;
  }
  const nearest = unknown.length < 2 ? undefined : nearestOf(unknown, options);
  const shown = `Unknown option ${unknown.length === 1 ? '-' : '--'}${unknown}.`;
  return nearest === undefined ? shown : `${shown} Did you mean --${nearest}?`;
}

/** yargs' table of what was given and what may be, as one sentence. */
function explainChoice(message: string, { entry }: From): string {
  const [, option = '', given, choices = ''] =
    /^Invalid values:\s*Argument: ([\w-]+), Given: (.*), Choices: (.*)$/s.exec(message) ?? [];
  if (given === undefined) return message;
  const shown = namesIn(entry?.usage ?? '').includes(option) ? option.toUpperCase() : `--${option}`;
  return `${shown} ${given === 'true' ? 'has no value' : `cannot be ${given}`}. Give one of ${choices}.`;
}
