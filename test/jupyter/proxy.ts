import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can be cut, as a network may be. */
export interface Proxy {
  readonly port: number;
  /** Closes every connection and takes no more. */
  cut(): void;
  /** Takes connections again, on the same port. */
  mend(): Promise<void>;
  /** As where a router forgot the connections: they stay open and say nothing any more; new ones work. */
  forget(): void;
  /** Closes the connections on the client's side; the server's stay open and say nothing any more. New ones work. */
  forsake(): void;
  /** Settles when the next websocket has been opened through the line. */
  nextSocket(): Promise<void>;
}

/** Passes bytes on to a port of this machine. */
export async function startProxy(to: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const pairs = new Map<Socket, Socket>();
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
    pairs.set(incoming, outgoing);
    incoming.on('close', () => pairs.delete(incoming));
  });
  const forget = () => {
    const forgotten = [...pairs];
    for (const [incoming, outgoing] of forgotten) {
      incoming.unpipe(outgoing);
      outgoing.unpipe(incoming);
    }
    pairs.clear();
    return forgotten;
  };
  const listen = (at: number) => new Promise<void>((resolve) => proxy.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    mend: () => listen(port),
    forget: () => void forget(),
    forsake: () => forget().forEach(([incoming]) => incoming.destroy()),
    nextSocket: () => new Promise<void>((resolve) => waiting.push(resolve)),
    cut() {
      proxy.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
