/** One piece of text on a page, its baseline at `yPt` from the bottom. */
export interface Glyphs {
  readonly text: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly widthPt: number;
  readonly sizePt: number;
}

/** A line of a page. */
export interface PageLine {
  readonly text: string;
  readonly xPt: number;
  readonly yPt: number;
  readonly sizePt: number;
  readonly widthPt: number;
}

interface GlyphRow {
  yPt: number;
  sizePt: number;
  readonly parts: Glyphs[];
}

/** Baselines nearer than this share of the smaller size are one row: subscripts join their line. */
const SAME_ROW = 0.45;
/** A gap of so many letter heights is one between columns. */
const COLUMN_GAP = 3.5;
/** A gap of this share of the letter height is a space. */
const SPACE_GAP = 0.15;
/** Rows looked back to for one of nearly the same height; a page of text has fewer. */
const MOST_ROWS = 400;

/** The lines of a page from top to bottom, cut where columns part. */
export function linesOf(glyphs: readonly Glyphs[]): readonly PageLine[] {
  const rows: GlyphRow[] = [];
  for (const part of glyphs) {
    const row = rows.slice(-MOST_ROWS).find((known) => isSameRow(known, part));
    if (row === undefined) rows.push({ yPt: part.yPt, sizePt: part.sizePt, parts: [part] });
    else {
      row.parts.push(part);
      if (part.sizePt > row.sizePt) Object.assign(row, { sizePt: part.sizePt, yPt: part.yPt });
    }
  }
  return rows.sort((one, other) => other.yPt - one.yPt).flatMap(linesOfRow);
}

/** Small signs (exponents, indices) may stand further off. */
function isSameRow(row: GlyphRow, { yPt, sizePt }: Glyphs): boolean {
  const reach = SAME_ROW * Math.min(row.sizePt, sizePt) + (sizePt < 0.75 * row.sizePt ? 0.35 * row.sizePt : 0);
  return Math.abs(row.yPt - yPt) < reach;
}

function linesOfRow({ parts, yPt, sizePt: rowPt }: GlyphRow): readonly PageLine[] {
  const lines: PageLine[] = [];
  let line: { text: string; xPt: number; sizePt: number; endPt: number } | undefined;
  const close = () => {
    const text = cleanText(line?.text ?? '');
    if (line !== undefined && text !== '') {
      const { xPt, sizePt, endPt } = line;
      lines.push({ text, xPt, yPt, sizePt, widthPt: endPt - xPt });
    }
    line = undefined;
  };
  for (const part of parts.sort((one, other) => one.xPt - other.xPt)) {
    if (line !== undefined && part.xPt - line.endPt > COLUMN_GAP * rowPt) close();
    line ??= { text: '', xPt: part.xPt, sizePt: 0, endPt: part.xPt };
    const gap = part.xPt - line.endPt > SPACE_GAP * part.sizePt && line.text !== '' ? ' ' : '';
    line.text += gap + part.text;
    line.sizePt = Math.max(line.sizePt, part.sizePt);
    line.endPt = part.xPt + part.widthPt;
  }
  close();
  return lines;
}

/** Signs that a font without a character map gives, or that belong to nobody: `\uFFFD`, private use, controls. */
const NO_SIGNS = /[\u0000-\u001f\u007f-\u009f\u200b\ufffd\ufeff\ue000-\uf8ff\u{f0000}-\u{10ffff}]/gu;

/** A line's text with its ligatures and spaces as one would type them. */
export function cleanText(text: string): string {
  return text
    .replace(NO_SIGNS, ' ')
    .replace(/[\ufb00-\ufb06]/g, (sign) => sign.normalize('NFKC'))
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFC');
}

/** The page as it is read for furniture and titles. */
export interface LinedPage {
  readonly heightPt: number;
  readonly lines: readonly PageLine[];
}

/** On this share of the pages, and of a deck of so many. */
const FURNITURE_SHARE = 0.4;
const FURNITURE_PAGES = 5;

/** `12`, `12 / 40`, `- 3 -`; `Lecture 3, page 12` has words. Other numbers are what the page shows. */
const COUNTED = /^[^\p{L}\d]*\d{1,4}(?:\s*[/|–-]\s*\d{1,4})?[^\p{L}\d]*$|\p{L}/u;

/**
 * Without the lines that stand at the same height of many pages: footers, logos, numbers of pages. A title that returns
 * ("Exercise") is none of them where it is the largest line of its page.
 */
export function dropFurniture<Page extends LinedPage>(pages: readonly Page[]): readonly Page[] {
  if (pages.length < FURNITURE_PAGES) return pages;
  const keyOf = ({ text, yPt }: PageLine, { heightPt }: LinedPage) =>
    `${COUNTED.test(text) ? text.replace(/\d+/g, '#') : text}@${Math.round((20 * yPt) / heightPt)}`;
  const counts = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(page.lines.map((line) => keyOf(line, page)))) counts.set(key, (counts.get(key) ?? 0) + 1);
  return pages.map((page) => {
    const isFurniture = (line: PageLine) => (counts.get(keyOf(line, page)) ?? 0) >= FURNITURE_SHARE * pages.length;
    return { ...page, lines: page.lines.filter((line) => !isFurniture(line)) };
  });
}

/** Lines after the first that a title goes on in. */
const TITLE_LINES = 3;

/** The title, and the lines that are it: the largest of the upper half, with those below it of nearly its size. */
export function titleOf({ heightPt, lines }: LinedPage): { title?: string; used: ReadonlySet<PageLine> } {
  const telling = lines.filter(({ text }) =>
    /\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text),
  );
  const upper = telling.filter(({ yPt }) => yPt > heightPt / 2);
  const pool = upper.length > 0 ? upper : telling;
  const [top] = pool;
  if (top === undefined) return { used: new Set() };
  const largestPt = Math.max(...pool.map(({ sizePt }) => sizePt));
  const first = pool.findIndex(({ sizePt }) => sizePt >= 0.95 * largestPt);
  const title = pool.slice(first, first + 1);
  for (const line of pool.slice(first + 1)) {
    const step = (title.at(-1)?.yPt ?? 0) - line.yPt;
    if (title.length === TITLE_LINES || line.sizePt < 0.9 * largestPt || step > 1.8 * largestPt) break;
    title.push(line);
  }
  const bodyPt = median(lines.filter((line) => !title.includes(line)).map(({ sizePt }) => sizePt));
  const chosen = largestPt < 1.08 * bodyPt ? [top] : title;
  return {
    title: chosen
      .map(({ text }) => text)
      .join(' ')
      .slice(0, 160),
    used: new Set(chosen),
  };
}

const median = (values: readonly number[]) => values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
