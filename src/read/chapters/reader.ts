import type { Chapter } from '../../model/lecture.js';
import type { Document } from '../open.js';

/** One form of chapters. `read` returns none when the document is something else; it never throws. */
export interface ChapterReader {
  readonly name: string;
  read(document: Document): readonly Chapter[];
}
