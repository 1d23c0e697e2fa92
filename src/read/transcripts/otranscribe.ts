import { spreadLines } from './support/text/anchors.js';
import type { AnchoredBlock } from './support/text/anchors.js';
import { readClock, secondsToMs } from './support/time/clock.js';
import { isBreak, readHtml } from './support/markup/html-text.js';
import { asObject, asText } from './support/json/parse-json.js';
import type { JsonReader } from './support/reader.js';
import { Tally } from './support/tally.js';

type Building = AnchoredBlock & { readonly parts: AnchoredBlock['parts'] };

/** oTranscribe: one page of HTML in JSON, its times in `<span class="timestamp" data-timestamp="12.38">`. */
export const otranscribe: JsonReader = {
  kind: 'json',
  name: 'otranscribe',
  title: 'oTranscribe',
  extensions: ['.otr', '.json'],
  sample:
    '{"text": "<p><span class=\\"timestamp\\" data-timestamp=\\"12.38\\">00:12</span>Welcome.</p>", "media": "talk.mp3"}',
  origin: 'otranscribe.com, export as .otr',

  detect({ root }) {
    const file = asObject(root);
    const html = asText(file?.['text']);
    if (html === undefined) return undefined;
    if (/<span[^<>]{0,200}class=["']timestamp/.test(html)) return 'text with <span class="timestamp">';
    return 'media' in (file ?? {}) && 'media-time' in (file ?? {}) ? 'the keys "media" and "media-time"' : undefined;
  },

  read({ root, path, entries }) {
    const line = entries.find(({ key }) => key === 'text')?.line ?? 1;
    const blocks = readBlocks(asText(asObject(root)?.['text']) ?? '', line);
    return { cues: spreadLines(blocks), tally: new Tally(path, 'otranscribe') };
  },
};

/** Blocks of lines under each time; words above the first are said from the beginning. */
function readBlocks(html: string, line: number): readonly AnchoredBlock[] {
  const blocks: Building[] = [{ startMs: 0, line, parts: [], estimated: true }];
  let text = '';
  let stamp: { startMs: number | undefined; shown: string } | undefined;
  const flush = () => {
    if (text.trim() !== '') blocks.at(-1)?.parts.push({ text: text.trim(), line });
    text = '';
  };
  for (const token of readHtml(html)) {
    if (token.kind === 'text' && stamp !== undefined) stamp.shown += token.text;
    else if (token.kind === 'text') text += token.text.replace(/\s+/g, ' ');
    else if (token.name === 'span' && /\btimestamp\b/.test(token.attribute('class') ?? '')) {
      flush();
      stamp = { startMs: secondsToMs(token.attribute('data-timestamp')), shown: '' };
    } else if (token.name === '/span' && stamp !== undefined) {
      const startMs = stamp.startMs ?? readClock(stamp.shown);
      if (startMs === undefined) text += stamp.shown;
      else blocks.push({ startMs, line, parts: [] });
      stamp = undefined;
    } else if (isBreak(token.name)) flush();
  }
  text += stamp?.shown ?? '';
  flush();
  return blocks;
}
