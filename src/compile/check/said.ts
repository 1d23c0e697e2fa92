/**
 * Proves a summary: every sentence that it shows with a time was said then, words left out, none changed, none moved.
 */
import type { Cell, Notebook } from '../../model/notebook.js';
import { unescapeMarkdown } from '../../text/markdown/escape.js';
import { hashWords } from '../stamp.js';
import { normaliseWords } from '../words.js';

/** The words of the lecture with their times, ascending. */
export interface SaidWord {
  readonly word: string;
  readonly startMs: number;
}

/** What is held against the words: a line of the notebook, or a statement of its metadata. */
interface SaidClaim {
  readonly text: string;
  readonly startMs: number;
  readonly where: string;
  /** The sentences it is taken from, as the metadata has them. */
  readonly said?: string;
}

export interface SaidReport {
  readonly statements: number;
  /** The sentences that the notebook keeps with its statements are not those it was built with. */
  readonly changed: boolean;
  /** Those that nobody said so, quoted. */
  readonly unsaid: readonly { readonly text: string; readonly startMs: number; readonly where: string }[];
}

/**
 * Holds a summary against the words said. Without the lecture they are those that the notebook keeps for each
 * statement. What a reader wrote without a time is theirs; a line with a time says that the lecturer said it.
 */
export function checkSaid(notebook: Notebook, words: readonly SaidWord[] | undefined): SaidReport {
  const data = claimsOfData(notebook.metadata.nbscribe ?? {});
  const lines = notebook.cells.flatMap((cell) => (cell.metadata.nbscribe === undefined ? [] : claimsOfCell(cell)));
  const transcript = words && new SaidWords(words);
  const kept = new Kept(data);
  const unsaid = [...data, ...lines].filter((claim) => {
    const spoken = normaliseWords(claim.text);
    if (spoken.length === 0) return false;
    return !(transcript === undefined ? kept.holds(claim, spoken) : transcript.holds(spoken, claim.startMs));
  });
  const saidHash = notebook.metadata.nbscribe?.['saidHash'];
  return { statements: lines.length, unsaid, changed: typeof saidHash === 'string' && saidHash !== hashOfSaid(data) };
}

/** A hash of the statements of a summary's metadata: what `check` has where the lecture is not at hand. */
export const saidHashOf = (metadata: unknown): string => hashOfSaid(claimsOfData(metadata));

const hashOfSaid = (claims: readonly SaidClaim[]): string =>
  hashWords(claims.map(({ startMs, text, said = '' }) => [startMs, text, said].join(' ')).sort());

/** Statements anywhere in the metadata: objects with a text, a moment and the sentences they are taken from. */
function claimsOfData(value: unknown, where = 'metadata'): SaidClaim[] {
  if (Array.isArray(value)) return value.flatMap((item) => claimsOfData(item, where));
  if (typeof value !== 'object' || value === null) return [];
  const { text, startMs, said } = value as Readonly<Record<string, unknown>>;
  const own =
    typeof text === 'string' && typeof startMs === 'number' && typeof said === 'string'
      ? [{ text, startMs, said, where }]
      : [];
  return [...own, ...Object.values(value).flatMap((inner) => claimsOfData(inner, where))];
}

const LINE = /^\s*(?:>|[-*]|\d+\.)\s+(\S.*)$/;
/** `[12:34](...)` or a plain `12:34` at the end, with a link to the full notebook behind it. */
const MOMENT = /\[?(?<!\d)((?:\d+:)?\d+:\d\d)(?:\]\((?:[^()\\]|\\.)*\))?(?:\s*\[¶\]\((?:[^()\\]|\\.)*\))?$/u;
/**
 * A leading label: a term or a section's title in bold, what a point is in italics.
 * Asterisks that are said are escaped.
 */
const LABEL = /^(?:\*\*(?:[^*\\]|\\.)+\*\*:?|\*[A-Z][a-z]+:\*)\s*/;

/** The lines of a cell that say what was said when. */
function claimsOfCell({ cell_type, source, metadata, id = '' }: Cell): SaidClaim[] {
  const kind = metadata.nbscribe?.kind;
  if (cell_type !== 'markdown' || (kind !== 'concept' && kind !== 'contents')) return [];
  return source.split('\n').flatMap((line): SaidClaim[] => {
    const [, content = ''] = LINE.exec(line) ?? [];
    const moment = MOMENT.exec(content.trimEnd());
    const [, clock] = moment ?? [];
    if (moment === null || clock === undefined) return [];
    const told = content.slice(0, moment.index).trimEnd();
    // A question from the room stands in bold; other labels are terms and titles.
    const unlabelled = told.replace(LABEL, '');
    const isQuestion = unlabelled === '' && metadata.nbscribe?.key === 'questions';
    const text = plain(isQuestion ? told.replace(/^\*\*|\*\*$/g, '') : unlabelled);
    return text === '' ? [] : [{ text, startMs: msOf(clock), where: `cell ${id}` }];
  });
}

const plain = (markdown: string): string =>
  unescapeMarkdown(
    markdown
      .replace(/(?<!`)(`+)(?!`) ?(.*?) ?(?<!`)\1(?!`)/g, '$2')
      .replace(/\\.|\[((?:[^[\]\\]|\\.)*)\]\((?:[^()\\]|\\.)*\)/g, (whole, text?: string) => text ?? whole),
  ).trim();

const msOf = (clock: string): number => clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) * 1000;

/** Times of a notebook are whole seconds; a statement may take a minute or two. */
const BEFORE_MS = 1500;
const AFTER_MS = 150_000;

class SaidWords {
  readonly #words: readonly SaidWord[];

  constructor(words: readonly SaidWord[]) {
    this.#words = words;
  }

  /** Whether the words stand in this order from that moment on. */
  holds(spoken: readonly string[], startMs: number): boolean {
    const from = this.#from(startMs - BEFORE_MS);
    for (
      let start = from;
      start < this.#words.length && (this.#words[start]?.startMs ?? 0) <= startMs + BEFORE_MS;
      start++
    ) {
      if (this.#words[start]?.word !== spoken[0]) continue;
      if (this.#runsFrom(start, spoken, startMs + AFTER_MS)) return true;
    }
    return false;
  }

  #runsFrom(start: number, spoken: readonly string[], untilMs: number): boolean {
    let at = start;
    for (const word of spoken) {
      while (at < this.#words.length && this.#words[at]?.word !== word && (this.#words[at]?.startMs ?? 0) <= untilMs)
        at++;
      if (this.#words[at]?.word !== word) return false;
      at++;
    }
    return true;
  }

  #from(ms: number): number {
    let [low, high] = [0, this.#words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#words[middle]?.startMs ?? 0) < ms) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** Without the lecture: the sentences that the notebook keeps with its statements. */
class Kept {
  readonly #byMoment = new Map<number, (readonly string[])[]>();

  constructor(claims: readonly SaidClaim[]) {
    for (const { startMs, said = '' } of claims) {
      const second = Math.floor(startMs / 1000);
      this.#byMoment.set(second, [...(this.#byMoment.get(second) ?? []), normaliseWords(said)]);
    }
  }

  holds({ startMs }: SaidClaim, spoken: readonly string[]): boolean {
    return (this.#byMoment.get(Math.floor(startMs / 1000)) ?? []).some((said) => isSubsequence(spoken, said));
  }
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
  let at = 0;
  for (const word of all) if (word === some[at]) at++;
  return at === some.length;
}
