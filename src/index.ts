/**
 * nbscribe as a library: from a recorded lecture to Jupyter notebooks. Every stage returns its value with its problems
 * and throws nothing for bad input.
 * All times are whole milliseconds from the start of the video. `docs/library.md` shows it at work.
 */
export { buildLecture } from './build/build.js';
export type { BuildOptions, BuildResult } from './build/build.js';
export { checkNotebook } from './build/check.js';
export type { CheckedLecture } from './build/check.js';
export { buildCourse } from './course/build/build-course.js';
export type { BuildCourseOptions, BuiltCourse, CourseProgress, FailedLesson } from './course/build/build-course.js';
export type { Engine, EngineOptions } from './course/build/engine.js';
export type { FailureKind, LessonJob, LessonOutcome } from './course/build/job.js';
export { runLesson } from './course/build/run-lesson.js';
export type { Course, Lesson, LessonOptions } from './course/course.js';
export { indexCourse } from './course/index/index-course.js';
export type { IndexedCourse, IndexOptions } from './course/index/index-course.js';
export type { CourseOrder } from './course/index/order.js';
export { openCourse } from './course/plan/open-course.js';
export { planCourse } from './course/plan/plan.js';
export type { CoursePlan, LessonState, PlannedLesson, PlanOptions } from './course/plan/plan.js';
export type { Shard } from './course/plan/shard.js';
export type { LessonStamp } from './course/plan/stamp.js';
export { searchCourse } from './course/search/search-course.js';
export type { CourseHit, CourseHits } from './course/search/search-course.js';
export type { SnippetPart } from './course/search/snippet.js';
export { writeSite } from './course/site/write-site.js';
export type { SiteOptions, WrittenSite } from './course/site/write-site.js';
export { openPool } from './engines/pool.js';
export type { PoolOptions } from './engines/pool.js';
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
export { outputPath } from './build/outputs.js';
export {
  compileLecture,
  compileSummary,
  explainLecture,
  loadLecture,
  readLecture,
  summarizeLecture,
  understandLecture,
} from './pipeline/pipeline.js';
export type { LoadOptions } from './pipeline/pipeline.js';
export { exportNotebook } from './publish/publish.js';
export type { ChapterForm, PublishNotebookOptions, PublishOptions, PublishReport, Site } from './publish/publish.js';
export { openMemory } from './read/memory.js';
export { readTranscript } from './read/transcript.js';
export type { BuiltNotebook, RewriteOptions } from './build/rewrite.js';
export type * from './types.js';
