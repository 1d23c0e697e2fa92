/** Proves that the narration holds the words of the transcript, in order, each once. */
import { countWords } from '../../model/wording/count-words.js';
import { counted } from '../../model/counted.js';
import type { Cell, Notebook } from '../../model/notebook.js';
import { spokenText } from '../../notebook/stamp/spoken-text.js';
import { standsFor } from '../../text/correct/replaces.js';
import { lost, type Check, type CheckContext, type CheckedCells } from './finding.js';
import { unescapeMarkdown } from '../../text/markdown/escape.js';
import { hashWords, type StampedCorrection } from '../stamp.js';
import { normaliseWords } from '../words.js';

/** The words of a notebook and what stands in its place for others. */
interface WrittenWords {
  /** As they were spoken: corrections taken back. */
  readonly words: readonly string[];
  readonly corrections: readonly StampedCorrection[];
  /** Fillers that were left out as asked, each with its count. */
  readonly dropped: ReadonlyMap<string, number>;
}

export function checkWords(notebook: Notebook, cells: CheckedCells, context: CheckContext): Check {
  const { lecture } = context;
  const written = readWritten(notebook, cells);
  const stamp = notebook.metadata.nbscribe?.lecture ?? {};
  const total = lecture?.spokenWords.length ?? Number(stamp['words']);
  const facts = describe(written);
  const unfaithful = written.corrections.filter(({ was, now }) => !standsFor(was, now));
  if (unfaithful.length > 0) return fail(describeUnfaithful(unfaithful), context);
  if (lecture === undefined ? isAsStamped(written, stamp) : isWhole(written, lecture.spokenWords)) {
    const count = countWords(
      cells.generated.filter(isNarration).map(({ source }) => spokenText(source)),
      total,
    );
    const all = written.dropped.size === 0 ? `all ${count} in order, each once` : `${written.words.length} of ${total}`;
    return [{ what: 'words', ok: true, detail: [all, ...facts].join('; ') }, []];
  }
  const touched = cells.edited.size + cells.deleted.length;
  if (touched > 0) {
    const detail = `${written.words.length} of ${total}; ${counted(touched, 'generated cell was', 'generated cells were')} edited or deleted by the reader`;
    return [{ what: 'words', ok: true, detail }, []];
  }
  const where = lecture === undefined ? '' : firstDifference(written, lecture.spokenWords);
  return fail(
    `${counted(written.words.length, 'word stands', 'words stand')} there, ${counted(total, 'was', 'were')} spoken${where}`,
    context,
  );
}

const isNarration = ({ metadata }: Cell): boolean => metadata.nbscribe?.kind === 'narration';

function fail(detail: string, context: CheckContext): Check {
  return [{ what: 'words', ok: false, detail }, [lost('words', detail, context)]];
}

function readWritten(notebook: Notebook, { generated }: CheckedCells): WrittenWords {
  const narration = generated.filter(isNarration);
  const cells = inOrder(narration, notebook);
  const dropped = (notebook.metadata.nbscribe?.lecture as Record<string, unknown> | undefined)?.['dropped'];
  return {
    words: cells.flatMap(spokenWordsOf),
    corrections: cells.flatMap(correctionsOf),
    dropped: new Map(Object.entries((dropped ?? {}) as Record<string, number>)),
  };
}

/** The cells in the order of the lecture: a reader may have moved some. */
function inOrder(cells: readonly Cell[], { metadata }: Notebook): readonly Cell[] {
  const rankOf = new Map((metadata.nbscribe?.written ?? []).map((key, rank) => [key, rank]));
  const rank = (cell: Cell) => rankOf.get(cell.metadata.nbscribe?.key ?? '') ?? rankOf.size;
  return cells
    .map((cell) => ({ cell, rank: rank(cell) }))
    .sort((one, other) => one.rank - other.rank)
    .map(({ cell }) => cell);
}

