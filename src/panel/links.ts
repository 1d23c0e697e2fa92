/** Where a link leads in a lecture's video. Nothing of the browser is used but `URL`. */
import { decodeHref } from '../text/href.js';

/** A video by what it is, not by how its address is spelled; `address` is as the notebook has it. */
export type Video =
  | { readonly kind: 'youtube' | 'vimeo'; readonly id: string; readonly address: string; readonly hash?: string }
  /** Its path on the server, as the Contents API names it. */
  | { readonly kind: 'file'; readonly path: string; readonly address: string }
  | { readonly kind: 'url'; readonly url: string; readonly address: string };

/** What a browser may play by itself; a page that holds a video somewhere is no video. */
const PLAYABLE = /\.(?:mp4|m4v|webm|ogv|mov|mkv|mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i;

/** `address` as it stands in the notebook; a relative one is looked for beside the notebook. */
export function parseVideo(address: string, notebookPath: string): Video | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) {
    const relative = decodeHref(address.replace(/[?#].*$/, ''));
    // A heading of this notebook is no file.
    const path = relative === '' ? undefined : resolvePath(notebookPath, relative);
    return path === undefined || path === '' ? undefined : { kind: 'file', path, address };
  }
  const url = parseUrl(address);
  if (url === undefined) return undefined;
  const onSite = youtubeOf(url, address) ?? vimeoOf(url, address);
  if (onSite !== undefined) return onSite;
  return PLAYABLE.test(url.pathname)
    ? { kind: 'url', url: `${url.origin}${url.pathname}${url.search}`, address }
    : undefined;
}

function youtubeOf(url: URL, address: string): Video | undefined {
  const host = hostOf(url);
  const [first = '', second = ''] = url.pathname.split('/').slice(1);
  const isSite = host === 'youtube.com' || host === 'youtube-nocookie.com';
  if (!isSite && host !== 'youtu.be') return undefined;
  const inPath = ['embed', 'live', 'shorts', 'v'].includes(first) ? second : (url.searchParams.get('v') ?? '');
  const id = isSite ? inPath : first;
  return /^[\w-]{6,20}$/.test(id) ? { kind: 'youtube', id, address } : undefined;
}

/** An unlisted video has a second part, `vimeo.com/ID/HASH`, without which it is not shown. */
function vimeoOf(url: URL, address: string): Video | undefined {
  const host = hostOf(url);
  if (host !== 'vimeo.com' && host !== 'player.vimeo.com') return undefined;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => /^\d+$/.test(part));
  const id = parts[at];
  if (id === undefined) return undefined;
  const hash = url.searchParams.get('h') ?? parts[at + 1];
  return { kind: 'vimeo', id, address, ...(hash && { hash }) };
}

export function sameVideo(one: Video, other: Video): boolean {
  if (one.kind === 'file') return other.kind === 'file' && one.path === other.path;
  if (one.kind === 'url') return other.kind === 'url' && withoutMoment(one.url) === withoutMoment(other.url);
  return one.kind === other.kind && one.id === other.id;
}

/** The name under which a video's moment is remembered: the same for every spelling of its address. */
export function nameOf(video: Video): string {
  if (video.kind === 'file') return video.path;
  return video.kind === 'url' ? withoutMoment(video.url) : `${video.kind}:${video.id}`;
}

/** The second that a link names (`?t=760`, `&start=`, `#t=12m40s`), undefined where it names none. */
export function secondsOf(address: string): number | undefined {
  const [before = '', fragment = ''] = address.split('#', 2);
  const query = new URLSearchParams(before.split('?', 2)[1] ?? '');
  const inQuery = ['t', 'start', 'time_continue'].map((name) => query.get(name)).find((text) => text !== null);
  const text = new URLSearchParams(fragment).get('t') ?? inQuery;
  return text === undefined || text === null ? undefined : parseMoment(text);
}

/** `760`, `760.5`, `12m40s`, `1h2m3s`, `1:02:03`; of a range `a,b` the beginning. */
export function parseMoment(text: string): number | undefined {
  const [start = ''] = text.trim().replace(/^npt:/, '').split(',');
  if (/^\d+(?:\.\d+)?s?$/.test(start)) return Number.parseFloat(start);
  if (/^\d+(?::[0-5]?\d){1,2}(?:\.\d+)?$/.test(start))
    return start.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  const [all = '', hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(start) ?? [];
  return all === '' ? undefined : Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

/** `a/b.ipynb` and `../v.mp4` give `v.mp4`; undefined where it leads out of the server's root. */
export function resolvePath(notebookPath: string, relative: string): string | undefined {
  const parts = relative.startsWith('/') ? [] : notebookPath.split('/').slice(0, -1);
  for (const part of relative.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join('/');
}

const hostOf = (url: URL) => url.hostname.replace(/^(?:www|m|music)\./, '');

/** Parentheses may be escaped or not. */
const withoutMoment = (url: string) =>
  decodeHref(url)
    .replace(/([?&])t=[^&]*(&|$)/, '$1')
    .replace(/[?&]$/, '');

function parseUrl(text: string): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}
