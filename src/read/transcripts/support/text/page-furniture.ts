import type { Source } from '../../../../model/source.js';
import { quote } from '../clean.js';
import type { Tally } from '../tally.js';

/** `7`, `- 7 -`, `Page 7 of 12`. */
const PAGE_NUMBER = /^\W*(?:page\s+)?\d{1,4}(?:\s*(?:of|\/)\s*\d{1,4})?\W*$/i;
/** A line that begins or ends so many of the pages is none of the text. */
const SHARE = 0.5;
const FEWEST = 2;
const LONGEST = 120;
/** Lines at each end of a page that may be such. */
const DEEPEST = 3;

/** A line of a page: where it stands in the file, and what it says, its numbers aside. */
interface PrintedLine {
  readonly at: number;
  readonly text: string;
  readonly key: string;
}

/**
 * A text of pages, each behind a form feed as `pdftotext` writes them, without what is printed on each: page numbers,
 * and running heads but the first. Their lines are blank then, so that the others keep their numbers.
 */
export function withoutPageFurniture(source: Source, tally: Tally): Source {
  if (!source.lines.some((line) => line.includes('\f'))) return source;
  const pages = pagesOf(source.lines);
  const edges = pages.map((page) => [page.slice(0, DEEPEST), page.slice(-DEEPEST).toReversed()]);
  const counts = new Map<string, number>();
  for (const page of edges)
    for (const key of new Set(page.flat().map((line) => line.key))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const isRunning = ({ key, text }: PrintedLine) =>
    text.length <= LONGEST && (counts.get(key) ?? 0) >= Math.max(FEWEST, pages.length * SHARE);
  const blank = new Set<number>();
  const first = new Map<string, number>();
  for (const edge of edges.flat())
    for (const line of edge) {
      const isNumber = PAGE_NUMBER.test(line.text);
      if (!isNumber && !isRunning(line)) break;
      if (blank.has(line.at)) continue;
      if (isNumber) tally.note('page-number', 'page numbers were left out', line.at + 1);
      else if ((first.get(line.key) ?? line.at) === line.at) {
        first.set(line.key, line.at);
        continue;
      } else tellHead(line, tally);
      blank.add(line.at);
    }
  return { ...source, lines: source.lines.map((line, at) => (blank.has(at) ? '' : line)) };
}

function tellHead({ at, text, key }: PrintedLine, tally: Tally): void {
  const hint = 'Nothing, if it is no speech; else take the form feeds out of the file.';
  tally.warn('page-head', `a line that stands on many pages was left out but for the first time, ${quote(key)}`, {
    line: at + 1,
    hint,
    quoted: text,
  });
}

/** Lines with words, page by page. */
function pagesOf(lines: readonly string[]): readonly (readonly PrintedLine[])[] {
  const pages: PrintedLine[][] = [[]];
  lines.forEach((line, at) => {
    for (let feeds = line.split('\f').length - 1; feeds > 0; feeds--) pages.push([]);
    const text = line.replaceAll('\f', '').trim();
    if (text !== '') pages.at(-1)?.push({ at, text, key: text.toLowerCase().replace(/\d+/g, '#') });
  });
  return pages.filter((page) => page.length > 0);
}
