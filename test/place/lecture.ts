import type { Capture } from '../../src/model/capture.js';
import type { CourseCell, CourseNotebook, Lecture } from '../../src/model/lecture.js';
import type { Narration, Sentence } from '../../src/model/narration.js';

/** Time between two words. */
const WORD_MS = 400;

/** Sentences said at the given seconds. */
export function say(...said: readonly (readonly [atS: number, text: string])[]): Narration {
  const sentences = said.map(([atS, text], nth): Sentence => {
    const words = text.split(' ').map((word, at) => ({ text: word, startMs: atS * 1000 + at * WORD_MS }));
    const endMs = atS * 1000 + words.length * WORD_MS;
    return { words, startMs: atS * 1000, endMs, breakBefore: 0, place: { path: 'talk.vtt', line: nth + 1 } };
  });
  return { sentences, dropped: [] };
}

/** Small talk that has nothing to do with any cell, every ten seconds, with other sentences put in between. */
export function talkOf(minutes: number, ...said: readonly (readonly [atS: number, text: string])[]): Narration {
  const chat = ['the weather was nice', 'my dog likes bones', 'we had dinner at noon', 'they painted a fence'];
  const small = Array.from(
    { length: minutes * 6 },
    (_, nth) => [nth * 10, `${chat[nth % 4] ?? ''} and so on.`] as const,
  );
  const times = new Set(said.map(([atS]) => Math.floor(atS / 10)));
  const all = [...small.filter(([atS]) => !times.has(atS / 10)), ...said];
  return say(...all.sort((a, b) => a[0] - b[0]));
}

export function lectureOf(narration: Narration, more: Partial<Lecture> = {}): Lecture {
  const cues = narration.sentences.map(({ startMs, endMs, words, place }) => ({
    startMs,
    endMs,
    text: words.map(({ text }) => text).join(' '),
    place,
  }));
  const durationMs = narration.sentences.at(-1)?.endMs ?? 0;
  const empty = { captures: [], chapters: [], courseNotebooks: [], pins: [], glossary: [] };
  return { title: 'A talk', language: 'en', visibility: 'private', cues, durationMs, ...empty, ...more };
}

/** A course notebook and its code cells as captures; a source that starts with `md:` is Markdown. */
export function notebook(
  path: string,
  ...sources: readonly string[]
): { notebook: CourseNotebook; captures: Capture[] } {
  const cells = sources.map((source, index): CourseCell => {
    const markdown = source.startsWith('md:');
    return { kind: markdown ? 'markdown' : 'code', index, source: source.replace(/^md:/, ''), outputText: '' };
  });
  const captures = cells.flatMap(({ kind, index, source }): Capture[] => {
    if (kind !== 'code') return [];
    const origin = { path, cell: index };
    return [{ kind, atMs: undefined, content: source, language: 'python', origin, place: { path, line: index + 1 } }];
  });
  return { notebook: { path, language: 'python', cells }, captures };
}

/** A lecture about these notebooks. */
export function lectureAbout(narration: Narration, ...books: readonly ReturnType<typeof notebook>[]): Lecture {
  return lectureOf(narration, {
    courseNotebooks: books.map((book) => book.notebook),
    captures: books.flatMap(({ captures }) => captures),
  });
}

/** Something on screen at a second. */
export function shot(atS: number | undefined, capture: Partial<Capture> & Pick<Capture, 'kind'>): Capture {
  const name = `${capture.kind}-${atS ?? 'x'}.txt`;
  return {
    content: '',
    ...capture,
    atMs: atS === undefined ? undefined : atS * 1000,
    place: { path: name, line: 1 },
  };
}
