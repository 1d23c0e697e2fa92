import { description } from './description.js';
import type { ChapterReader } from './reader.js';

/** Every form of chapters, one line each, the surest first. */
export const chapterReaders: readonly ChapterReader[] = [description];
