/** Holds a built notebook against the contract. */
import { counted } from '../../model/counted.js';
import type { Cell, Notebook } from '../../model/notebook.js';
import { hashSource } from '../../notebook/format/hash.js';
import { findDeletedKeys, keysOf } from '../../notebook/stamp/deleted-keys.js';
import { readMarkdown } from '../../text/markdown/markdown.js';
import { uniqueKeys } from '../cells.js';
import { lost, type Check, type CheckContext, type CheckedCells, type CheckReport } from './finding.js';
import { checkImages, checkLinks } from './references.js';
import { checkSummary } from './summary.js';
import { checkWords } from './words.js';

export type { CheckContext, CheckReport } from './finding.js';

/** Words, captures, links and images. `validateNotebook` is a step of its own. */
export function checkContract(notebook: Notebook, context: CheckContext): CheckReport {
  const cells = cellsOf(notebook);
  const isTranscript = notebook.metadata.nbscribe?.view === 'transcript';
  const checks = [
    ...(isTranscript ? [checkWords(notebook, cells, context), checkCaptures(cells, context)] : []),
    ...(notebook.metadata.nbscribe?.view === 'summary' ? [checkSummary(notebook, context)] : []),
    checkLinks(cells, context),
    checkImages(cells, context),
  ];
  return {
    findings: checks.map(([finding]) => finding),
    problems: checks.flatMap(([, problems]) => problems),
    edited: cells.edited.size,
  };
}

function cellsOf(notebook: Notebook): CheckedCells {
  // What --show-updates offers beside a reader's text is shown twice on purpose.
  const generated = notebook.cells.filter(
    ({ metadata }) => metadata.nbscribe !== undefined && metadata.nbscribe['updateOf'] === undefined,
  );
  const edited = generated.filter((cell) => hashSource(cell.source) !== cell.metadata.nbscribe?.hash);
  const markdown = notebook.cells.filter(({ cell_type }) => cell_type === 'markdown');
  return {
    generated,
    edited: new Set(edited),
    deleted: findDeletedKeys(notebook.metadata.nbscribe, generated.flatMap(keysOfCell)),
    parts: new Map(markdown.map((cell) => [cell, readMarkdown(cell.source)])),
  };
}

const keysOfCell = ({ metadata }: Cell) => (metadata.nbscribe === undefined ? [] : keysOf(metadata.nbscribe));

const CAPTURES = new Set(['slide', 'image', 'code', 'output', 'note']);

function checkCaptures({ generated, deleted }: CheckedCells, context: CheckContext): Check {
  const stamps = generated.map((cell) => cell.metadata.nbscribe).filter((stamp) => stamp !== undefined);
  const keys = stamps.filter((stamp) => CAPTURES.has(stamp.kind)).map((stamp) => stamp.key);
  // A slide that the reader joined to the paragraph beside it is in a cell of theirs.
  const there = new Set([...keys, ...generated.flatMap(keysOfCell)]);
  const absent = uniqueKeys(context.lecture?.captureKeys ?? []).filter((key) => !there.has(key));
  const taken = new Set(deleted);
  const missing = absent.filter((key) => !taken.has(key));
  const once = new Set(keys).size;
  const copies = keys.length > once ? `; ${keys.length - once} copied by the reader` : '';
  const gone = absent.length > missing.length ? `; ${absent.length - missing.length} deleted by the reader` : '';
  if (missing.length === 0)
    return [{ what: 'captures', ok: true, detail: `${counted(once, 'capture')}, each once${copies}${gone}` }, []];
  const detail = `${counted(missing.length, 'capture is', 'captures are')} missing: ${missing.slice(0, 3).join(', ')}`;
  return [{ what: 'captures', ok: false, detail }, [lost('captures', detail, context)]];
}
