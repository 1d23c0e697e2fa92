import { unescapeMarkdown } from '../../text/markdown/escape.js';
import type { Cell, CellStamp, Notebook } from '../../model/notebook.js';
import { spokenText } from '../../notebook/stamp/spoken-text.js';
import { stampOf } from '../../notebook/stamp/stamp.js';
import { parseMarkdown, walkTree } from '../../text/markdown/markdown-tree.js';
import { readMoment } from '../../text/links/moment.js';
import type { LessonPart, Passage } from './part.js';

/** Text of one moment, before it is known what surrounds it. */
type DraftPassage = Pick<Passage, 'kind' | 'startMs' | 'endMs' | 'text' | 'cell'>;

/** Cells that tell nothing which others do not. */
const SILENT: ReadonlySet<string> = new Set(['title', 'contents', 'section', 'timeline', 'translation']);

/** Every paragraph, slide, code cell and note of a transcript notebook, in order, with what the reader wrote. */
export function passagesOf(notebook: Notebook, part: LessonPart): readonly Passage[] {
  let atMs = 0;
  const drafts = notebook.cells.flatMap((cell) => {
    const stamp = stampOf(cell);
    atMs = stamp?.startMs ?? atMs;
    return draftsOf(cell, stamp, atMs);
  });
  const taken = new Map<string, number>();
  return drafts.map((draft) => {
    const plain = `${part.lesson}@${draft.startMs}`;
    const nth = (taken.get(plain) ?? 0) + 1;
    taken.set(plain, nth);
    const { startMs, endMs } = draft;
    const section = part.sections.findLast((one) => one.startMs <= startMs)?.title ?? '';
    const concepts = part.concepts.filter(({ mentionsMs }) => mentionsMs.some((ms) => ms >= startMs && ms < endMs));
    return {
      id: nth === 1 ? plain : `${plain}-${nth}`,
      ...{ lesson: part.lesson, lecture: part.title, section },
      ...draft,
      concepts: concepts.map(({ term }) => term),
      ...{ language: part.language, visibility: part.visibility },
    };
  });
}

function draftsOf(cell: Cell, stamp: CellStamp | undefined, atMs: number): readonly DraftPassage[] {
  const kind = stamp?.kind;
  if (kind !== undefined && SILENT.has(kind)) return [];
  const [id, endMs] = [cell.id ?? '', Math.max(atMs, stamp?.endMs ?? atMs)];
  if (kind === 'narration') return paragraphsOf(cell.source, { startMs: atMs, endMs, cell: id });
  const text = cell.cell_type === 'markdown' ? plainText(cell.source) : cell.source.trim();
  if (text === '') return [];
  const as = cell.cell_type === 'code' ? 'code' : kind === 'slide' || kind === 'image' ? 'slide' : 'note';
  return [{ kind: as, startMs: atMs, endMs, text, cell: id }];
}

/** A link to the moment before a paragraph, and its clock. */
const CLOCK = /^(?:>[ \t]?)?[ \t]*\[([\d:]+)\]\(/;

/** A narration cell's paragraphs; each ends where the next begins. */
function paragraphsOf(
  source: string,
  { startMs, endMs, cell }: { readonly startMs: number; readonly endMs: number; readonly cell: string },
): readonly DraftPassage[] {
  let atMs = startMs;
  const paragraphs = source.split(/\n{2,}/).flatMap((paragraph, nth) => {
    // The clock is cut to whole seconds; the cell's own start is not.
    const saidMs = nth === 0 ? undefined : readMoment(CLOCK.exec(paragraph)?.[1] ?? '-');
    atMs = Math.max(atMs, saidMs ?? 0);
    const text = unescapeMarkdown(spokenText(paragraph)).replace(/\s+/g, ' ').trim();
    return text === '' ? [] : [{ startMs: atMs, text }];
  });
  return paragraphs.map((paragraph, nth) => ({
    kind: 'speech',
    ...paragraph,
    endMs: Math.max(paragraph.startMs, paragraphs[nth + 1]?.startMs ?? endMs),
    cell,
  }));
}

/** What Markdown shows: its words, code and what pictures are called; no addresses. */
export function plainText(markdown: string): string {
  const texts: string[] = [];
  walkTree(parseMarkdown(markdown), (node) => {
    if (node.type === 'image') texts.push(node.alt ?? '');
    else if (node.type === 'html') return;
    else if ('value' in node) texts.push(node.value);
    else if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'listItem') texts.push(' ');
  });
  return texts
    .join('')
    .replace(/^\s*[\d:]+(?=\s|$)/, '')
    .replace(/\s+/g, ' ')
    .trim();
}
