/** WebVTT to the letter of the standard, without any repair, for tools of their own: https://www.w3.org/TR/webvtt1/ */
export type { CueNode } from './read/transcripts/webvtt/parse-cue-text.js';
export type { VttCue, VttFile } from './read/transcripts/webvtt/file.js';
export type { VttRegion, VttSettings } from './read/transcripts/webvtt/settings.js';
export { parseCueText } from './read/transcripts/webvtt/parse-cue-text.js';
export { parseWebVtt } from './read/transcripts/webvtt/file.js';
