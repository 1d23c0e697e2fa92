/**
 * nbscribe as a library: from a recorded lecture to Jupyter notebooks. Every stage returns its value with its problems and throws
 * nothing for bad input. All times are whole milliseconds from the start of the video.
 */
export { buildLecture } from './build.js';
export { outputPath } from './outputs.js';
export type { BuildOptions, BuildResult, BuiltNotebook, RewriteOptions } from './build.js';
export {
  checkNotebook,
  compileLecture,
  explainLecture,
  loadLecture,
  summarizeLecture,
  understandLecture,
} from './pipeline.js';
export type {
  CompiledNotebook,
  CompileOptions,
  LoadedLecture,
  LoadOptions,
  SummaryOptions,
  UnderstandOptions,
  UnderstoodLecture,
} from './pipeline.js';
export { readTranscript } from './read/transcript.js';
export { parseCueText } from './read/transcripts/support/webvtt-cue-text.js';
export { parseWebVtt } from './read/transcripts/support/webvtt-file.js';
export type { Transcript } from './read/transcript.js';
export { parseNotebook } from './notebook/format/parse.js';
export { mergeRebuild } from './notebook/rebuild/rebuild.js';
export { serializeNotebook } from './notebook/format/serialize.js';
export { validateNotebook } from './notebook/format/validate.js';
export { openNotebook, openServer, runNotebook } from './jupyter/index.js';
export type { OpenedNotebook, OpenOptions, OpenServerOptions, RunOptions, RunReport, Server } from './jupyter/index.js';
export type { Capture, CaptureKind } from './model/capture.js';
export type { Concept, Definition } from './model/concept.js';
export type { Cue, TimedWord } from './model/cue.js';
export type { Chapter, CourseNotebook, Lecture } from './model/lecture.js';
export type { Narration, Paragraph, Sentence, Word } from './model/narration.js';
export type { Cell, CellKind, CellStamp, Notebook, NotebookStamp } from './model/notebook.js';
export type { Outcome, Problem } from './model/problem.js';
export type { MinorTerm, Point, RoomQuestion, Statement, Summary, SummaryConcept } from './model/summary.js';
export type { Section } from './model/section.js';
export type { Place, Source } from './model/source.js';
