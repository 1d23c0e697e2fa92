import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../temporary.js';
import { until } from '../until.js';

/** Debian keeps the server's programs beside its versions, not on the path. */
function programs(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort((a, b) => Number(b) - Number(a)) : [];
  const folder = versions.map((version) => join(root, version, 'bin')).find((bin) => existsSync(join(bin, 'initdb')));
  if (folder !== undefined) return folder;
  const found = spawnSync('pg_config', ['--bindir'], { encoding: 'utf8' });
  return found.status === 0 && existsSync(join(found.stdout.trim(), 'initdb')) ? found.stdout.trim() : undefined;
}

export const POSTGRES = programs();

/** A server of its own in a temporary folder, without a port: it is spoken to through a socket there. */
export class Postgres {
  readonly #folder = temporaryFolder();
  readonly #data = join(this.#folder, 'data');
  /** The server refuses to run as root. */
  readonly #user = process.getuid?.() === 0 ? ['runuser', '-u', 'postgres', '--'] : [];

  constructor(private readonly bin: string) {
    mkdirSync(this.#data);
    chmodSync(this.#folder, 0o777);
    if (this.#user.length > 0) execFileSync('chown', ['postgres', this.#data]);
    this.#run('initdb', '-D', this.#data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync');
    this.#start();
  }

  /** As drivers take it. */
  get url(): string {
    return `postgres://postgres@/postgres?host=${this.#folder}`;
  }

  #start(): void {
    const options = `-c listen_addresses='' -c fsync=off -k ${this.#folder}`;
    this.#run('pg_ctl', '-D', this.#data, '-o', options, '-l', join(this.#data, 'log'), '-w', 'start');
  }

  /** Ends it as a machine does that loses its power; gives how to start it again. */
  kill(): () => Promise<void> {
    const pid = Number(readFileSync(join(this.#data, 'postmaster.pid'), 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const start = () => {
      try {
        this.#start();
        return true;
      } catch {
        // Its processes find out one after the other that they are alone.
        return false;
      }
    };
    return () => until(start);
  }

  stop(): void {
    this.#run('pg_ctl', '-D', this.#data, '-m', 'immediate', 'stop');
  }

  /** What psql prints of a script, without heads and frames. */
  query(script: string): string {
    const args = ['-h', this.#folder, '-U', 'postgres', '-qtAX', '-v', 'ON_ERROR_STOP=1'];
    return execFileSync(join(this.bin, 'psql'), args, { input: script, encoding: 'utf8' }).trim();
  }

  #run(program: string, ...args: readonly string[]): void {
    const [command = '', ...rest] = [...this.#user, join(this.bin, program), ...args];
    execFileSync(command, rest, { stdio: 'ignore', cwd: '/' });
  }
}
