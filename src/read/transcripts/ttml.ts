import { Collector } from './support/collect.js';
import type { XmlReader } from './support/reader.js';
import { Tally } from './support/tally.js';
import { readRates, readTime } from './support/markup/ttml-time.js';
import type { Rates } from './support/markup/ttml-time.js';
import { elementsOf, findElement, textOf } from './support/markup/xml.js';
import type { XmlElement } from './support/markup/xml.js';

/**
 * TTML and its kin (DFXP, IMSC, SMPTE-TT, EBU-TT-D, iTT), https://www.w3.org/TR/ttml2/: times nest, one after the other
 * inside `timeContainer="seq"`, and may count frames or ticks. Styles and regions are passed over.
 */
export const ttml: XmlReader = {
  kind: 'xml',
  name: 'ttml',
  title: 'TTML, DFXP, IMSC',
  extensions: ['.ttml', '.dfxp', '.itt', '.xml'],
  sample: '<tt xmlns="http://www.w3.org/ns/ttml"><body><div><p begin="1s" end="4s">Welcome.</p></div></body></tt>',
  origin: 'broadcasters, Netflix, Vimeo, lecture portals, yt-dlp --sub-format ttml',

  detect: ({ root }) => (root.name === 'tt' ? 'the root is <tt>' : undefined),

  read({ path, root }) {
    const tally = new Tally(path, 'ttml');
    const walk = new Walk(new Collector(tally), readRates(root), readAgents(root));
    const preserve = root.attributes['space'] === 'preserve';
    for (const body of elementsOf(root, 'body')) walk.visit(body, { startMs: 0, endMs: Infinity, preserve });
    const language = root.attributes['lang'];
    return { cues: walk.collector.cues, tally, ...(language && { language }) };
  },
};

interface Interval {
  readonly startMs: number;
  readonly endMs: number;
  readonly speaker?: string | undefined;
  readonly preserve: boolean;
}

/** Names of `<ttm:agent xml:id="a1"><ttm:name>Ada</ttm:name></ttm:agent>`. */
function readAgents(root: XmlElement): ReadonlyMap<string, string> {
  const agents = new Map<string, string>();
  const look = (element: XmlElement): void => {
    for (const child of elementsOf(element)) {
      if (child.name !== 'agent') look(child);
      else agents.set(child.attributes['id'] ?? '', textOf(findElement(child, 'name') ?? child).trim());
    }
  };
  for (const head of elementsOf(root, 'head')) look(head);
  return agents;
}

class Walk {
  constructor(
    readonly collector: Collector,
    readonly rates: Rates,
    readonly agents: ReadonlyMap<string, string>,
  ) {}

  /** Goes into body, div and p. Returns where the element ends, for the next of a sequence. */
  visit(element: XmlElement, parent: Interval): number {
    const own = this.#intervalOf(element, parent);
    if (own === undefined) {
      this.#lose(element);
      return parent.startMs;
    }
    if (element.name === 'p') {
      this.#paragraph(element, own);
      return own.endMs;
    }
    let nextMs = own.startMs;
    for (const child of element.children) {
      if (typeof child === 'string') this.#lose({ ...element, children: [child] });
      if (typeof child === 'string' || !['div', 'p', 'span'].includes(child.name)) continue;
      const endMs = this.visit(child, { ...own, startMs: nextMs });
      if (element.attributes['timeContainer'] === 'seq' && Number.isFinite(endMs)) nextMs = endMs;
    }
    return element.attributes['timeContainer'] === 'seq' ? Math.min(own.endMs, nextMs) : own.endMs;
  }

  #intervalOf({ attributes, line }: XmlElement, parent: Interval): Interval | undefined {
    const [begin, end, dur] = ['begin', 'end', 'dur'].map((name) => {
      const value = attributes[name];
      return value === undefined ? undefined : (readTime(value, this.rates) ?? NaN);
    });
    if ([begin, end, dur].some((ms) => ms !== undefined && Number.isNaN(ms))) {
      const hint = 'TTML times are 00:01:02.345, 00:01:02:12 (frames), 62.3s or 1500t (ticks).';
      this.collector.tally.warn('bad-time', 'an element with an unreadable time was left out', { line, hint });
      return undefined;
    }
    const startMs = parent.startMs + (begin ?? 0);
    const untilEnd = end === undefined ? Infinity : parent.startMs + end;
    const untilDuration = dur === undefined ? Infinity : startMs + dur;
    const agent = attributes['agent']?.split(/\s+/)[0];
    return {
      startMs,
      endMs: Math.min(untilEnd, untilDuration, parent.endMs),
      speaker: agent === undefined ? parent.speaker : (this.agents.get(agent) ?? parent.speaker),
      preserve: (attributes['space'] ?? (parent.preserve ? 'preserve' : '')) === 'preserve',
    };
  }

  /** A paragraph is one caption, unless its spans have times of their own. */
  #paragraph(paragraph: XmlElement, own: Interval): void {
    const timed = elementsOf(paragraph, 'span').filter(
      ({ attributes }) => 'begin' in attributes || 'end' in attributes,
    );
    if (timed.length === 0) return this.#add(paragraph, own);
    let nextMs = own.startMs;
    const isSequence = paragraph.attributes['timeContainer'] === 'seq';
    for (const span of paragraph.children) {
      if (typeof span === 'string') this.#add({ ...paragraph, children: [span] }, { ...own, startMs: nextMs });
      if (typeof span === 'string' || span.name !== 'span') continue;
      const inner = this.#intervalOf(span, { ...own, startMs: nextMs });
      if (inner === undefined) {
        this.#lose(span);
        continue;
      }
      this.#add(span, inner);
      if (isSequence && Number.isFinite(inner.endMs)) nextMs = inner.endMs;
    }
  }

  /** Words that stand where no caption is. */
  #lose(element: XmlElement): void {
    const quoted = linesOf(element).trim();
    const what = 'words that have no time were left out';
    if (quoted !== '') this.collector.tally.lose('no-time', what, { line: element.line, quoted });
  }

  #add(element: XmlElement, { startMs, endMs, speaker, preserve }: Interval): void {
    const raw = linesOf(element);
    const text = preserve ? raw : raw.replace(/[ \t\r\n]+/g, ' ').replace(/ ?\u2028 ?/g, '\n');
    if (text.trim() === '') return;
    const end = Number.isFinite(endMs) ? { endMs } : {};
    this.collector.add({ startMs, ...end, text: text.replaceAll('\u2028', '\n'), speaker, line: element.line });
  }
}

/** `<br/>` becomes U+2028 for as long as white space is collapsed. Metadata inside is no text. */
function linesOf(element: XmlElement): string {
  return element.children
    .map((child) => {
      if (typeof child === 'string') return child;
      return child.name === 'br' ? '\u2028' : child.name === 'metadata' || child.prefix === 'ttm' ? '' : linesOf(child);
    })
    .join('');
}
