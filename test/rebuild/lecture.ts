import type { Cell, CellKind, CellStamp, Notebook } from '../../src/model/notebook.js';
import { hashSource } from '../../src/notebook/hash.js';

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
  version: 0,
};

const SENTENCE_MS = 4000;

/** `s7` names the sentence for good; the words after it change when its caption is mended. */
const sentence = (lecture: Lecture, nth: number) => {
  const version = lecture.sentences[nth] ?? 0;
  const words = ['the', `thing${nth}`, `does${nth}`, 'and', `makes${nth}`, `more${nth}`, `like${nth}`];
  if (version > 0) words[nth % words.length] = `mended${nth}v${version}`;
  return `S${nth} ${words.join(' ')}.`;
};

/** Compiles it as nbscribe does: keys of narration name the moment, those of captures the file, those of sections the title. */
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
  const ms = (at: number) => 60_000 + at * SENTENCE_MS + lecture.shiftMs;
  push('title', 'title', `# A lecture (version ${lecture.version})`);
  push('contents', 'contents', lecture.sections.map(({ title, at }) => `- ${ms(at)} ${title}`).join('\n'));
  let from = 0;
  const narrate = (to: number) => {
    while (from < to) {
      const end = Math.min(to, ...lecture.cuts.filter((cut) => cut > from && cut < to));
      const text = Array.from({ length: end - from }, (_, nth) => sentence(lecture, from + nth)).join(' ');
      push('narration', `narration:${ms(from)}`, `[${ms(from)}](https://v.example/?t=${ms(from)}) ${text}`, {
        startMs: ms(from),
        endMs: ms(end) - 100,
      });
      from = end;
    }
  };
  const last = lecture.sentences.length;
  for (let at = 0; at <= last; at++) {
    const isStop = at === last || [...lecture.sections, ...lecture.captures].some((stop) => stop.at === at);
    if (isStop) narrate(at);
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
    lecture: { shiftMs: lecture.shiftMs },
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
  ];
  return changes[pick % changes.length]?.() ?? lecture;
}
