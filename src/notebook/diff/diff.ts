import { diffSequences, type Step } from '../../compare/diff-sequences.js';
import { findInPlace } from '../../compare/longest-run.js';
import { counted } from '../../model/counted.js';
import type { Cell, Notebook } from '../../model/notebook.js';
import { foreignMetadata, stampOf } from '../stamp/stamp.js';
import { alignCells } from './align-cells.js';
import { encodeJson } from '../format/serialize.js';

/** What happened to one cell; positions count from 1. */
export interface CellChange {
  readonly what: 'added' | 'removed' | 'changed' | 'moved';
  readonly from?: number;
  readonly to?: number;
  /** `narration`, `code` and so on; of a reader's cell its type. */
  readonly kind: string;
  /** Parts that differ: `text`, `outputs`, `tags` and other names of metadata. */
  readonly parts: readonly string[];
  /** The text, token by token: words of prose, lines of code. */
  readonly text: readonly Step<string>[];
}

export interface NotebookDiff {
  readonly same: number;
  readonly changes: readonly CellChange[];
  /** Names in the notebook's metadata that differ. */
  readonly metadata: readonly string[];
}

/**
 * What changed between two versions of a notebook, cell by cell,
 * in the order of the second; ids and our own stamps apart.
 */
export function diffNotebooks(before: Notebook, after: Notebook): NotebookDiff {
  const fromOf = alignCells(before.cells, after.cells);
  const inPlace = findInPlace(fromOf);
  const kept = new Set(fromOf);
  const changes: CellChange[] = [];
  before.cells.forEach((cell, index) => {
    if (!kept.has(index)) changes.push(changeOf('removed', cell, undefined, { from: index + 1 }));
  });
  after.cells.forEach((cell, index) => {
    const from = fromOf[index];
    const old = from === undefined ? undefined : before.cells[from];
    if (from === undefined || old === undefined) changes.push(changeOf('added', undefined, cell, { to: index + 1 }));
    else {
      const change = changeOf(inPlace[index] ? 'changed' : 'moved', old, cell, { from: from + 1, to: index + 1 });
      if (change.what === 'moved' || change.parts.length > 0) changes.push(change);
    }
  });
  const position = ({ to, from }: CellChange) => to ?? from ?? 0;
  changes.sort((one, other) => position(one) - position(other));
  const changed = changes.filter(({ to }) => to !== undefined).length;
  return { same: after.cells.length - changed, changes, metadata: differingKeys(before.metadata, after.metadata) };
}

function changeOf(
  what: CellChange['what'],
  before: Cell | undefined,
  after: Cell | undefined,
  at: { readonly from?: number; readonly to?: number },
): CellChange {
  const cell = (after ?? before) as Cell;
  const kind = stampOf(cell)?.kind ?? cell.cell_type;
  const parts = before === undefined || after === undefined ? [] : differingParts(before, after);
  const text = cell.cell_type === 'code' ? /(?<=\n)/ : /(?<=\S)(?=\s)/;
  const tokens = (side: Cell | undefined) => (side === undefined || side.source === '' ? [] : side.source.split(text));
  const isTextSame = before?.source === after?.source;
  return { what, ...at, kind, parts, text: isTextSame ? [] : diffSequences(tokens(before), tokens(after)) };
}

function differingParts(before: Cell, after: Cell): string[] {
  const parts = [
    ...(before.source !== after.source ? ['text'] : []),
    ...(before.cell_type !== after.cell_type ? ['type'] : []),
    ...(encodeJson(outputsOf(before)) !== encodeJson(outputsOf(after)) ? ['outputs'] : []),
    ...(encodeJson(before.attachments ?? {}) !== encodeJson(after.attachments ?? {}) ? ['attachments'] : []),
  ];
  return [...parts, ...differingKeys(foreignMetadata(before.metadata), foreignMetadata(after.metadata))];
}

const outputsOf = (cell: Cell) => (cell.cell_type === 'code' ? cell.outputs : []);

function differingKeys(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.filter((key) => key !== 'nbscribe' && encodeJson(before[key]) !== encodeJson(after[key]));
}

/** Words shown around a change. */
const CONTEXT = 6;

/** The diff for people: a line a cell, below it the changed words as `[-old-]{+new+}`, or the changed lines of code. */
export function describeDiff({ same, changes, metadata }: NotebookDiff): string {
  const lines = changes.flatMap((change) => [headOf(change), ...bodyOf(change).map((line) => `    ${line}`)]);
  if (metadata.length > 0) lines.push(`notebook metadata: ${metadata.join(', ')}`);
  const count = `${counted(changes.length, 'cell differs', 'cells differ')}, ${counted(same, 'is', 'are')} the same`;
  return `${[...lines, count].join('\n')}\n`;
}

function headOf({ what, from, to, kind, parts }: CellChange): string {
  const others = parts.filter((part) => part !== 'text');
  const place = what === 'moved' ? `cell ${from} moved to ${to}` : `cell ${to ?? from} ${what}`;
  return `${place} (${kind})${others.length > 0 ? `: ${others.join(', ')}` : ''}`;
}

function bodyOf({ kind, text, what }: CellChange): string[] {
  if (what === 'added' || what === 'removed') {
    const sign = what === 'added' ? '+' : '-';
    const lines = text
      .map(({ item }) => item)
      .join('')
      .split('\n');
    const shown = lines.slice(0, 3).map((line) => `${sign} ${clip(line)}`);
    return lines.length > 3 ? [...shown, `${sign} ... ${counted(lines.length - 3, 'more line')}`] : shown;
  }
  if (text.length === 0) return [];
  if (kind === 'code') return text.filter((step) => step.kind !== 'same').map(lineOfCode);
  return proseDiff(text).split('\n');
}

const lineOfCode = ({ kind, item }: Step<string>) => `${kind === 'added' ? '+' : '-'} ${clip(item.trimEnd())}`;

const clip = (line: string) => (line.length > 100 ? `${line.slice(0, 97)}...` : line);

/** `... words before [-old-] {+new+} words after ...`: long unchanged stretches are left out. */
function proseDiff(steps: readonly Step<string>[]): string {
  const runs: { kind: Step<string>['kind']; words: string[] }[] = [];
  for (const { kind, item } of steps) {
    const last = runs.at(-1);
    if (last?.kind === kind) last.words.push(item.trim());
    else runs.push({ kind, words: [item.trim()] });
  }
  return runs
    .map(({ kind, words }, at) => {
      if (kind === 'removed') return `[-${words.join(' ')}-]`;
      if (kind === 'added') return `{+${words.join(' ')}+}`;
      const head = at === 0 ? [] : words.slice(0, CONTEXT);
      const tail = at === runs.length - 1 ? [] : words.slice(Math.max(head.length, words.length - CONTEXT));
      return (head.length + tail.length < words.length ? [...head, '...', ...tail] : [...head, ...tail]).join(' ');
    })
    .join(' ');
}
