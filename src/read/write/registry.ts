import { jsonWriter } from './json.js';
import { srtWriter } from './srt.js';
import { textWriter } from './text.js';
import { webvttWriter } from './webvtt.js';
import type { Writer } from './writer.js';

/** What `nbscribe convert` writes, one line each. */
export const transcriptWriters: readonly Writer[] = [webvttWriter, srtWriter, jsonWriter, textWriter];
