/** The kernel's end of a websocket, for kernels that fail oddly and lines that speak nonsense. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';

/** A message to the client: its type, content and channel. */
export interface Said {
  readonly type: unknown;
  readonly content: unknown;
  readonly channel?: 'iopub' | 'shell';
}

/** What the kernel does when it is asked; frames are sent as they are. */
export interface FakeKernel {
  /** Sent as soon as the line is there. */
  readonly greeting?: readonly Buffer[];
  /** Answers to what is executed; a frame stands for itself. */
  readonly execute?: readonly (Said | Buffer)[];
}

const KEY_SUFFIX = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const PROTOCOL = 'v1.kernel.websocket.jupyter.org';

const INFO: Said = {
  type: 'kernel_info_reply',
  channel: 'shell',
  content: {
    status: 'ok', protocol_version: '5.3', implementation: 'fake', implementation_version: '1', banner: '', help_links: [],
    language_info: { name: 'python', version: '3', mimetype: 'text/x-python', file_extension: '.py' },
  },
}; // prettier-ignore

const status = (state: string): Said => ({ type: 'status', content: { execution_state: state } });

/** Takes the websocket of a request, and plays the kernel on it. */
export function playKernel({ greeting = [], execute = [] }: FakeKernel) {
  return (request: IncomingMessage, socket: Socket): void => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${KEY_SUFFIX}`).digest('base64');
    socket.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
        `Sec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${PROTOCOL}\r\n\r\n`,
    );
    greeting.forEach((bytes) => socket.write(bytes));
    let kept = Buffer.alloc(0);
    socket.on('data', (bytes: Buffer) => {
      kept = Buffer.concat([kept, bytes]);
      for (let message = takeFrame(kept); message !== undefined; message = takeFrame(kept)) {
        kept = kept.subarray(message.length);
        if (message.opcode === 2) answer(message.payload, execute, socket);
      }
    });
  };
}

function answer(payload: Buffer, execute: readonly (Said | Buffer)[], socket: Socket): void {
  const parent = JSON.parse(partsOf(payload)[1]?.toString() ?? '{}') as { msg_type?: string };
  const answers =
    parent.msg_type === 'kernel_info_request' ? [INFO] : parent.msg_type === 'execute_request' ? execute : [];
  for (const one of [status('busy'), ...answers, status('idle')])
    socket.write(Buffer.isBuffer(one) ? one : frame(2, encode(one, parent)));
}

let sent = 0;

/** A message of the protocol v1: the places of its parts, then the parts. */
function encode({ type, content, channel = 'iopub' }: Said, parent: unknown): Buffer {
  const header = { msg_id: `m${sent++}`, msg_type: type, session: 's', username: 'u', version: '5.3', date: '' };
  return joinParts([
    Buffer.from(channel),
    ...[header, parent, {}, content].map((part) => Buffer.from(JSON.stringify(part))),
  ]);
}

export function joinParts(parts: readonly Buffer[]): Buffer {
  const head = Buffer.alloc(8 * (parts.length + 2));
  head.writeBigUInt64LE(BigInt(parts.length + 1), 0);
  let at = head.length;
  [...parts, Buffer.alloc(0)].forEach((part, nth) => {
    head.writeBigUInt64LE(BigInt(at), 8 * (nth + 1));
    at += part.length;
  });
  return Buffer.concat([head, ...parts]);
}

function partsOf(payload: Buffer): readonly Buffer[] {
  const places = Array.from({ length: Number(payload.readBigUInt64LE(0)) }, (_, nth) =>
    Number(payload.readBigUInt64LE(8 * (nth + 1))),
  );
  return places.slice(0, -1).map((place, nth) => payload.subarray(place, places[nth + 1]));
}

/** An unmasked frame, as servers send them (RFC 6455, section 5.2). */
export function frame(opcode: number, payload: Buffer, lengthBytes = payload.length): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(lengthBytes), 2);
  return Buffer.concat([head, payload]);
}

/** The first whole frame of a client, which is masked. */
function takeFrame(
  bytes: Buffer,
): { readonly opcode: number; readonly payload: Buffer; readonly length: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = (bytes[1] ?? 0) & 0x7f;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  if (bytes.length < head + 4) return undefined;
  const size = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? Number(bytes.readBigUInt64BE(2)) : short;
  if (bytes.length < head + 4 + size) return undefined;
  const mask = bytes.subarray(head, head + 4);
  const payload = Buffer.from(bytes.subarray(head + 4, head + 4 + size));
  payload.forEach((byte, nth) => (payload[nth] = byte ^ (mask[nth % 4] ?? 0)));
  return { opcode: (bytes[0] ?? 0) & 0xf, payload, length: head + 4 + size };
}
