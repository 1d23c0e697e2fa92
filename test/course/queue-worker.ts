/**
 * A worker of a queue as a process of its own,
 * whose lessons are those of poison-worker.ts. Tells what it did in lines of JSON.
 */
import { readAddress } from '../../src/engines/queue/address.js';
import { openServer } from '../../src/engines/queue/server.js';
import { work, type WorkOptions } from '../../src/engines/queue/work.js';

interface Asked extends Omit<WorkOptions, 'signal' | 'onJob' | 'onServer'> {
  readonly url: string;
}

const { url, ...options } = JSON.parse(process.argv[2] ?? '') as Asked;
const controller = new AbortController();
process.on('SIGTERM', () => controller.abort());
const say = (what: unknown) => void process.stdout.write(`${JSON.stringify(what)}\n`);

const address = readAddress(url);
const opened = address && (await openServer(address, { version: options.version, lasting: true }));
if (opened?.value === undefined) throw new Error(JSON.stringify(opened?.problems));
const { signal } = controller;
say({ ready: true });
const problems = await work(opened.value, {
  ...options,
  signal,
  onJob: ({ name, failure, isUnchanged }) => say({ name, failure, isUnchanged }),
  onServer: (isThere) => say({ isThere }),
});
await opened.value.close();
say({ problems });
