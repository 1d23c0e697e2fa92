import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';

/** A line to a server that can be cut, as a network may be. */
export interface Proxy {
  readonly port: number;
  /** Closes every connection and takes no more. */
  cut(): void;
  /** Takes connections again, on the same port. */
  mend(): Promise<void>;
}

/** Passes bytes on to a port of this machine. */
export async function startProxy(to: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => socket.destroy());
  };
  const proxy = createServer((incoming) => {
    const outgoing = connect(to, '127.0.0.1');
    [incoming, outgoing].forEach(keep);
    incoming.pipe(outgoing).pipe(incoming);
  });
  const listen = (at: number) => new Promise<void>((resolve) => proxy.listen(at, '127.0.0.1', resolve));
  await listen(0);
  const { port } = proxy.address() as AddressInfo;
  return {
    port,
    mend: () => listen(port),
    cut() {
      proxy.close();
      sockets.forEach((socket) => socket.destroy());
    },
  };
}
