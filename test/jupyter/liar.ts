import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { playKernel } from './fake-kernel.js';
import type { FakeKernel } from './fake-kernel.js';

/** What a request is answered with. */
export type Lie = (response: ServerResponse, request: IncomingMessage) => void;

/**
 * A server that gives these answers, by method and the beginning of the path: `GET /api/status`. All else is not found.
 */
export interface Liar {
  readonly url: string;
  /** Settles when a request has come whose method and path begin so. */
  asked(what: string): Promise<void>;
  close(): Promise<void>;
}

export async function startLiar(lies: Readonly<Record<string, Lie>>, kernel?: FakeKernel): Promise<Liar> {
  const sockets = new Set<Socket>();
  const came: string[] = [];
  const waiting: { what: string; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const asked = `${request.method ?? ''} ${request.url ?? ''}`;
    came.push(asked);
    waiting.filter(({ what }) => asked.startsWith(what)).forEach(({ resolve }) => resolve());
    request.resume();
    const [, lie = refuse] = Object.entries(lies).find(([what]) => asked.startsWith(what)) ?? [];
    lie(response, request);
  });
  const play = kernel && playKernel(kernel);
  if (play !== undefined) server.on('upgrade', (request, socket) => play(request, socket as Socket));
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    asked: (what) =>
      came.some((asked) => asked.startsWith(what))
        ? Promise.resolve()
        : new Promise((resolve) => waiting.push({ what, resolve })),
    close() {
      sockets.forEach((socket) => socket.destroy());
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

const refuse: Lie = (response) => void response.writeHead(404).end('{}');

export const say =
  (body: unknown, status = 200): Lie =>
  (response) =>
    void response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));

/** Takes the request and says nothing any more. */
export const stall: Lie = () => undefined;

/** Begins an answer that never ends: as fast as it is read, or a byte now and then. */
export const babble: Lie = (response) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  const piece = Buffer.alloc(256 * 1024, ' ');
  const more = (): void => {
    while (!response.destroyed && response.write(piece));
    if (!response.destroyed) response.once('drain', more);
  };
  more();
};
