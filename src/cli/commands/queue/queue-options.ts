import type { Argv } from 'yargs';
import { ADDRESS_VARIABLE, readAddress, type QueueAddress } from '../../../engines/queue/address.js';
import { readRoot, type Root } from '../../../engines/queue/roots.js';
import { delimiter, kindOfPath, readBytes } from '../../../host/read.js';
import type { Outcome, Problem } from '../../../model/problem.js';
import type { CommonOptions, Terminal } from '../../command.js';
import { reportProblems } from '../../report.js';

/** Options of every command that speaks to a queue. */
export interface QueueOptions extends CommonOptions {
  readonly queue?: string | undefined;
  readonly queueFile?: string | undefined;
}

/** Options of those that know folders by the names all machines share. */
export interface RootOptions {
  readonly root?: readonly string[] | undefined;
}

const QUEUE = 'The queue:';
const ROOTS_VARIABLE = 'NBSCRIBE_ROOTS';

/** Declares them. */
export function addQueueOptions<Options extends CommonOptions>(yargs: Argv<Options>): Argv<Options & QueueOptions> {
  return yargs
    .option('queue', {
      type: 'string',
      group: QUEUE,
      describe: `redis://, rediss:// or postgres:// address, without a password (default: $${ADDRESS_VARIABLE})`,
    })
    .option('queue-file', { type: 'string', group: QUEUE, describe: 'a file that holds the address, password and all' })
    .conflicts('queue', 'queue-file');
}

export function addRootOptions<Options extends CommonOptions>(yargs: Argv<Options>): Argv<Options & RootOptions> {
  return yargs.option('root', {
    type: 'string',
    array: true,
    nargs: 1,
    group: QUEUE,
    describe: `a folder that all machines see, such as lectures=/mnt/lectures (default: $${ROOTS_VARIABLE})`,
  });
}

/** The queue's address; undefined where there is none or none that can be used, which is reported. */
export function readQueue(options: QueueOptions, terminal: Terminal): QueueAddress | undefined {
  const { value, problems } = findQueue(options, terminal);
  reportProblems(problems, { ...options, json: false }, terminal);
  return value;
}

function findQueue({ queue, queueFile: file }: QueueOptions, { env }: Terminal): Outcome<QueueAddress | undefined> {
  const refuse = (problem: Problem) => ({ value: undefined, problems: [problem] });
  const bytes = file === undefined ? undefined : readBytes(file);
  if (file !== undefined && bytes === undefined) return refuse(noFile(file));
  const written = queue ?? (bytes === undefined ? env[ADDRESS_VARIABLE] : new TextDecoder().decode(bytes));
  if (written === undefined || written.trim() === '') return refuse(noQueue);
  const address = readAddress(written);
  if (address === undefined) return refuse(noAddress);
  if (queue !== undefined && address.hasPassword) return refuse(passwordSeen(address));
  return { value: address, problems: [] };
}

/** Roots as they are written; undefined where one cannot be used, which is reported. */
export function readRoots(options: RootOptions & CommonOptions, terminal: Terminal): readonly Root[] | undefined {
  const told = terminal.env[ROOTS_VARIABLE]?.split(delimiter).filter((part) => part !== '');
  const written = options.root ?? told ?? [];
  const roots = written.map(readRoot);
  const problems = roots.flatMap((root, nth): readonly Problem[] => {
    if (root === undefined) return [noRoot(written[nth] ?? '')];
    if (roots.findIndex((other) => other?.name === root.name) !== nth) return [twice(root)];
    return kindOfPath(root.path) === 'folder' ? [] : [notThere(root)];
  });
  if (problems.length > 0) reportProblems(problems, { ...options, json: false }, terminal);
  return problems.length > 0 ? undefined : roots.flatMap((root) => root ?? []);
}

const usage = (name: string, message: string, hint: string): Problem => ({
  code: `usage/${name}`,
  level: 'error',
  message,
  hint,
});

const noQueue = usage(
  'queue',
  'no queue is given',
  `Give its address: --queue redis://host:6379 or postgres://host/database; with a password in $${ADDRESS_VARIABLE} or a --queue-file.`,
);
// What was written is not quoted: it may hold a password.
const noAddress = usage(
  'queue',
  'the address of the queue cannot be read',
  'Write redis://host:6379, rediss://host:6380 or postgres://host/database; in a password, %, @, : and / as %25, %40, %3A and %2F.',
);
const passwordSeen = ({ shown }: QueueAddress): Problem =>
  usage(
    'password',
    `a password stands on the command line (${shown}), where everyone on this machine can read it`,
    `Put the address into $${ADDRESS_VARIABLE} or a file for --queue-file, and change the password if others work here.`,
  );
const noFile = (path: string): Problem =>
  usage('queue-file', `"${path}" cannot be read`, 'Give a file that holds the address of the queue.');
const noRoot = (written: string): Problem =>
  usage('root', `--root cannot be "${written}"`, 'Write NAME=PATH: --root lectures=/mnt/lectures.');
const twice = ({ name }: Root): Problem =>
  usage('root', `two roots are called "${name}"`, 'Give each a name of its own.');
const notThere = ({ name, path }: Root): Problem =>
  usage('root', `the folder of the root "${name}" is not there: "${path}"`, 'Mount or make it, or correct the path.');
