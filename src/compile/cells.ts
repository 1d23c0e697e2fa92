import type { CellKind, CellStamp, CodeCell, MarkdownCell } from '../model/notebook.js';
import { hashSource, sha256Of } from '../notebook/format/hash.js';

/** What a generated cell is stamped with; `hash` is added when the cell is made. */
export type StampInput = Omit<CellStamp, 'hash' | 'key' | 'kind'>;

/** Makes cells whose keys and ids are unique in one notebook and the same in every build. */
export interface CellMaker {
  markdown(
    kind: CellKind,
    key: string,
    content: { source: string; stamp?: StampInput; tags?: readonly string[] },
  ): MarkdownCell;
  code(
    key: string,
    content: { source: string; stamp?: StampInput; outputs?: CodeCell['outputs']; executionCount?: number | null },
  ): CodeCell;
}

/** One maker a notebook: it remembers the keys given out, so that a second one of the same name gets a number. */
export function createCellMaker(): CellMaker {
  const [numberKey, numberId] = [createNumbering(), createNumbering()];
  const claim = (wanted: string) => {
    const key = numberKey(wanted);
    return { key, id: numberId(idOf(key)) };
  };
  return {
    markdown(kind, wanted, { source, stamp = {}, tags = [] }) {
      const { key, id } = claim(wanted);
      const nbscribe: CellStamp = { ...stamp, key, kind, hash: hashSource(source) };
      return { cell_type: 'markdown', id, metadata: { nbscribe, ...(tags.length > 0 && { tags: [...tags] }) }, source };
    },
    code(wanted, { source, stamp = {}, outputs = [], executionCount = null }) {
      const { key, id } = claim(wanted);
      const nbscribe: CellStamp = { ...stamp, key, kind: 'code', hash: hashSource(source) };
      return { cell_type: 'code', id, metadata: { nbscribe }, source, outputs, execution_count: executionCount };
    },
  };
}

/** Gives each name once: one that returns gets the next number that is free, `name-2`. */
function createNumbering(): (wanted: string) => string {
  const taken = new Set<string>();
  const lastOf = new Map<string, number>();
  return (wanted) => {
    let nth = lastOf.get(wanted) ?? 1;
    let name = nth === 1 ? wanted : `${wanted}-${nth}`;
    while (taken.has(name)) name = `${wanted}-${++nth}`;
    lastOf.set(wanted, nth);
    taken.add(name);
    return name;
  };
}

/** Keys as a maker gives them for these names, in this order. */
export function uniqueKeys(wanted: readonly string[]): readonly string[] {
  const number = createNumbering();
  return wanted.map((key) => number(key));
}

/** At most this much of a key is kept readable in an id; nbformat allows 64 characters. */
const ID_CHARS = 40;

/**
 * A cell id of nbformat 4.5 (`[a-zA-Z0-9-_]`, 1-64): the key where it is one, else its letters and some of its hash.
 */
export function idOf(key: string): string {
  const plain = key.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  if (plain === key && plain.length <= ID_CHARS) return plain;
  const some = sha256Of(key).slice(0, 6);
  return `${plain.slice(0, ID_CHARS).replace(/-+$/, '')}-${some}`.replace(/^-/, '');
}
