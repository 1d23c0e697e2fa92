import type { Server } from './server.js';

/** What the server said; `status` 0 when it could not be reached, `body` then the reason. */
export interface Answer {
  readonly status: number;
  /** Parsed JSON, or the text. */
  readonly body: unknown;
}

export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly timeoutMs?: number;
  /** A longer answer is none: a server may send one without end. */
  readonly mostBytes?: number;
  readonly signal?: AbortSignal | undefined;
}

/** Long enough for a large notebook on a slow line; a server that is gone refuses at once. */
const DEFAULT_TIMEOUT_MS = 60_000;
/** An answer of the API is a few kilobytes; a thousand kernels take one megabyte. */
const MOST_BYTES = 16 * 1024 * 1024;

/** The reason where the caller broke the request off. */
export const INTERRUPTED = 'interrupted';

/** Asks a server with its token, which travels in a header alone. Never rejects. */
export async function ask(
  server: Pick<Server, 'url' | 'token'>,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS, mostBytes = MOST_BYTES, signal } = options;
  const deadline = AbortSignal.timeout(timeoutMs);
  try {
    const response = await fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      signal: signal === undefined ? deadline : AbortSignal.any([deadline, signal]),
      headers: {
        ...(!server.token.isEmpty && { Authorization: `token ${server.token.reveal()}` }),
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: parseBody(await readText(response, mostBytes)) };
  } catch (error) {
    return { status: 0, body: signal?.aborted === true ? INTERRUPTED : describeFailure(error) };
  }
}

/** The text of an answer; throws where it is longer. */
export async function readText(response: Response, mostBytes = MOST_BYTES): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > mostBytes) throw new Error(`its answer is longer than ${Math.round(mostBytes / 1024 / 1024)} MB`);
    chunks.push(chunk);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

/** The fields of an answer; none where it is no JSON object, whatever a server may say. */
export function fieldsOf(body: unknown): Readonly<Record<string, unknown>> {
  return isObject(body) ? body : {};
}

export const isObject = (body: unknown): body is Readonly<Record<string, unknown>> =>
  typeof body === 'object' && body !== null && !Array.isArray(body);

/** Whether it is what `api/status` gives: a login page may come with 200 too. */
export const isStatus = ({ status, body }: Answer) => status === 200 && isObject(body);

/** The server's own words for a refusal, where it gave some. */
export function messageOf(answer: Answer): string {
  const { body } = answer;
  const { message } = fieldsOf(body);
  if (typeof message === 'string' && message !== '') return message;
  return typeof body === 'string' && body.length < 200 && !body.includes('<') ? body : `status ${answer.status}`;
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** `fetch` hides the reason in `cause`: `ECONNREFUSED`, `ENOTFOUND`, `DEPTH_ZERO_SELF_SIGNED_CERT`. */
function describeFailure(error: unknown): string {
  const { name, message = String(error), cause } = error as Partial<Error>;
  if (name === 'TimeoutError') return 'no answer in time';
  const { code, message: reason } = fieldsOf(cause);
  return typeof code === 'string' ? code : typeof reason === 'string' ? reason : message;
}
