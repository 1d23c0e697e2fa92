import type { Video } from '../lecture/links.js';
import { FilePlayer } from './file-player.js';
import { FramePlayer } from './frame-player.js';
import type { Player, PlayerEvents } from './player.js';
import { vimeoProtocol, youtubeProtocol } from './protocols.js';

/** Whether a video is shown by another site's player, which the reader may forbid. */
export const isOnSite = ({ kind }: Video): boolean => kind === 'youtube' || kind === 'vimeo';

/** The player of a video. `fileUrl` is where the server gives one of its own files. */
export function createPlayer(
  video: Video,
  { fileUrl, startSeconds }: { readonly fileUrl: string; readonly startSeconds: number },
  events: PlayerEvents,
): Player {
  switch (video.kind) {
    case 'youtube':
      return new FramePlayer(youtubeProtocol(video.id, location.origin), startSeconds, events);
    case 'vimeo':
      return new FramePlayer(vimeoProtocol(video.id, video.hash), startSeconds, events);
    case 'file':
      return new FilePlayer(fileUrl, startSeconds, events);
    case 'url':
      return new FilePlayer(video.url, startSeconds, events);
  }
}
