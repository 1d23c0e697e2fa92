import { clockJson } from './transcripts/clock-json.js';
import { plainText } from './transcripts/plain-text.js';
import { srt } from './transcripts/srt.js';
import { stamps } from './transcripts/stamps.js';
import type { TranscriptReader } from './transcripts/support/reader.js';
import { webvtt } from './transcripts/webvtt.js';

/** Every transcript format, one line each. A new one needs its file and its line here, nothing else. */
export const transcriptReaders: readonly TranscriptReader[] = [webvtt, srt, clockJson, stamps, plainText];
