import type { Cell, CellKind, CellStamp, Notebook } from '../../src/model/notebook.js';
import { hashSource } from '../../src/notebook/format/hash.js';
import type { Speech } from '../../src/notebook/rebuild/narration/speech.js';

const SENTENCE_MS = 4000;

/** A made-up lecture, and what a later build may find different in it. */
export interface Lecture {
  /** Text versions of the sentences, 4 s each: a mended caption raises one. */
  readonly sentences: readonly number[];
  /** Indices of sentences that begin a paragraph. */
  readonly cuts: readonly number[];
  readonly captures: readonly {
    readonly name: string;
    readonly kind: 'slide' | 'code';
    readonly at: number;
    readonly version: number;
  }[];
  readonly sections: readonly { readonly title: string; readonly at: number }[];
  readonly shiftMs: number;
  /** Captions timed anew: 0 as at first, every other number another timing, up to 0.4 s off. */
  readonly timing: number;
  /** Before each of these sentences stands an advertisement of 20 s. */
  readonly pauses: readonly number[];
  readonly version: number;
}

export const FIRST_LECTURE: Lecture = {
  sentences: Array.from({ length: 18 }, () => 0),
  cuts: [0, 3, 5, 8, 10, 13, 16],
  captures: [
    { name: 'a', kind: 'slide', at: 2, version: 0 },
    { name: 'b', kind: 'code', at: 6, version: 0 },
    { name: 'c', kind: 'code', at: 12, version: 0 },
    { name: 'd', kind: 'slide', at: 15, version: 0 },
  ],
  sections: [
    { title: 'Opening', at: 0 },
    { title: 'Middle', at: 8 },
    { title: 'End', at: 14 },
  ],
  shiftMs: 0,
  timing: 0,
  pauses: [],
  version: 0,
};

/** `S7` names the sentence for good; the words after it change when its caption is mended. */
export function sentence(lecture: Lecture, nth: number): string {
  const version = lecture.sentences[nth] ?? 0;
  const words = ['the', `thing${nth}`, `does${nth}`, 'and', `makes${nth}`, `more${nth}`, `like${nth}`];
  if (version > 0) words[nth % words.length] = `mended${nth}v${version}`;
  return `S${nth} ${words.join(' ')}.`;
}

const WORDS = 8;
const WORD_MS = SENTENCE_MS / WORDS;

/** When a sentence begins. */
export function startOf({ shiftMs, timing, pauses }: Lecture, nth: number): number {
  const jitterMs = timing === 0 || nth === 0 ? 0 : ((nth * 7919 + timing * 104729) % 801) - 400;
  return 60_000 + nth * SENTENCE_MS + shiftMs + jitterMs + 20_000 * pauses.filter((at) => at <= nth).length;
}

/** A paragraph of the sentences `[from, to)`. */
export function paragraph(lecture: Lecture, from: number, to: number): string {
  const startMs = startOf(lecture, from);
  const text = Array.from({ length: to - from }, (_, nth) => sentence(lecture, from + nth)).join(' ');
  return `[1:00](https://v.example/?t=${startMs}) ${text}`;
}

/** Sentences before which narration begins anew: paragraphs, and whatever stands between them. */
export function stopsOf({ cuts, captures, sections }: Lecture): readonly number[] {
  return [...new Set([...cuts, ...[...captures, ...sections].map(({ at }) => at)])].sort((one, other) => one - other);
}

/** As a build has it: the notebook, and its speech that can be cut elsewhere. */
export function buildSpoken(lecture: Lecture): { notebook: Notebook; speech: Speech } {
  const words = lecture.sentences.flatMap((_, nth) =>
    sentence(lecture, nth)
      .split(' ')
      .map((text, at) => ({ text, startMs: startOf(lecture, nth) + at * WORD_MS })),
  );
  const sentences = lecture.sentences.map((_, nth) => nth * WORDS);
  const firstWords = (cuts: readonly number[]) =>
    [...new Set([...stopsOf(lecture).filter((at) => at < lecture.sentences.length), ...cuts])]
      .sort((one, other) => one - other)
      .map((at) => at * WORDS);
  const speech: Speech = {
    words,
    sentences,
    firstWords: firstWords([]),
    cutBefore(cutWords) {
      const odd = cutWords.filter((word) => word % WORDS > 0);
      if (odd.length > 0) throw new Error(`cut within a sentence: ${odd.join()}`);
      const cuts = cutWords.map((word) => word / WORDS);
      return { notebook: buildLecture({ ...lecture, cuts: [...lecture.cuts, ...cuts] }), firstWords: firstWords(cuts) };
    },
  };
  return { notebook: buildLecture(lecture), speech };
}

/**
 * Compiles it as nbscribe does: keys of narration name the moment,
 * those of captures the file, those of sections the title.
 */
