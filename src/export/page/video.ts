import { momentHref } from '../../compile/links.js';

/** How a page plays a lecture's video. */
export type PageVideo =
  | { readonly kind: 'none' }
  /** A file that the browser plays itself. */
  | { readonly kind: 'file'; readonly src: string }
  /** Played in a frame once it is asked for; `watch` and seconds lead to the moment on their own site. */
  | { readonly kind: 'youtube' | 'vimeo'; readonly id: string; readonly watch: string }
  /** Opened in a tab of its own. */
  | { readonly kind: 'link'; readonly watch: string };

const FILE = /\.(?:mp4|m4v|webm|mov|ogv|ogg|mp3|m4a|wav)(?:[?#]|$)/i;

export function pageVideoOf(video: string | undefined): PageVideo {
  if (video === undefined || /^(?!https?:)[a-z][a-z\d+.-]+:/i.test(video)) return { kind: 'none' };
  const [, youtube] =
    /(?:youtu\.be\/|youtube(?:-nocookie)?\.com\/(?:watch\?(?:[^#]*&)?v=|embed\/|live\/|shorts\/))([\w-]{11})/.exec(
      video,
    ) ?? [];
  if (youtube !== undefined) return { kind: 'youtube', id: youtube, watch: `https://youtu.be/${youtube}?t=` };
  const [, vimeo] = /vimeo\.com\/(?:video\/)?(\d+)/.exec(video) ?? [];
  if (vimeo !== undefined) return { kind: 'vimeo', id: vimeo, watch: `https://vimeo.com/${vimeo}#t=` };
  if (!/^https?:/i.test(video) || FILE.test(video)) return { kind: 'file', src: video };
  return { kind: 'link', watch: momentHref(video, 0).replace(/t=0(?=#|$)/, 't=') };
}

/** What a content security policy has to let in for it. */
export function frameSource({ kind }: PageVideo): string {
  if (kind === 'youtube') return 'frame-src https://www.youtube-nocookie.com; ';
  return kind === 'vimeo' ? 'frame-src https://player.vimeo.com; ' : '';
}
