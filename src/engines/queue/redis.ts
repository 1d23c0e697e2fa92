/** Redis and whatever speaks its protocol: Valkey, KeyDB. */
import type { Redis } from 'ioredis';
import type { Outcome, Problem } from '../../model/problem.js';
import type { QueueAddress } from './address.js';
import { evicts, forgets, noPackage, oldServer, unreachable } from './problems.js';
import { CONNECT_MS, load, saidBy, type Backend, type Bullmq, type BackendOptions } from './backend.js';

/** BullMQ's own, so that dashboards find our queues. */
const PREFIX = 'bull';
const OLDEST = 6.2;

const longestPauseMs = 2000;

export async function openRedis(
  bullmq: Bullmq,
  address: QueueAddress,
  { lasting }: BackendOptions,
): Promise<Outcome<Backend | undefined>> {
  const ioredis = await load(() => import('ioredis'));
  if (ioredis === undefined) return { value: undefined, problems: [noPackage('ioredis', address)] };
  const said: string[] = [];
  let isOpen = false;
  const client = new ioredis.Redis(address.url, {
    lazyConnect: true,
    connectTimeout: CONNECT_MS,
    disconnectTimeout: 100,
    // BullMQ demands it of workers: their commands wait for a server that went away.
    maxRetriesPerRequest: lasting ? null : 1,
    retryStrategy: (times) => (lasting && isOpen ? Math.min(times * 100, longestPauseMs) : null),
  });
  client.on('error', (error: Error) => said.push(saidBy(error)));
  try {
    await client.connect();
    const info = await client.info();
    isOpen = true;
    const problems = judge(info, address);
    if (problems.some(({ level }) => level === 'error')) {
      client.disconnect();
      return { value: undefined, problems };
    }
    // BullMQ makes clients like it for itself, which then give up too.
    const close = () => {
      isOpen = false;
      return Promise.resolve(client.disconnect());
    };
    return { value: { ...backendOf(bullmq, client), close }, problems };
  } catch (error) {
    client.disconnect();
    return { value: undefined, problems: [unreachable(address, said[0] ?? saidBy(error))] };
  }
}

/** What the server says of itself, against what a queue needs. */
function judge(info: string, address: QueueAddress): readonly Problem[] {
  const valueOf = (name: string) => new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1];
  const version = valueOf('redis_version') ?? '';
  if (Number.parseFloat(version) < OLDEST) return [oldServer(address, version)];
  const policy = valueOf('maxmemory_policy') ?? 'noeviction';
  return [
    ...(policy === 'noeviction' ? [] : [evicts(address, policy)]),
    ...(valueOf('aof_enabled') === '0' ? [forgets(address)] : []),
  ];
}

function backendOf({ Queue, Worker }: Bullmq, client: Redis): Omit<Backend, 'close'> {
  // Its own look at the server would print where no one expects it.
  const connected = { connection: client, prefix: PREFIX, skipVersionCheck: true };
  return {
    openQueue: (name) => new Queue(name, connected),
    openWorker: (name, processor, options) => new Worker(name, processor, { ...options, ...connected }),
    async queueNames() {
      const names = new Set<string>();
      for await (const keys of client.scanStream({ match: `${PREFIX}:*:meta`, count: 1000 }))
        for (const key of keys as readonly string[]) names.add(key.slice(PREFIX.length + 1, -':meta'.length));
      return [...names];
    },
  };
}
