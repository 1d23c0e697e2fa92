import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { temporaryFolder } from '../temporary.js';

export const hasRedis = spawnSync('redis-server', ['--version']).status === 0;

/** A server of its own on a free port, with its data in a temporary folder. */
export class RedisServer {
  readonly #folder = temporaryFolder();

  private constructor(
    private readonly port: number,
    private readonly password: string,
    private process: ChildProcess,
  ) {}

  static async start(password = ''): Promise<RedisServer> {
    const port = await freePort();
    const server = new RedisServer(port, password, spawn('true'));
    await server.#start();
    return server;
  }

  get url(): string {
    const login = this.password === '' ? '' : `:${encodeURIComponent(this.password)}@`;
    return `redis://${login}127.0.0.1:${this.port}`;
  }

  async #start(): Promise<void> {
    // Each command is on disk before it is answered: a kill loses nothing that a test waits for.
    const args = ['--port', String(this.port), '--dir', this.#folder, '--save', ''];
    const child = spawn('redis-server', [...args, '--appendonly', 'yes', '--appendfsync', 'always', '-']);
    // Not among its arguments, where a test looks for it.
    child.stdin.end(this.password === '' ? '' : `requirepass "${this.password}"\n`);
    this.process = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout.on('data', (text) => String(text).includes('Ready to accept connections') && resolve());
      child.once('exit', (code) => reject(new Error(`redis-server ended with ${code}`)));
    });
  }

  /** Ends it as a machine does that loses its power; gives how to start it again. */
  kill(): () => Promise<void> {
    const { process: child } = this;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    return async () => {
      await gone;
      await this.#start();
    };
  }

  stop(): void {
    this.process.kill('SIGKILL');
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
