import { DURATIONS, ENDS, SPEAKERS, STARTS, TEXTS } from './entries.js';

/** Which column of a table holds what, by its index. */
export interface Columns {
  readonly text: number;
  readonly start: number;
  readonly end: number | undefined;
  readonly duration: number | undefined;
  readonly speaker: number | undefined;
}

/** What tables call them beside the names that JSON has. */
const MORE = {
  texts: [
    'transcripttext',
    'subtitle',
    'subtitles',
    'dialogue',
    'dialog',
    'speech',
    'words',
    'spoken',
    'texte',
    'texto',
    'testo',
    'tekst',
  ],
  starts: [
    'timein',
    'tcin',
    'inpoint',
    'startsat',
    'starttimecode',
    'timecodein',
    'clock',
    'onset',
    'zeit',
    'beginn',
    'temps',
    'debut',
    'tiempo',
    'inicio',
    'hora',
    'tempo',
    'inizio',
    'tijd',
  ],
  ends: [
    'timeout',
    'tcout',
    'outpoint',
    'endsat',
    'endtimecode',
    'timecodeout',
    'stop',
    'stoptime',
    'offset',
    'ende',
    'fin',
    'final',
    'fine',
    'einde',
  ],
  speakers: [
    'speakers',
    'person',
    'actor',
    'character',
    'sprecher',
    'sprecherin',
    'locuteur',
    'orador',
    'hablante',
    'spreker',
  ],
} as const;

/**
 * The columns of a table with a text and a time; undefined for any other table.
 * Units may stand behind a name: `Start (s)`.
 */
export function columnsOf(names: readonly string[]): Columns | undefined {
  const plain = names.map(squash);
  const find = (known: readonly string[], taken: readonly (number | undefined)[] = []) =>
    known.map((name) => plain.indexOf(squash(name))).find((at) => at >= 0 && !taken.includes(at));
  const start = find([...STARTS, ...MORE.starts]);
  const text = find([...TEXTS, ...MORE.texts], [start]);
  if (text === undefined || start === undefined) return undefined;
  const taken = [start, text];
  return {
    text,
    start,
    end: find([...ENDS, ...MORE.ends], taken),
    duration: find(DURATIONS, taken),
    speaker: find([...SPEAKERS, ...MORE.speakers], taken),
  };
}

/** `Start Time (s)` and `start_time` are one name. */
const squash = (name: string) =>
  name
    .normalize('NFD')
    .toLowerCase()
    .replace(/\((?:s|sec|secs|seconds|hh:mm:ss.*|h:m:s.*)\)/, '')
    .replace(/[^\p{L}]/gu, '');
