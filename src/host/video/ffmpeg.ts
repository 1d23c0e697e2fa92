/**
 * ffmpeg and ffprobe, where they are installed: what is in a video file,
 * its captions, its frames. Nothing is ever fetched.
 */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { findExecutable, pathFolders } from '../process.js';

/** The two programs, which come in one package. */
export interface Ffmpeg {
  readonly ffmpeg: string;
  readonly ffprobe: string;
}

/** NBSCRIBE_VIDEO=none uses none. */
export function findFfmpeg(): Ffmpeg | undefined {
  if (process.env['NBSCRIBE_VIDEO'] === 'none') return undefined;
  const folders = pathFolders(process.env);
  const [ffmpeg, ffprobe] = ['ffmpeg', 'ffprobe'].map((name) => findExecutable(name, folders));
  return ffmpeg === undefined || ffprobe === undefined ? undefined : { ffmpeg, ffprobe };
}

/** A file may be a list of addresses that is called a video: those are not followed. */
const OFFLINE = ['-protocol_whitelist', 'file,pipe'];
const PROBE_TIMEOUT_MS = 30_000;
/** All of a file is read for its captions. */
const CAPTIONS_TIMEOUT_MS = 300_000;
const MOST_TEXT_BYTES = 100_000_000;

/**
 * What ffprobe says of a file, as JSON: format, streams and chapters.
 * Undefined where it is no video or sound. `path` is absolute.
 */
export function probeVideo({ ffprobe }: Ffmpeg, path: string): string | undefined {
  const shown = ['-show_format', '-show_streams', '-show_chapters', '-of', 'json'];
  return textOf(ffprobe, ['-v', 'error', ...OFFLINE, ...shown, path], PROBE_TIMEOUT_MS);
}

/** Captions in a file as WebVTT, by the number of their stream. */
export function readCaptionStream({ ffmpeg }: Ffmpeg, path: string, stream: number): string | undefined {
  const args = ['-nostdin', '-v', 'error', ...OFFLINE, '-i', path, '-map', `0:${stream}`, '-f', 'webvtt', '-'];
  return textOf(ffmpeg, args, CAPTIONS_TIMEOUT_MS);
}

function textOf(command: string, args: readonly string[], timeout: number): string | undefined {
  try {
    return execFileSync(command, [...args], {
      timeout,
      encoding: 'utf8',
      maxBuffer: MOST_TEXT_BYTES,
      stdio: ['ignore', 'pipe', 'ignore'],
      windowsHide: true,
    });
  } catch {
    return undefined;
  }
}

export interface FrameOptions {
  /** The video's stream in the file. */
  readonly stream: number;
  readonly widthPx: number;
  readonly heightPx: number;
  readonly perSecond: number;
  /** Aborting ends the program, and the frames. */
  readonly signal?: AbortSignal | undefined;
}

/** A program that gives nothing for so long has hung. */
const SILENT_MS = 120_000;

/**
 * Grey frames of a video, one after the other, as fast as they are taken. Frames that no other is built on are skipped:
 * it halves the work, and leaves more than two a second. One thread alone:
 * others use the machine, too. What is damaged gives fewer.
 */
export async function* decodeFrames(
  { ffmpeg }: Ffmpeg,
  path: string,
  options: FrameOptions,
): AsyncGenerator<Uint8Array> {
  const { stream, widthPx, heightPx, perSecond, signal } = options;
  const filter = `fps=${perSecond},scale=${widthPx}:${heightPx}:flags=area,format=gray`;
  const decoding = ['-nostdin', '-v', 'quiet', '-threads', '1', '-skip_frame', 'noref', ...OFFLINE, '-i', path];
  const writing = ['-map', `0:${stream}`, '-an', '-sn', '-dn', '-vf', filter, '-threads', '1', '-f', 'rawvideo', '-'];
  const child = spawn(ffmpeg, [...decoding, ...writing], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true });
  const kill = () => child.kill('SIGKILL');
  let alarm = setTimeout(kill, SILENT_MS);
  signal?.addEventListener('abort', kill);
  process.on('exit', kill);
  child.on('error', () => undefined);
  try {
    const size = widthPx * heightPx;
    let frame = new Uint8Array(size);
    let filled = 0;
    for await (const chunk of child.stdout as AsyncIterable<Buffer>) {
      clearTimeout(alarm);
      for (let at = 0; at < chunk.length;) {
        const part = chunk.subarray(at, at + size - filled);
        frame.set(part, filled);
        [at, filled] = [at + part.length, filled + part.length];
        if (filled < size) continue;
        yield frame;
        [frame, filled] = [new Uint8Array(size), 0];
      }
      alarm = setTimeout(kill, SILENT_MS);
    }
  } finally {
    clearTimeout(alarm);
    kill();
    process.off('exit', kill);
    signal?.removeEventListener('abort', kill);
  }
}

export interface PictureAt {
  readonly stream: number;
  readonly atMs: number;
  readonly widthPx: number;
  readonly signal?: AbortSignal | undefined;
}

const PICTURE_TIMEOUT_MS = 60_000;

/** The picture of a moment as JPEG; undefined where there is none. */
export function takePicture(
  { ffmpeg }: Ffmpeg,
  path: string,
  { stream, atMs, widthPx, signal }: PictureAt,
): Promise<Uint8Array | undefined> {
  const decoding = ['-nostdin', '-v', 'quiet', '-threads', '1', '-skip_frame', 'noref', ...OFFLINE];
  const seek = [...decoding, '-ss', (atMs / 1000).toFixed(3), '-i', path];
  const scale = ['-vf', `scale=${widthPx}:-2:flags=area`, '-q:v', '3', '-f', 'image2pipe', '-c:v', 'mjpeg', '-'];
  return new Promise((resolve) => {
    execFile(
      ffmpeg,
      [...seek, '-map', `0:${stream}`, '-frames:v', '1', ...scale],
      { timeout: PICTURE_TIMEOUT_MS, encoding: 'buffer', maxBuffer: 50_000_000, windowsHide: true, signal },
      (error, bytes) => resolve(error !== null || bytes.length === 0 ? undefined : Uint8Array.from(bytes)),
    );
  });
}
