import type { Cell, Notebook } from '../model/notebook.js';
import type { Problem } from '../model/problem.js';
import { hashSource } from '../notebook/format/hash.js';
import { unescapeMarkdown } from './escape.js';
import { hashWords } from './stamp.js';
import { normaliseWords } from './words.js';

/** What `check` compares a notebook with, where the lecture itself is at hand. */
export interface LectureFacts {
  readonly spokenWords: readonly string[];
  /** Keys of all captures. */
  readonly captureKeys: readonly string[];
}

/** One line of the table that `check` prints. */
export interface Finding {
  readonly what: 'words' | 'captures' | 'links' | 'images' | 'cells';
  readonly ok: boolean;
  readonly detail: string;
}

export interface CheckReport {
  readonly findings: readonly Finding[];
  readonly problems: readonly Problem[];
  /** Generated cells whose text the reader edited: theirs, so nothing is proved of them. */
  readonly edited: number;
}

/** A notebook on disk: whether a file beside it exists. */
export interface CheckContext {
  readonly path: string;
  readonly hasFile: (relativePath: string) => boolean;
  readonly lecture?: LectureFacts;
}

/** Holds a built notebook against the contract: words, captures, links and images. `validateNotebook` is a step of its own. */
export function checkContract(notebook: Notebook, context: CheckContext): CheckReport {
  // What --show-updates offers beside a reader's text is shown twice on purpose.
  const generated = notebook.cells.filter(
    ({ metadata }) => metadata.nbscribe !== undefined && metadata.nbscribe['updateOf'] === undefined,
  );
  const edited = generated.filter((cell) => hashSource(cell.source) !== cell.metadata.nbscribe?.hash);
  const deleted = deletedKeys(notebook, generated);
  const touched = edited.length + deleted.length;
  const checks = [
    ...(notebook.metadata.nbscribe?.view === 'transcript'
      ? [checkWords(notebook, context, { generated, touched }), checkCaptures(generated, deleted, context)]
      : []),
    checkLinks(notebook, context),
    checkImages(notebook, context),
  ];
  return {
    findings: checks.map(([finding]) => finding),
    problems: checks.flatMap(([, problems]) => problems),
    edited: edited.length,
  };
}

type Check = readonly [Finding, readonly Problem[]];

function deletedKeys({ metadata }: Notebook, generated: readonly Cell[]): readonly string[] {
  const there = new Set(generated.flatMap((cell) => keysOf(cell)));
  const { written = [], deleted = [] } = metadata.nbscribe ?? {};
  return [...new Set([...written, ...deleted])].filter((key) => !there.has(key));
}

/** The key of a cell, and those of others whose text a reader merged into it. */
function keysOf({ metadata }: Cell): readonly string[] {
  const stamp = metadata.nbscribe;
  const covers: unknown = stamp?.['covers'];
  return [...(stamp === undefined ? [] : [stamp.key]), ...(Array.isArray(covers) ? (covers as string[]) : [])];
}

