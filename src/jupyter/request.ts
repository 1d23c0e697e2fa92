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
  readonly signal?: AbortSignal | undefined;
}

/** Long enough for a large notebook on a slow line; a server that is gone refuses at once. */
const DEFAULT_TIMEOUT_MS = 60_000;

/** Asks a server with its token, which travels in a header alone. Never rejects. */
export async function ask(
  server: Pick<Server, 'url' | 'token'>,
  path: string,
  options: RequestOptions = {},
): Promise<Answer> {
  const { method = 'GET', body, timeoutMs = DEFAULT_TIMEOUT_MS, signal } = options;
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
    return { status: response.status, body: parseBody(await response.text()) };
  } catch (error) {
    return { status: 0, body: describeFailure(error) };
  }
}

/** An API path from a path with `/`: each part is encoded by itself. */
export function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

/** The server's own words for a refusal, where it gave some. */
export function messageOf(answer: Answer): string {
  const { body } = answer;
  if (
    typeof body === 'object' &&
    body !== null &&
    'message' in body &&
    typeof body.message === 'string' &&
    body.message
  )
    return body.message;
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
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return 'no answer in time';
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return code ?? (cause instanceof Error ? cause.message : error.message);
}
