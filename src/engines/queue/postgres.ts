/** PostgreSQL, as BullMQ keeps queues there: tables of its own in the schema `bullmq`. */
import type { Client } from 'pg';
import type { Outcome } from '../../model/problem.js';
import type { QueueAddress } from './address.js';
import { noPackage, unreachable } from './problems.js';
import { CONNECT_MS, load, saidBy, type Backend, type Bullmq, type LessonQueue, type LessonWorker } from './backend.js';

/** A statement that takes longer waits for a server that is gone. */
const LONGEST_STATEMENT_MS = 30_000;

/** Its drivers connect anew by themselves: a worker waits for a server that went away as every other does. */
export async function openPostgres(bullmq: Bullmq, address: QueueAddress): Promise<Outcome<Backend | undefined>> {
  const pg = await load(() => import('pg'));
  if (pg === undefined) return { value: undefined, problems: [noPackage('pg', address)] };
  const settings = { connectionString: address.url, connectionTimeoutMillis: CONNECT_MS };
  const client = new pg.Client(settings);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await makeTables(bullmq, client);
    return { value: backendOf(bullmq, { ...settings, query_timeout: LONGEST_STATEMENT_MS }, pg.Client), problems: [] };
  } catch (error) {
    return { value: undefined, problems: [unreachable(address, saidBy(error))] };
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Only where they are not there as they should be: a worker's user need not be allowed to make any. */
async function makeTables(bullmq: Bullmq, client: Client): Promise<void> {
  try {
    if ((await bullmq.assertSchemaCompatibility(client)) >= bullmq.LATEST_SCHEMA_VERSION) return;
  } catch (error) {
    if (!(error instanceof bullmq.SchemaMigrationRequiredError)) throw error;
  }
  await bullmq.runMigrations(client);
}

type PostgresSettings = Readonly<Record<'connectionTimeoutMillis' | 'query_timeout', number>> & {
  readonly connectionString: string;
};

function backendOf(
  { Queue, Worker, createPostgresBackend, DEFAULT_SCHEMA }: Bullmq,
  connection: PostgresSettings,
  PgClient: typeof Client,
): Backend {
  return {
    // By type they differ in what they connect to, and in nothing that is used of them.
    openQueue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as LessonQueue,
    openWorker: (name, processor, options) =>
      new Worker(
        name,
        processor as never,
        { ...options, connection },
        createPostgresBackend,
      ) as unknown as LessonWorker,
    async queueNames() {
      const client = new PgClient(connection);
      client.on('error', () => undefined);
      await client.connect();
      try {
        const { rows } = await client.query<{ queue: string }>(`select distinct queue from ${DEFAULT_SCHEMA}.job`);
        return rows.map(({ queue }) => queue);
      } finally {
        await client.end();
      }
    },
    close: () => Promise.resolve(),
  };
}