export function buildLecture(lecture: Lecture): Notebook {
  const cells: Cell[] = [];
  const push = (kind: CellKind, key: string, source: string, facts: object = {}): void => {
    const nbscribe: CellStamp = { ...facts, key, kind, hash: hashSource(source) };
    const id = key.replace(/[^a-zA-Z0-9]+/g, '-');
    if (kind !== 'code') cells.push({ id, cell_type: 'markdown', metadata: { nbscribe }, source });
    else {
      const tags = lecture.version % 2 === 0 ? ['course'] : ['course', 'newer'];
      cells.push({ id, cell_type: 'code', metadata: { nbscribe, tags }, source, outputs: [], execution_count: null });
    }
  };
  const ms = (at: number) => startOf(lecture, at);
  push('title', 'title', `# A lecture (version ${lecture.version})`);
  push('contents', 'contents', lecture.sections.map(({ title, at }) => `- ${ms(at)} ${title}`).join('\n'));
  const last = lecture.sentences.length;
  const stops = new Set([...stopsOf(lecture), last]);
  let from = 0;
  for (let at = 0; at <= last; at++) {
    if (!stops.has(at)) continue;
    if (from < at) {
      const spoken = { startMs: ms(from), endMs: ms(at - 1) + SENTENCE_MS - 100 };
      push('narration', `narration:${ms(from)}`, paragraph(lecture, from, at), spoken);
      from = at;
    }
    lecture.sections
      .filter((section) => section.at === at)
      .forEach(({ title }) => {
        push('section', `section:${title}`, `## ${title}\n\n${ms(at)}`, { startMs: ms(at), endMs: ms(at + 5) });
      });
    for (const { name, kind, version } of lecture.captures.filter((capture) => capture.at === at)) {
      if (kind === 'code') push('code', `code:${name}`, `${name} = ${version}\nprint(${name})`, { startMs: ms(at) });
      else push('slide', `slide:${name}`, `![slide ${name} ${version}](x_files/${name}.png)`, { startMs: ms(at) });
    }
  }
  const keys = cells.map((cell) => cell.metadata.nbscribe?.key ?? '');
  const nbscribe = {
    version: String(lecture.version),
    view: 'transcript' as const,
    lecture: { durationMs: ms(last) },
    sections: [],
    written: keys,
    deleted: [],
  };
  return { nbformat: 4, nbformat_minor: 5, metadata: { nbscribe }, cells };
}

/** What the next build may find: one change, chosen by two numbers. */
export function changeLecture(lecture: Lecture, { pick, at }: { pick: number; at: number }): Lecture {
  const count = lecture.sentences.length;
  const nth = at % count;
  const changes: readonly (() => Lecture)[] = [
    () => lecture,
    () => ({
      ...lecture,
      sentences: lecture.sentences.map((version, index) => (index === nth ? version + 1 : version)),
    }),
    () => ({
      ...lecture,
      sentences: lecture.sentences.map((version, index) => (index % 5 === at % 5 ? version + 1 : version)),
    }),
    () => ({
      ...lecture,
      captures: [
        ...lecture.captures.filter(({ name }) => name !== `n${at % 3}`),
        { name: `n${at % 3}`, kind: at % 2 === 0 ? 'code' : 'slide', at: nth, version: 0 },
      ],
    }),
    () => ({
      ...lecture,
      captures: lecture.captures.filter((_, index) => index !== at % Math.max(1, lecture.captures.length)),
    }),
    () => ({
      ...lecture,
      captures: lecture.captures.map((capture, index) =>
        index === at % lecture.captures.length ? { ...capture, version: capture.version + 1 } : capture,
      ),
    }),
    () => ({
      ...lecture,
      sections: lecture.sections.map((section, index) => (index === 1 ? { ...section, at: nth } : section)),
    }),
    () => ({
      ...lecture,
      cuts: lecture.cuts.includes(nth)
        ? lecture.cuts.filter((cut) => cut !== nth || cut === 0)
        : [...lecture.cuts, nth],
    }),
    () => ({ ...lecture, version: lecture.version + 1 }),
    () => ({
      ...lecture,
      version: lecture.version + 1,
      cuts: [0, ...Array.from({ length: count }, (_, index) => index).filter((index) => (index * 7 + at) % 3 === 0)],
    }),
    () => ({ ...lecture, shiftMs: lecture.shiftMs + (at % 2 === 0 ? 3000 : -1000) }),
    () => ({ ...lecture, timing: lecture.timing + 1 }),
    () => ({
      ...lecture,
      pauses: lecture.pauses.includes(nth) ? lecture.pauses.filter((pause) => pause !== nth) : [...lecture.pauses, nth],
    }),
  ];
  return changes[pick % changes.length]?.() ?? lecture;
}
