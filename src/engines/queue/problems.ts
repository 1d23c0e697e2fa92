/** What can be wrong with a queue, said to who runs it. */
import type { Problem } from '../../model/problem.js';
import { hideSecrets, type QueueAddress } from './address.js';

/** Versions that were tried with ours; package.json says the same. */
const PACKAGES = { redis: 'bullmq@~6.7 ioredis@5', postgres: 'bullmq@~6.7 pg@8' } as const;

export const noPackage = (name: string, { server }: QueueAddress): Problem => ({
  code: 'queue/no-package',
  level: 'error',
  message: `the package "${name}" is not installed`,
  hint: `Install it beside nbscribe: npm install -g ${PACKAGES[server]}`,
});

export const unreachable = (address: QueueAddress, said: string): Problem => ({
  code: 'queue/unreachable',
  level: 'error',
  message: `${address.shown} cannot be used: ${oneLine(hideSecrets(said, address))}`,
  hint: 'See that the server runs, that its address is right, and that this user may log in and write there.',
  retry: 'later',
});

export const lost = (address: QueueAddress, seconds: number): Problem => ({
  code: 'queue/lost',
  level: 'error',
  message: `${address.shown} has not answered for ${seconds} s`,
  hint: 'Start the worker again once the server runs; what it was building goes back to the queue.',
  retry: 'later',
});

export const evicts = (address: QueueAddress, policy: string): Problem => ({
  code: 'queue/evicts',
  level: 'warning',
  message: `${address.shown} throws jobs away when its memory is full: maxmemory-policy is ${policy}`,
  hint: 'Set `maxmemory-policy noeviction` in its configuration.',
});

export const forgets = (address: QueueAddress): Problem => ({
  code: 'queue/forgets',
  level: 'warning',
  message: `${address.shown} forgets jobs when it is killed: it keeps no append-only file`,
  hint: 'Set `appendonly yes` in its configuration.',
});

export const oldServer = (address: QueueAddress, version: string): Problem => ({
  code: 'queue/old-server',
  level: 'error',
  message: `${address.shown} is version ${version}: queues need Redis 6.2 or later`,
  hint: 'Update the server, or use Valkey or PostgreSQL.',
});

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim();
