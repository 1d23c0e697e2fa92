/** Where a link leads in a lecture's video. Nothing of the browser is used. */
import { decodeHref, encodeHref } from '../../text/links/href.js';
import { momentOfAddress, readMoment } from '../../text/links/moment.js';
import {
  fileNameOf,
  isAddress,
  isMediaPath,
  siteVideoOf,
  webUrlOf,
  withoutMoment,
  type SiteVideo,
} from '../../text/links/video-address.js';

/** A video by what it is, not by how its address is spelled; `address` is as the notebook has it. */
export type Video =
  | (SiteVideo & { readonly address: string })
  /** Its path on the server, as the Contents API names it. */
  | { readonly kind: 'file'; readonly path: string; readonly address: string }
  | { readonly kind: 'url'; readonly url: string; readonly address: string };

/** `address` as it stands in the notebook; a relative one is looked for beside the notebook. */
export function parseVideo(address: string, notebookPath: string): Video | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(address)) {
    const relative = decodeHref(address.replace(/[?#].*$/, ''));
    // A heading of this notebook is no file.
    const path = relative === '' ? undefined : resolvePath(notebookPath, relative);
    return path === undefined || path === '' ? undefined : { kind: 'file', path, address };
  }
  const site = siteVideoOf(address);
  if (site !== undefined) return { ...site, address };
  const url = webUrlOf(address);
  return url !== undefined && isMediaPath(url.pathname)
    ? { kind: 'url', url: `${url.origin}${url.pathname}${url.search}`, address }
    : undefined;
}

/** The video as the lecture's metadata names it: a path is no link, and none of its signs stands for another. */
export function videoOfLecture(video: string, notebookPath: string): Video | undefined {
  const isPath = !isAddress(video) && (isMediaPath(fileNameOf(video)) || !/^[a-z][a-z\d+.-]*:/i.test(video));
  return parseVideo(isPath ? encodeHref(fileNameOf(video)) : video, notebookPath);
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

/** The second that a link names, undefined where it names none. */
export const secondsOf = (address: string): number | undefined => inSeconds(momentOfAddress(address));

/** The second that a text is, such as `12:40`. */
export const parseMoment = (text: string): number | undefined => inSeconds(readMoment(text));

const inSeconds = (ms: number | undefined) => (ms === undefined ? undefined : ms / 1000);

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
