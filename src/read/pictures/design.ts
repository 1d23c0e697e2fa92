import type { Capture } from '../../model/capture.js';

/**
 * In a deck of so many pages, lines that stand on this share of them are of its design: a logo, the name of the course.
 */
const DESIGN_PAGES = 5;
const DESIGN_SHARE = 0.4;

/** Takes lines of the design off the pictures that lie at these paths. */
export function dropDesign(captures: readonly Capture[], paths: ReadonlySet<string>): readonly Capture[] {
  const isRead = ({ place, deck }: Capture) => paths.has(deck?.path ?? place.path);
  const counts = new Map<string, number>();
  const read = captures.filter(isRead);
  if (read.length < DESIGN_PAGES) return captures;
  for (const { content } of read)
    for (const line of new Set(content.split('\n').map(plain))) counts.set(line, (counts.get(line) ?? 0) + 1);
  const isDesign = (line: string) => (counts.get(plain(line)) ?? 0) >= DESIGN_SHARE * read.length;
  const linesOf = ({ content }: Capture) => content.split('\n').filter((line) => !isDesign(line));
  const hasLogo = read.filter((capture) => isScrap(linesOf(capture)[0])).length >= LOGO_SHARE * read.length;
  return captures.map((capture) => {
    if (!isRead(capture)) return capture;
    const lines = linesOf(capture);
    const from = hasLogo && isScrap(lines[0]) ? 1 : 0;
    return { ...capture, content: lines.slice(from).join('\n') };
  });
}

/** A logo is read another way on each page, "FAU", "Fa", "Fat": on so many pages a few letters stand on top. */
const LOGO_SHARE = 0.25;
const FEW_LETTERS = 5;
const isScrap = (line = ''): boolean => {
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  return letters > 0 && letters < FEW_LETTERS;
};

/** Numbers of pages differ; so do signs that are read wrongly. */
const plain = (line: string) =>
  line
    .replace(/\d+/g, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim()
    .toLowerCase();
