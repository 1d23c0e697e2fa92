import { counted } from '../../model/counted.js';
import type { TimedWord } from '../../model/cue.js';
import { wholeMs } from './support/time/clock.js';
import { Collector } from './support/collect.js';
import { addWords } from './webvtt/cue-text.js';
import { decodeHTML } from 'entities/decode';
import { plus } from './support/json/fields.js';
import type { XmlReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { elementsOf, textOf } from './support/markup/xml.js';
import type { XmlElement } from './support/markup/xml.js';

/**
 * YouTube srv3 and srv2 (`<timedtext>`): milliseconds, words in `<s t>` with their offset. A paragraph stays on screen
 * under the next one of its window, so its end is cut; one with `a="1"` only adds a line end.
 */
export const youtubeSrv3: XmlReader = {
  kind: 'xml',
  name: 'youtube-srv3',
  title: 'YouTube srv2 and srv3',
  extensions: ['.srv3', '.srv2', '.ytt', '.xml'],
  sample:
    '<timedtext format="3"><body><p t="160" d="2200" w="1"><s>hello</s><s t="320"> there</s></p></body></timedtext>',
  origin: 'yt-dlp --sub-format srv3, pytube',

  detect({ root }) {
    if (root.name !== 'timedtext') return undefined;
    return `<timedtext> with ${counted(paragraphsOf(root).length, 'paragraph')}`;
  },

  read({ path, root }) {
    const collector = new Collector(new Tally(path, 'youtube-srv3'));
    for (const paragraph of paragraphsOf(root)) {
      const text = decodeHTML(textOf(paragraph));
      if (text.trim() === '') continue;
      const startMs = time(paragraph.attributes['t']);
      const endMs = plus(startMs, time(paragraph.attributes['d']));
      const words = wordsOf(paragraph, { startMs: startMs ?? 0, endMs: endMs ?? startMs ?? 0 });
      collector.add({ startMs, endMs, text, words, line: paragraph.line });
    }
    const rolls = paragraphsOf(root).some(
      ({ attributes }) => 'w' in attributes || 'a' in attributes || 'append' in attributes,
    );
    return { cues: collector.cues, tally: collector.tally, times: rolls ? 'windows' : 'media' };
  },
};

function paragraphsOf(root: XmlElement): readonly XmlElement[] {
  const bodies = elementsOf(root, 'body');
  return bodies.length > 0 ? bodies.flatMap((body) => elementsOf(body, 'p')) : elementsOf(root, 'text');
}

/** Milliseconds; files of an old library carry seconds with a fraction. */
function time(value: string | undefined): number | undefined {
  if (value === undefined || !/^-?\d{1,12}(?:\.\d{1,9})?$/.test(value)) return undefined;
  return wholeMs(value.includes('.') ? Number(value) * 1000 : Number(value));
}

function wordsOf(paragraph: XmlElement, times: { startMs: number; endMs: number }): TimedWord[] {
  const pieces = elementsOf(paragraph, 's');
  const words: TimedWord[] = [];
  if (!pieces.some(({ attributes }) => 't' in attributes)) return words;
  const starts = pieces.map(({ attributes }) => times.startMs + (time(attributes['t']) ?? 0));
  pieces.forEach((piece, at) => {
    const startMs = starts[at] ?? times.startMs;
    addWords(words, decodeHTML(textOf(piece)), {
      startMs,
      endMs: Math.max(startMs, starts[at + 1] ?? times.endMs),
    });
  });
  return words;
}
