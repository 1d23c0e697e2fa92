import { readMessage, vimeoProtocol, youtubeProtocol } from '../../src/panel/player/protocols.js';

const youtube = youtubeProtocol('dQw4w9WgXcQ', 'http://127.0.0.1:8888');
const vimeo = vimeoProtocol('76979871', undefined);

test('a YouTube frame is asked for without cookies, with the page that may speak to it, at the moment', () => {
  const url = new URL(youtube.address(760.8));
  expect(url.origin).toBe(youtube.origin);
  expect(url.pathname).toBe('/embed/dQw4w9WgXcQ');
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    enablejsapi: '1',
    origin: 'http://127.0.0.1:8888',
    start: '760',
  });
});

test("a Vimeo frame has an unlisted video's second part", () => {
  expect(vimeo.address(760.8)).toBe('https://player.vimeo.com/video/76979871?dnt=1#t=760s');
  expect(vimeoProtocol('76979871', 'abc').address(0)).toBe('https://player.vimeo.com/video/76979871?dnt=1&h=abc#t=0s');
});

test.each([
  [youtube.seek(12.5), { event: 'command', func: 'seekTo', args: [12.5, true] }],
  [youtube.play, { event: 'command', func: 'playVideo', args: [] }],
  [youtube.pause, { event: 'command', func: 'pauseVideo', args: [] }],
  [youtube.hello[0], { event: 'listening' }],
  [vimeo.seek(12.5), { method: 'setCurrentTime', value: 12.5 }],
  [vimeo.play, { method: 'play' }],
  [vimeo.pause, { method: 'pause' }],
  [vimeo.hello[0], { method: 'addEventListener', value: 'timeupdate' }],
])('what is said to a player: %s', (said, expected) => expect(JSON.parse(said ?? '')).toMatchObject(expected));

test.each([
  [youtube, { event: 'infoDelivery', info: { currentTime: 12.5, playerState: 1 } }, { seconds: 12.5, playing: true }],
  [youtube, { event: 'infoDelivery', info: { playerState: 2 } }, { playing: false }],
  [youtube, { event: 'infoDelivery', info: { playerState: 3 } }, {}],
  [youtube, { event: 'onReady' }, {}],
  [youtube, { event: 'onError', info: 153 }, { problem: 'YouTube does not play it here (error 153).' }],
  [vimeo, { event: 'timeupdate', data: { seconds: 12.5 } }, { seconds: 12.5 }],
  [vimeo, { event: 'play', data: { seconds: 1 } }, { seconds: 1, playing: true }],
  [vimeo, { event: 'ended' }, { playing: false }],
  [vimeo, { event: 'ready' }, {}],
  [vimeo, { event: 'error', data: { message: 'private' } }, { problem: 'Vimeo does not play it here: private.' }],
])('what a player tells: %#', ({ read }, message, heard) => expect(read(message)).toEqual(heard));

test('messages that are no objects are none of ours', () => {
  for (const data of ['', 'x', '3', 'null', 7, null, undefined]) expect(readMessage(data)).toBeUndefined();
  expect(readMessage('{"event":"x"}')).toEqual({ event: 'x' });
  expect(readMessage({ event: 'x' })).toEqual({ event: 'x' });
});
