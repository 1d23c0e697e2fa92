/**
 * Pages that answer as YouTube's and Vimeo's players do, in place of the sites: a browser of the test asks nobody else.
 */
import type { BrowserContext } from 'playwright-core';

export interface FakePlayers {
  /** What was asked of the two sites, with the Referer. */
  readonly asked: readonly { readonly url: string; readonly referer: string | undefined }[];
  /** From now on nobody answers, as behind a wall. */
  block(): void;
}

export async function fakePlayers(context: BrowserContext): Promise<FakePlayers> {
  const asked: { url: string; referer: string | undefined }[] = [];
  let isBlocked = false;
  await context.route(/^https:\/\/(?:www\.youtube-nocookie\.com|player\.vimeo\.com)\//, async (route) => {
    const url = route.request().url();
    const { referer } = await route.request().allHeaders();
    asked.push({ url, referer });
    if (isBlocked) return route.abort();
    const site = url.includes('youtube') ? 'youtube' : 'vimeo';
    return route.fulfill({ contentType: 'text/html; charset=utf-8', body: pageOf(site) });
  });
  // Videos of other pages: nothing of the network is needed.
  await context.route('https://example.org/**', (route) => route.abort());
  return { asked, block: () => void (isBlocked = true) };
}

const YOUTUBE = `
const tell = () => post({ event: 'infoDelivery', info: { currentTime: moment, playerState: playing ? 1 : 2 } });
addEventListener('message', ({ data }) => {
  const { event, func, args } = JSON.parse(data);
  if (event === 'listening' && !listening) { listening = true; post({ event: 'onReady' }); }
  if (event !== 'command') return;
  if (func === 'seekTo') moment = args[0];
  if (func === 'playVideo') playing = true;
  if (func === 'pauseVideo') playing = false;
  if (listening) tell();
});`;

const VIMEO = `
const tell = (event = 'timeupdate') => post({ event, data: { seconds: moment } });
setTimeout(() => post({ event: 'ready' }), 50);
addEventListener('message', ({ data }) => {
  const { method, value } = JSON.parse(data);
  if (method === 'addEventListener') listening = true;
  if (method === 'setCurrentTime') { moment = value; tell('seeked'); }
  if (method === 'play') { playing = true; tell('play'); }
  if (method === 'pause') { playing = false; tell('pause'); }
});`;

/** It keeps `moment`, `playing` and `clicks` as globals, for the test to look at. */
const pageOf = (site: 'youtube' | 'vimeo') => `<!doctype html><title>${site}</title>
<body style="margin:0;background:#203040;color:#fff;font:24px sans-serif;display:grid;place-items:center;height:100vh">
<button id="moment"></button><script>
const query = new URLSearchParams(location.search);
let moment = Number(query.get('start') ?? (/t=(\\d+)/.exec(location.hash) ?? [])[1] ?? 0), playing = false, listening = false, clicks = 0;
addEventListener('pointerdown', () => clicks++);
const post = (message) => parent.postMessage(JSON.stringify(message), ${site === 'youtube' ? "query.get('origin')" : "'*'"});
${site === 'youtube' ? YOUTUBE : VIMEO}
setInterval(() => {
  if (playing) moment += 0.25;
  document.querySelector('#moment').textContent = ${JSON.stringify(site)} + ' ' + moment.toFixed(1);
  if (playing && listening) tell();
}, 250);
</script>`;
