import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can be cut, as a network may be. */
export interface Proxy {
  readonly port: number;
  /** Closes every connection and takes no more. */
  cut(): void;
  /** Takes connections again, on the same port. */
  mend(): Promise<void>;
  /** Settles when the next websocket has been opened through the line. */
  nextSocket(): Promise<void>;
}

/** Passes bytes on to a port of this machine. */
export async function startProxy(to: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const waiting: (() => void)[] = [];
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const proxy = createServer((incoming) => {
    const outgoing = connect(to, '127.0.0.1');
    [incoming, outgoing].forEach(keep);
    outgoing.once('data', (bytes: Buffer) => {
      if (bytes.toString('latin1').startsWith('HTTP/1.1 101')) waiting.splice(0).forEach((resolve) => resolve());
    });
    incoming.pipe(outgoing).pipe(incoming);
  });
  const listen = (at: number) => new Promise<void>((resolve) => proxy.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    mend: () => listen(port),
    nextSocket: () => new Promise<void>((resolve) => waiting.push(resolve)),
    cut() {
      proxy.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