function correctionsOf({ metadata }: Cell): readonly StampedCorrection[] {
  const corrections = metadata.nbscribe?.['corrections'];
  return Array.isArray(corrections) ? (corrections as StampedCorrection[]) : [];
}

/** The words of a narration cell as they were spoken: links, marks and escapes off, corrections taken back. */
export function spokenWordsOf(cell: Cell): string[] {
  const speech = spokenText(cell.source).replace(/(?<![\\`])(`+)(?!`) ?(.*?) ?(?<!`)\1(?!`)/gs, '$2');
  return takeBack(normaliseWords(unescapeMarkdown(speech)), correctionsOf(cell));
}

/** Each correction says at which word of the cell it stands; those of earlier versions are looked for. */
function takeBack(words: readonly string[], corrections: readonly StampedCorrection[]): string[] {
  const out: string[] = [];
  let next = 0;
  for (const { at, was, now } of corrections) {
    const said = normaliseWords(now);
    const found = at === undefined ? indexOfRun(words, said, next) : Math.max(at, next);
    if (found < 0 || !isRunAt(words, said, found)) continue;
    for (; next < found; next++) out.push(words[next] ?? '');
    out.push(...normaliseWords(was));
    next = found + said.length;
  }
  for (; next < words.length; next++) out.push(words[next] ?? '');
  return out;
}

const isRunAt = (words: readonly string[], run: readonly string[], at: number) =>
  run.every((word, nth) => words[at + nth] === word);

function indexOfRun(words: readonly string[], run: readonly string[], from: number): number {
  for (let at = from; at + run.length <= words.length; at++) if (isRunAt(words, run, at)) return at;
  return -1;
}

/** By what the notebook says of the words that were spoken, and of those that it holds where some were left out. */
function isAsStamped({ words, dropped }: WrittenWords, stamp: Readonly<Record<string, unknown>>): boolean {
  const hash = hashWords(words);
  if (dropped.size === 0) return hash === stamp['wordsHash'];
  // Earlier versions counted only.
  if (stamp['keptHash'] === undefined) return words.length + sum(dropped.values()) === stamp['words'];
  return hash === stamp['keptHash'];
}

/** Every word spoken is written, in order, or is one of those left out, of which no other is missing. */
function isWhole({ words, dropped }: WrittenWords, spoken: readonly string[]): boolean {
  const left = new Map(dropped);
  let next = 0;
  for (const word of spoken) {
    if (word === words[next]) next++;
    else {
      const count = left.get(word) ?? 0;
      if (count === 0) return false;
      left.set(word, count - 1);
    }
  }
  return next === words.length && sum(left.values()) === 0;
}

const sum = (counts: Iterable<number>) => [...counts].reduce((total, count) => total + count, 0);

function describe({ corrections, dropped }: WrittenWords): readonly string[] {
  const left = sum(dropped.values());
  const numbers = corrections.filter(({ now }) => /^\d/.test(now)).length;
  const names = corrections.length - numbers;
  return [
    ...(names > 0 ? [`${counted(names, 'misheard name')} corrected`] : []),
    ...(numbers > 0 ? [`${counted(numbers, 'number')} in digits`] : []),
    ...(left > 0 ? [`${left} fillers left out as asked`] : []),
  ];
}

function describeUnfaithful(corrections: readonly StampedCorrection[]): string {
  const some = corrections.slice(0, 3).map(({ was, now }) => `"${was}" as "${now}"`);
  return `${counted(corrections.length, 'correction stands', 'corrections stand')} for other words than those said: ${some.join(', ')}`;
}

function firstDifference({ words, dropped }: WrittenWords, spoken: readonly string[]): string {
  const kept = spoken.filter((word) => !dropped.has(word));
  const written = words.filter((word) => !dropped.has(word));
  const found = kept.findIndex((word, nth) => word !== written[nth]);
  const at = found < 0 ? kept.length : found;
  const from = Math.max(0, at - 3);
  return `; they part at "${kept.slice(from, at + 4).join(' ')}", written "${written.slice(from, at + 4).join(' ')}"`;
}
