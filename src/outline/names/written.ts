import type { Lecture } from '../../model/lecture.js';
import { readWritten } from '../../text/written.js';
import { expandShorthand, splitIdentifier } from '../../text/identifiers.js';

/** What the course itself writes, as stems. */
export interface WrittenNames {
  /** Of its notebooks, captures, glossary and title. */
  readonly stems: ReadonlySet<string>;
  /** Of headings, glossary and title alone. */
  readonly headed: ReadonlySet<string>;
  /** Stems that stand side by side, with a space between them. */
  readonly pairs: ReadonlySet<string>;
}

/** Longer cells and captures are data. */
const CELL_CHARACTERS = 4000;
const CAPTURE_CHARACTERS = 2000;
const HEADING_CHARACTERS = 80;

export function stemWritten(lecture: Lecture, stemOf: (word: string) => string): WrittenNames {
  const stems = new Set<string>();
  const headed = new Set<string>();
  const pairs = new Set<string>();
  const put = (text: string, also?: Set<string>) => {
    let before = '';
    for (const word of splitIdentifier(text)) {
      const stem = stemOf(word);
      stems.add(stem);
      also?.add(stem);
      pairs.add(`${before} ${stem}`);
      before = stem;
      for (const reading of expandShorthand(word)) for (const said of reading) stems.add(stemOf(said));
    }
  };
  for (const { cells } of lecture.courseNotebooks)
    for (const { kind, source } of cells) {
      put(source.slice(0, CELL_CHARACTERS));
      if (kind !== 'markdown') continue;
      for (const { markdown } of readWritten(source).headings) put(markdown.slice(0, HEADING_CHARACTERS), headed);
    }
  for (const { content, title = '' } of lecture.captures) {
    put(content.slice(0, CAPTURE_CHARACTERS));
    put(title, headed);
  }
  for (const entry of [...lecture.glossary, lecture.title]) put(entry, headed);
  return { stems, headed, pairs };
}
