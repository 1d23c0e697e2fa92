/**
 * Files on a server, through its Contents API: https://jupyter-server.readthedocs.io/en/latest/developers/contents.html
 */
import { parseNotebook } from '../../notebook/format/parse.js';
import { serializeNotebook } from '../../notebook/format/serialize.js';
import { ask, fieldsOf, isObject } from '../server/request.js';
import { encodePath } from '../../host/read.js';
import type { Answer } from '../server/request.js';
import type { Server } from '../server/server.js';

/** A file as it is to lie on the server. */
export interface UploadFile {
  /** Below the server's root, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The state of a file on the server: a hash where the server gives one (jupyter_server 2.11), else its date. */
export type Version = string;

/** What a file takes at most in an answer, for each of its bytes: all of them escaped. */
const BYTES_PER_BYTE = 8;
const SPARE_BYTES = 16 * 1024 * 1024;

/** The file's version, undefined where there is none, or the server's refusal. */
export async function readVersion(
  server: Server,
  path: string,
  signal?: AbortSignal,
): Promise<Version | undefined | Answer> {
  const answer = await ask(server, `api/contents/${encodePath(path)}?content=0&hash=1`, { signal });
  if (answer.status === 404) return undefined;
  return answer.status === 200 && isObject(answer.body) ? versionOf(answer.body) : answer;
}

/** Whether the server's file says the same. A notebook is compared as it would be written, the rest byte by byte. */
export async function holdsSame(server: Server, file: UploadFile, signal?: AbortSignal): Promise<boolean> {
  const type = isNotebook(file.path) ? 'type=notebook' : 'type=file&format=base64';
  const answer = await ask(server, `api/contents/${encodePath(file.path)}?${type}&content=1`, {
    mostBytes: file.bytes.length * BYTES_PER_BYTE + SPARE_BYTES,
    signal,
  });
  if (answer.status !== 200) return false;
  const { content } = fieldsOf(answer.body);
  if (!isNotebook(file.path)) return typeof content === 'string' && Buffer.from(content, 'base64').equals(file.bytes);
  return canonical(JSON.stringify(content ?? null)) === canonical(Buffer.from(file.bytes).toString('utf8'));
}

/** Writes one file; the folders above it must be there. Gives its new version, or the server's refusal. */
export async function saveFile(server: Server, file: UploadFile, signal?: AbortSignal): Promise<Version | Answer> {
  const body = isNotebook(file.path)
    ? { type: 'notebook', format: 'json', content: JSON.parse(Buffer.from(file.bytes).toString('utf8')) as unknown }
    : { type: 'file', format: 'base64', content: Buffer.from(file.bytes).toString('base64') };
  const answer = await ask(server, `api/contents/${encodePath(file.path)}`, { method: 'PUT', body, signal });
  if ((answer.status !== 200 && answer.status !== 201) || !isObject(answer.body)) return answer;
  const version = await readVersion(server, file.path, signal);
  return version ?? answer;
}

/** Makes a folder and those above it; one that is there is left as it is. Gives the server's refusal, if any. */
export async function makeFolder(server: Server, path: string, signal?: AbortSignal): Promise<Answer | undefined> {
  const parts = path.split('/').filter((part) => part !== '');
  for (let depth = 1; depth <= parts.length; depth++) {
    const url = `api/contents/${encodePath(parts.slice(0, depth).join('/'))}`;
    if ((await ask(server, `${url}?content=0`, { signal })).status === 200) continue;
    const answer = await ask(server, url, { method: 'PUT', body: { type: 'directory' }, signal });
    if (answer.status !== 200 && answer.status !== 201) return answer;
  }
  return undefined;
}

const isNotebook = (path: string) => path.endsWith('.ipynb');

function versionOf({ hash, last_modified: date }: Readonly<Record<string, unknown>>): Version {
  return typeof hash === 'string' ? hash : typeof date === 'string' ? date : '';
}

function canonical(text: string): string {
  const { value } = parseNotebook(text, '');
  return value === undefined ? text : serializeNotebook(value);
}
