import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Environment } from '../../host/process.js';
import { writeFileAtomic } from '../../host/write.js';
import type { Version } from './contents.js';

/**
 * What each file was after we last uploaded it, kept between runs: the Contents API itself has no "write if unchanged".
 */
export interface UploadRecord {
  /** Undefined for a file that was never uploaded from this machine. */
  versionOf(path: string): Version | undefined;
  note(path: string, version: Version): void;
  /** Keeps what was noted. */
  close(): void;
}

/** One file for all servers. One that is broken or cannot be written costs a question about conflicts, nothing else. */
export function openUploadRecord(serverUrl: string, env: Environment): UploadRecord {
  const path = join(stateFolder(env), 'nbscribe', 'uploads.json');
  const versions = readRecord(path);
  return {
    versionOf: (file) => versions[serverUrl + file],
    note: (file, version) => void (versions[serverUrl + file] = version),
    close() {
      try {
        mkdirSync(dirname(path), { recursive: true });
        writeFileAtomic(path, Buffer.from(`${JSON.stringify(versions, null, 1)}\n`));
      } catch {
        return;
      }
    },
  };
}

function stateFolder(env: Environment): string {
  const home = env.HOME ?? env.USERPROFILE ?? homedir();
  if (process.platform === 'win32') return env.LOCALAPPDATA ?? join(home, 'AppData/Local');
  return env.XDG_STATE_HOME || join(home, '.local/state');
}

function readRecord(path: string): Record<string, Version> {
  try {
    return Object.assign(Object.create(null) as object, JSON.parse(readFileSync(path, 'utf8'))) as Record<
      string,
      Version
    >;
  } catch {
    return Object.create(null) as Record<string, Version>;
  }
}
