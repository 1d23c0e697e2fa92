import { Collector } from './support/collect.js';
import { secondsToMs } from './support/time/clock.js';
import { decodeHTML } from 'entities/decode';
import { plus } from './support/json/fields.js';
import type { XmlReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { readTagged } from './webvtt/tagged.js';
import { elementsOf, findElement, textOf } from './support/markup/xml.js';

/**
 * YouTube srv1: seconds; the text is escaped twice, tags included.
 * The window of a caption may reach under the next one.
 */
export const youtubeSrv1: XmlReader = {
  kind: 'xml',
  name: 'youtube-srv1',
  title: 'YouTube srv1',
  extensions: ['.srv1', '.xml'],
  sample: '<transcript><text start="0.16" dur="2.2">it&amp;#39;s time</text></transcript>',
  origin: 'yt-dlp --sub-format srv1, older transcript scripts',

  detect({ root }) {
    const texts = root.name === 'transcript' ? textsOf(root) : [];
    return texts.some((text) => 'start' in text.attributes)
      ? `<transcript> with ${texts.length} <text start>`
      : undefined;
  },

  read({ path, root }) {
    const collector = new Collector(new Tally(path, 'youtube-srv1'));
    for (const element of textsOf(root)) {
      const startMs = secondsToMs(element.attributes['start']);
      const endMs = plus(startMs, secondsToMs(element.attributes['dur']));
      collector.add({ startMs, endMs, text: readTagged(decodeHTML(textOf(element))), line: element.line });
    }
    return { cues: collector.cues, tally: collector.tally, times: 'windows' };
  },
};

/** The texts stand in the root, or one level below it in files of other fetchers. */
function textsOf(root: Parameters<typeof elementsOf>[0]) {
  const texts = elementsOf(root, 'text');
  if (texts.length > 0) return texts;
  const inner = findElement(root, 'text');
  return inner === undefined ? [] : elementsOf(root).flatMap((child) => elementsOf(child, 'text'));
}
