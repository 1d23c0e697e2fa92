import type { TextLine } from './timed-line.js';

/** A panel shows the words of each time on one line; so many must do so before a second line is taken for a title. */
const SINGLE_SHARE = 0.75;
/** Speech in lower case tells titles by their capital; where it has capitals itself, nothing does. */
const LOWER_SHARE = 0.8;
const LONGEST_TITLE = 100;

/**
 * YouTube's panel, copied, has a chapter's title on a line of its own above the time of its first words, the first one
 * above all times. Nothing marks it: where each time stands alone above one line of words in lower case,
 * a second line with a capital is a title.
 */
export function chaptersOfPanel(lines: readonly TextLine[]): readonly TextLine[] {
  const written = lines.filter(({ kind }) => kind !== 'blank' && kind !== 'mark');
  const isBare = (line: TextLine | undefined) => line?.kind === 'timed' && line.text.trim() === '';
  const times = written.filter(isBare).length;
  const titles = written.filter(
    (line, at) => line.kind === 'text' && isBare(written[at + 1]) && !isBare(written[at - 1]) && mayBeTitle(line.text),
  );
  const words = written.filter((line, at) => line.kind === 'text' && isBare(written[at - 1]));
  const isPanel =
    times >= 3 &&
    written.length === times + words.length + titles.length &&
    titles.length <= times * (1 - SINGLE_SHARE) + 1 &&
    titles[0] === written[0] &&
    titles.length > 1 &&
    words.filter(({ text }) => /^\W*\p{Ll}/u.test(text)).length >= words.length * LOWER_SHARE;
  if (!isPanel) return lines;
  const isTitle = new Set(titles);
  return lines.map((line) => (isTitle.has(line) ? { ...line, kind: 'heading', level: 2 } : line));
}

const mayBeTitle = (text: string) =>
  text.length <= LONGEST_TITLE && /^[^\p{L}\d]*[\p{Lu}\d]/u.test(text) && !/[.,;]$/.test(text.trim());
