/**
 * What an address of a video means, however it is spelled. Nothing of Node is used:
 * the panel and the page read addresses by it too.
 */
import { decodeHref } from './href.js';

/** A video of a site whose player is spoken to. */
export type SiteVideo =
  | { readonly kind: 'youtube'; readonly id: string }
  /** An unlisted one has a second part, `vimeo.com/ID/HASH`, without which it is not shown. */
  | { readonly kind: 'vimeo'; readonly id: string; readonly hash?: string };

/** What a browser may play by itself; a page that holds a video somewhere is no video. */
const MEDIA = /\.(?:mp4|m4v|webm|ogv|mov|mkv|mp3|m4a|ogg|oga|opus|wav|flac|aac)$/i;

/** Whether this is no name of a file: `Lecture1: trees.mp4` is one. */
export const isAddress = (video: string): boolean => /^(?:[a-z][a-z\d+.-]+:\/\/|(?:data|blob|file):)/i.test(video);

/** The name of a file without the moment behind it, `talk.mp4#t=5`; other `#` and `%` are the name's own. */
export const fileNameOf = (video: string): string => video.replace(/#t=[^#]*$/, '');

/** Whether a file's name, or the path of a URL, is that of a video or of sound. */
export const isMediaPath = (path: string): boolean => MEDIA.test(path);

/** An address on the web, also one that lacks its `https://`; undefined for everything else. */
export function webUrlOf(address: string): URL | undefined {
  const whole = /^[a-z][a-z\d+.-]*:/i.test(address) ? address : `https://${address}`;
  const url = URL.canParse(whole) ? new URL(whole) : undefined;
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : undefined;
}

/** The video of YouTube or Vimeo that an address shows; undefined for any other address, and for channels and lists. */
export function siteVideoOf(address: string): SiteVideo | undefined {
  const url = webUrlOf(address.trim());
  return url && (youtubeOf(url) ?? vimeoOf(url));
}

const hostOf = (url: URL) => url.hostname.replace(/^(?:www|m|music)\./, '');

/** `youtu.be/ID`, `watch?v=ID`, `embed/ID`, `shorts/ID`, `live/ID` and `v/ID` are one video. */
function youtubeOf(url: URL): SiteVideo | undefined {
  const host = hostOf(url);
  const isShort = host === 'youtu.be';
  if (!isShort && host !== 'youtube.com' && host !== 'youtube-nocookie.com') return undefined;
  const [first = '', second = ''] = url.pathname.split('/').slice(1);
  const inPath = ['embed', 'live', 'shorts', 'v'].includes(first) ? second : (url.searchParams.get('v') ?? '');
  const [id = ''] = (isShort ? first : inPath).split('&');
  return /^[\w-]{6,20}$/.test(id) ? { kind: 'youtube', id } : undefined;
}

function vimeoOf(url: URL): SiteVideo | undefined {
  const host = hostOf(url);
  if (host !== 'vimeo.com' && host !== 'player.vimeo.com') return undefined;
  const parts = url.pathname.split('/').filter((part) => part !== '');
  const at = parts.findIndex((part) => /^\d+$/.test(part));
  const id = parts[at];
  if (id === undefined) return undefined;
  const hash = url.searchParams.get('h') ?? parts[at + 1];
  return { kind: 'vimeo', id, ...(hash && { hash }) };
}

/** An address without the moment in it; parentheses may be escaped or not. */
export function withoutMoment(address: string): string {
  const [before = '', fragment] = decodeHref(address).split('#', 2);
  const bare = before
    .replace(/([?&])(?:t|start|time_continue)=[^&]*(?=&|$)/g, '$1')
    .replace(/([?&])&+/g, '$1')
    .replace(/[?&]$/, '');
  return fragment === undefined || /^t=/.test(fragment) ? bare : `${bare}#${fragment}`;
}

/** Whether two addresses show one video, at whatever moment. */
export function isSameVideo(one: string, other: string): boolean {
  const [first, second] = [siteVideoOf(one), siteVideoOf(other)];
  if (first !== undefined || second !== undefined) return first?.kind === second?.kind && first?.id === second?.id;
  return withoutMoment(one) === withoutMoment(other);
}