/** The words of a narration cell as they were spoken: links, marks and escapes off, corrections taken back. */
export function spokenWordsOf(cell: Cell): string[] {
  const speech = cell.source
    .split('\n')
    .map((line) =>
      line
        .replace(/^> /, '')
        .replace(/^\[[\d:]+\]\((?:[^()\\]|\\.)*\) /, '')
        .replace(/^\*\*(?:[^*\\]|\\.)*:\*\* /, ''),
    )
    .join('\n')
    .replace(/(`+) ?(.*?) ?\1/gs, '$2');
  const words = normaliseWords(unescapeMarkdown(speech));
  const corrections = cell.metadata.nbscribe?.['corrections'];
  return Array.isArray(corrections) ? takeBack(words, corrections as { was: string; now: string }[]) : words;
}

function takeBack(words: readonly string[], corrections: readonly { was: string; now: string }[]): string[] {
  const out: string[] = [];
  let at = 0;
  for (const { was, now } of corrections) {
    const said = normaliseWords(now);
    const found = indexOfRun(words, said, at);
    if (found < 0) continue;
    out.push(...words.slice(at, found), ...normaliseWords(was));
    at = found + said.length;
  }
  return [...out, ...words.slice(at)];
}

function indexOfRun(words: readonly string[], run: readonly string[], from: number): number {
  for (let at = from; at + run.length <= words.length; at++)
    if (run.every((word, nth) => words[at + nth] === word)) return at;
  return -1;
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

function checkWords(
  notebook: Notebook,
  { path, lecture }: CheckContext,
  { generated, touched }: { generated: readonly Cell[]; touched: number },
): Check {
  const cells = inOrder(
    generated.filter((cell) => cell.metadata.nbscribe?.kind === 'narration'),
    notebook,
  );
  const written = cells.flatMap(spokenWordsOf);
  const stamp = notebook.metadata.nbscribe?.lecture ?? {};
  const dropped = Object.values((stamp['dropped'] ?? {}) as Record<string, number>).reduce(
    (sum, count) => sum + count,
    0,
  );
  const corrected = cells.reduce((sum, cell) => sum + lengthOf(cell.metadata.nbscribe?.['corrections']), 0);
  const total = lecture?.spokenWords.length ?? Number(stamp['words']);
  const same = lecture === undefined ? hashWords(written) === stamp['wordsHash'] : equal(written, lecture.spokenWords);
  const facts = [
    ...(corrected > 0 ? [`${corrected} misheard names corrected`] : []),
    ...(dropped > 0 ? [`${dropped} fillers left out as asked`] : []),
  ];
  if (same) return [{ what: 'words', ok: true, detail: [`all ${total} in order, each once`, ...facts].join('; ') }, []];
  if (dropped > 0 && written.length + dropped === total)
    return [{ what: 'words', ok: true, detail: [`${written.length} of ${total}`, ...facts].join('; ') }, []];
  if (touched > 0) {
    const detail = `${written.length} of ${total}; ${touched} generated cells were edited or deleted by the reader`;
    return [{ what: 'words', ok: true, detail }, []];
  }
  const where = lecture === undefined ? '' : firstDifference(written, lecture.spokenWords);
  const detail = `${written.length} words stand there, ${total} were spoken${where}`;
  return [{ what: 'words', ok: false, detail }, [lost('words', detail, path)]];
}

const lengthOf = (value: unknown) => (Array.isArray(value) ? value.length : 0);

const equal = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((word, nth) => word === b[nth]);

function firstDifference(written: readonly string[], spoken: readonly string[]): string {
  const at = spoken.findIndex((word, nth) => word !== written[nth]);
  const from = Math.max(0, at - 3);
  return `; they part at "${spoken.slice(from, at + 4).join(' ')}", written "${written.slice(from, at + 4).join(' ')}"`;
}

const CAPTURES = new Set(['slide', 'image', 'code', 'output', 'note']);

function checkCaptures(generated: readonly Cell[], deleted: readonly string[], { path, lecture }: CheckContext): Check {
  const stamps = generated.map((cell) => cell.metadata.nbscribe).filter((stamp) => stamp !== undefined);
  const keys = stamps.filter((stamp) => CAPTURES.has(stamp.kind)).map((stamp) => stamp.key);
  const there = new Set([...keys, ...deleted]);
  const missing = (lecture?.captureKeys ?? []).filter((key) => !there.has(key));
  const twice = keys.length - new Set(keys).size;
  const copies = twice > 0 ? `; ${twice} copied by the reader` : '';
  if (missing.length === 0)
    return [{ what: 'captures', ok: true, detail: `${new Set(keys).size} captures, each once${copies}` }, []];
  const detail = `${missing.length} captures are missing: ${missing.slice(0, 3).join(', ')}`;
  return [{ what: 'captures', ok: false, detail }, [lost('captures', detail, path)]];
}

const MARKDOWN_LINK = /(?<!!)\[(?:[^[\]\\]|\\.)*\]\(((?:[^()\\\s]|\\.)+)\)/g;

/** Links inside the notebook must reach a heading; those to files beside it must reach a file. */
function checkLinks(notebook: Notebook, { path, hasFile }: CheckContext): Check {
  const texts = notebook.cells.filter((cell) => cell.cell_type === 'markdown').map((cell) => cell.source);
  const anchors = new Set(
    texts.flatMap((text) => [...text.matchAll(/^#{1,6} (.+)$/gm)].map(([, title = '']) => anchorOf(title))),
  );
  texts.forEach((text) => [...text.matchAll(/<a id="([^"]+)"><\/a>/g)].forEach(([, id = '']) => anchors.add(`#${id}`)));
  const ours = notebook.cells.filter(
    (cell) => cell.metadata.nbscribe !== undefined && cell.metadata.nbscribe.kind !== 'note',
  );
  const hrefs = ours.flatMap((cell) =>
    cell.cell_type === 'markdown' ? [...cell.source.matchAll(MARKDOWN_LINK)].map(([, href = '']) => href) : [],
  );
  const broken = hrefs.filter((href) => {
    if (href === '#') return false; // cuts maths in two
    if (href.startsWith('#')) return !anchors.has(href.replace(/\\([()\\])/g, '$1')) && !href.startsWith('#cell-id=');
    if (/^[a-z][a-z0-9+.-]*:/i.test(href)) return !/^(https?|mailto|attachment):/i.test(href);
    const file = decode(href.replace(/[#?].*$/, ''));
    return href.includes('#t=') ? false : !hasFile(file);
  });
  if (broken.length === 0) return [{ what: 'links', ok: true, detail: `${hrefs.length} links lead somewhere` }, []];
  const detail = `${broken.length} of ${hrefs.length} links lead nowhere: ${[...new Set(broken)].slice(0, 3).join(', ')}`;
  return [{ what: 'links', ok: false, detail }, [lost('links', detail, path)]];
}

const anchorOf = (title: string) =>
  `#${unescapeMarkdown(title.replace(/\[((?:[^[\]\\]|\\.)*)\]\([^)]*\)/g, '$1').replace(/`/g, ''))
    .trim()
    .replace(/ /g, '-')}`;

function decode(href: string): string {
  try {
    return decodeURIComponent(href);
  } catch {
    return href;
  }
}

function checkImages(notebook: Notebook, { path, hasFile }: CheckContext): Check {
  const missing: string[] = [];
  let count = 0;
  for (const cell of notebook.cells.filter(
    (cell) => cell.cell_type === 'markdown' && cell.metadata.nbscribe !== undefined,
  )) {
    const hrefs = [
      ...cell.source.matchAll(/!\[(?:[^[\]\\]|\\.)*\]\(([^)\s]+)[^)]*\)|<(?:img|video)[^>]* src="([^"]+)"/g),
    ];
    for (const [, markdown, html] of hrefs) {
      const href = decode(markdown ?? html ?? '');
      count++;
      if (/^(https?|data):/i.test(href)) continue;
      const attachment = /^attachment:(.*)$/.exec(href)?.[1];
      const there = attachment === undefined ? hasFile(href) : cell.attachments?.[attachment] !== undefined;
      if (!there) missing.push(href);
    }
  }
  if (missing.length === 0) return [{ what: 'images', ok: true, detail: `${count} images are there` }, []];
  const detail = `${missing.length} of ${count} images are missing: ${missing.slice(0, 3).join(', ')}`;
  return [{ what: 'images', ok: false, detail }, [lost('images', detail, path)]];
}

const lost = (what: string, detail: string, path: string): Problem => ({
  code: `check/${what}`,
  level: 'error',
  message: detail,
  hint: 'Build the notebook again from the lecture; what you edited is kept.',
  place: { path, line: 0 },
});
