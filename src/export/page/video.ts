import { encodeHref } from '../../text/links/href.js';
import { momentHref } from '../../compile/links.js';
import {
  fileNameOf,
  isAddress,
  isMediaPath,
  siteVideoOf,
  webUrlOf,
  type SiteVideo,
} from '../../text/links/video-address.js';

/** How a page plays a lecture's video. */
export type PageVideo =
  | { readonly kind: 'none' }
  /** A file that the browser plays itself. */
  | { readonly kind: 'file'; readonly src: string }
  /** Played in a frame once it is asked for; `watch` and seconds lead to the moment on their own site. */
  | (SiteVideo & { readonly watch: string })
  /** Opened in a tab of its own. */
  | { readonly kind: 'link'; readonly watch: string };

export function pageVideoOf(video: string | undefined): PageVideo {
  if (video === undefined) return { kind: 'none' };
  if (!isAddress(video)) return runs(video) ? { kind: 'none' } : { kind: 'file', src: encodeHref(fileNameOf(video)) };
  if (!/^https?:/i.test(video)) return { kind: 'none' };
  const site = siteVideoOf(video);
  if (site?.kind === 'youtube') return { ...site, watch: `https://youtu.be/${site.id}?t=` };
  if (site?.kind === 'vimeo')
    return { ...site, watch: `https://vimeo.com/${site.id}${site.hash === undefined ? '' : `/${site.hash}`}#t=` };
  if (isMediaPath(webUrlOf(video)?.pathname ?? '')) return { kind: 'file', src: video };
  return { kind: 'link', watch: momentHref(video, 0).replace(/t=0(?=#|$)/, 't=') };
}

/** `javascript:` and its like, which a film of that name would not be. */
const runs = (video: string) => /^[a-z][a-z\d+.-]*:/i.test(video) && !isMediaPath(video);

/** What a content security policy has to let in for it. */
export function frameSource({ kind }: PageVideo): string {
  if (kind === 'youtube') return 'frame-src https://www.youtube-nocookie.com; ';
  return kind === 'vimeo' ? 'frame-src https://player.vimeo.com; ' : '';
}
