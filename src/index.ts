/**
 * nbscribe as a library: from a recorded lecture to Jupyter notebooks. Every stage returns its value with its problems and throws
 * nothing for bad input. All times are whole milliseconds from the start of the video. `docs/library.md` shows it at work.
 */
export { buildLecture } from './build.js';
export type { BuildOptions, BuildResult } from './build.js';
export { checkNotebook } from './check.js';
export type { CheckedLecture } from './check.js';
export type { Environment } from './host/process.js';
export type { Written } from './host/write.js';
export { openNotebook, openServer, runNotebook } from './jupyter/index.js';
export type {
  CellReport,
  OpenedNotebook,
  OpenOptions,
  OpenServerOptions,
  RunOptions,
  RunProgress,
  RunReport,
  Secret,
  Server,
  ServerChoice,
  ServerKind,
  Upload,
} from './jupyter/index.js';
export { parseNotebook } from './notebook/format/parse.js';
export { serializeNotebook } from './notebook/format/serialize.js';
export { validateNotebook } from './notebook/format/validate.js';
export { mergeRebuild } from './notebook/rebuild/rebuild.js';
export type { Rebuilt, RebuildOptions } from './notebook/rebuild/rebuild.js';
export type { RebuildReport } from './notebook/rebuild/report.js';
export type { CutNotebook, Speech, SpokenWord } from './notebook/rebuild/narration/speech.js';
export { outputPath } from './outputs.js';
export {
  compileLecture,
  compileSummary,
  explainLecture,
  loadLecture,
  readLecture,
  summarizeLecture,
  understandLecture,
} from './pipeline.js';
export type { LoadOptions } from './pipeline.js';
export { openMemory } from './read/memory.js';
export { readTranscript } from './read/transcript.js';
export type { BuiltNotebook, RewriteOptions } from './rewrite.js';
export type * from './types.js';
