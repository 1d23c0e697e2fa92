/** How the players of video sites are spoken to through `postMessage`, without any script of theirs in our page. */

export interface Protocol {
  readonly origin: string;
  /** The address of the frame, at a moment in seconds. */
  readonly address: (startSeconds: number) => string;
  /** Said again and again until the player answers. */
  readonly hello: readonly string[];
  readonly seek: (seconds: number) => string;
  readonly play: string;
  readonly pause: string;
  readonly read: (message: Readonly<Record<string, unknown>>) => PlayerReport;
}

/** What a message of a player tells. */
export interface PlayerReport {
  readonly seconds?: number;
  readonly playing?: boolean;
  readonly problem?: string;
}

/** Of YouTube's numbers of states: https://developers.google.com/youtube/iframe_api_reference#Playback_status */
const PLAYS = 1;
const LOADS = 3;

/**
 * https://developers.google.com/youtube/iframe_api_reference,
 * as its script speaks to the frame. `pageOrigin` is the page's own.
 */
export function youtubeProtocol(id: string, pageOrigin: string): Protocol {
  const origin = 'https://www.youtube-nocookie.com';
  const call = (func: string, ...args: unknown[]) =>
    JSON.stringify({ event: 'command', func, args, id: 1, channel: 'widget' });
  const options = { enablejsapi: '1', origin: pageOrigin, rel: '0', playsinline: '1' };
  return {
    origin,
    address: (start) => `${origin}/embed/${id}?${query({ ...options, start: String(Math.floor(start)) })}`,
    hello: [JSON.stringify({ event: 'listening', id: 1, channel: 'widget' })],
    seek: (seconds) => call('seekTo', seconds, true),
    play: call('playVideo'),
    pause: call('pauseVideo'),
    read: ({ event, info }) => {
      if (event === 'onError') return { problem: `YouTube does not play it here (error ${JSON.stringify(info)}).` };
      const { currentTime, playerState } = (info ?? {}) as Readonly<Record<string, unknown>>;
      return {
        ...(typeof currentTime === 'number' && { seconds: currentTime }),
        // While it loads it goes on playing, or not, as before.
        ...(typeof playerState === 'number' && playerState !== LOADS && { playing: playerState === PLAYS }),
      };
    },
  };
}

const VIMEO_EVENTS = ['timeupdate', 'seeked', 'play', 'pause', 'ended', 'error'];

/**
 * As https://github.com/vimeo/player.js speaks to the frame. `hash` is the second part of an unlisted video's address.
 */
export function vimeoProtocol(id: string, hash: string | undefined): Protocol {
  const origin = 'https://player.vimeo.com';
  const call = (method: string, value?: number | string) => JSON.stringify({ method, value });
  return {
    origin,
    address: (start) =>
      `${origin}/video/${id}?${query({ dnt: '1', ...(hash && { h: hash }) })}#t=${Math.floor(start)}s`,
    hello: VIMEO_EVENTS.map((event) => call('addEventListener', event)),
    seek: (seconds) => call('setCurrentTime', seconds),
    play: call('play'),
    pause: call('pause'),
    read: ({ event, data }) => {
      const { seconds, message } = (data ?? {}) as Readonly<Record<string, unknown>>;
      if (event === 'error')
        return { problem: `Vimeo does not play it here${typeof message === 'string' ? `: ${message}` : ''}.` };
      return {
        ...(typeof seconds === 'number' && { seconds }),
        ...((event === 'play' || event === 'pause' || event === 'ended') && { playing: event === 'play' }),
      };
    },
  };
}

const query = (values: Record<string, string>) => new URLSearchParams(values).toString();

/** A message that is an object, or one written as JSON; others of a page's frames are none of ours. */
export function readMessage(data: unknown): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = typeof data === 'string' ? JSON.parse(data) : data;
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}
