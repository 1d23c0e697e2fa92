import type { Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { extensionOf } from '../files.js';
import { quote } from '../transcripts/support/clean.js';

const SCHEME = /^([a-z][a-z0-9+.-]+):/i;
const SAFE = ['http', 'https', 'file'];
/** `youtube.com/watch?v=ID`, `www.uni.edu/talk`: a host with a top-level domain of letters. */
const HOST = /^(?:[\p{L}\d](?:[\p{L}\d-]*[\p{L}\d])?\.)+(?<top>\p{L}{2,24})(?::\d{1,5})?(?=[/?#]|$)/u;
const FILES = ['.mp4', '.webm', '.mkv', '.mov', '.avi', '.m4v', '.ogv', '.mp3', '.m4a', '.wav', '.ogg', '.flac', '.ts'];

/**
 * The video that times link to: a URL, also without its `https://`, or a file. A link that would run something when it
 * is clicked (`javascript:`, `data:`) is a problem, and no video.
 */
export function readVideo(
  written: string,
  from: { readonly place?: Place | undefined; isFile(path: string): boolean },
): { readonly video?: string; readonly problems: readonly Problem[] } {
  // Browsers skip control characters and line ends in a scheme.
  const plain = written
    .replace(/[\0-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '')
    .trim()
    .replace(/^<([^<>]*)>$/, '$1');
  const [, scheme] = SCHEME.exec(plain) ?? [];
  if (plain === '') return { problems: [] };
  if (from.isFile(plain)) return { video: plain, problems: [] };
  const host = HOST.exec(plain);
  if (host !== null && !isFileName(plain, host)) return { video: `https://${plain}`, problems: [] };
  if (plain.startsWith('//')) return { video: `https:${plain}`, problems: [] };
  if (scheme === undefined || SAFE.includes(scheme.toLowerCase())) return { video: plain, problems: [] };
  return { problems: [unsafe(written, from.place)] };
}

/** `talk.mp4` is no host, whatever top-level domains there are. */
const isFileName = (written: string, [host]: RegExpExecArray) =>
  host === written && FILES.includes(extensionOf(written));

const unsafe = (written: string, place: Place | undefined): Problem => ({
  code: 'lecture/bad-video',
  level: 'error',
  message: `${quote(written)} is neither a web address nor a file`,
  hint: 'Write the address of the video, https://..., or the path of a file.',
  ...(place && { place }),
});
