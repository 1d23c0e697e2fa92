import { description } from './description.js';
import { ffmetadata } from './ffmetadata.js';
import { infoJson } from './info-json.js';
import { matroska } from './matroska.js';
import { ogm } from './ogm.js';
import { panoptoContents } from './panopto-contents.js';
import { podlove } from './podlove.js';
import type { ChapterReader } from './reader.js';
import { webvttChapters } from './webvtt-chapters.js';

/** Every form of chapters, one line each, the surest first. */
export const chapterReaders: readonly ChapterReader[] = [
  infoJson,
  panoptoContents,
  matroska,
  podlove,
  ffmetadata,
  ogm,
  webvttChapters,
  description,
];
