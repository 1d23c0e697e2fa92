/** The names that captions misheard, and what may be one, each with its places: what a glossary is written from. */
import { formatFullClock } from '../model/wording/clock.js';
import type { Narration } from '../model/narration.js';

/** One way in which a name was heard. */
export interface HeardName {
  readonly said: string;
  readonly name: string;
  readonly atMs: readonly number[];
}

export interface HeardNames {
  readonly corrected: readonly HeardName[];
  readonly doubtful: readonly HeardName[];
}

/** Gathered by what was said, the most frequent first. Code that was read out is no misheard name. */
export function heardNames({ sentences, doubtful = [] }: Narration): HeardNames {
  const corrected = sentences
    .flatMap(({ words }) => words)
    .flatMap(({ text, spoken, startMs, code }) =>
      spoken === undefined || code === true ? [] : [{ said: spoken, name: bare(text), startMs }],
    );
  return { corrected: gather(corrected), doubtful: gather(doubtful) };
}

const bare = (text: string) => text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');

function gather(places: readonly { said: string; name: string; startMs: number }[]): HeardName[] {
  const found = new Map<string, { said: string; name: string; atMs: number[] }>();
  for (const { said, name, startMs } of places) {
    const heard = bare(said).toLowerCase();
    const key = `${heard}\n${name}`;
    const own = found.get(key) ?? { said: heard, name, atMs: [] };
    own.atMs.push(startMs);
    found.set(key, own);
  }
  return [...found.values()].sort((a, b) => b.atMs.length - a.atMs.length);
}

/** Places that a line shows. */
const MOST_PLACES = 5;

/** Lines for people; none where no name was misheard. */
export function describeNames({ corrected, doubtful }: HeardNames): readonly string[] {
  const rows = (names: readonly HeardName[]) =>
    names.map(({ said, name, atMs }) => {
      const shown = atMs.slice(0, MOST_PLACES).map(formatFullClock).join(', ');
      const more = atMs.length > MOST_PLACES ? ` and ${atMs.length - MOST_PLACES} more` : '';
      return `  "${said}" is ${name}: ${shown}${more}`;
    });
  return [
    ...(corrected.length > 0 ? ['\nMisheard names that are put right', ...rows(corrected)] : []),
    ...(doubtful.length > 0
      ? ['\nPerhaps misheard names (a name in `glossary:` of lecture.yaml is heard better)', ...rows(doubtful)]
      : []),
  ];
}
