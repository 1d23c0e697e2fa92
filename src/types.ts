/** The types that whoever calls the library gives and gets. */
export type { CheckReport, Finding } from './compile/check/finding.js';
export type { CompileInput, PlacedImage } from './compile/input.js';
export type { SpokenNotebook } from './compile/transcript.js';
export type { Capture, CaptureKind, CellOrigin, ImageFile, PageOrigin, Placement, ReadOff } from './model/capture.js';
export type { Concept, Definition } from './model/concept.js';
export type { Cue, TimedWord } from './model/cue.js';
export type { Depth } from './model/depth.js';
export type { LectureFiles } from './model/files.js';
export type { FitImage, FittedImage, Host, ReadData, RenderSvg, ThumbnailOf } from './model/host.js';
export type {
  Chapter,
  CourseCell,
  CourseFacts,
  CourseNotebook,
  Lecture,
  Pause,
  Pin,
  Translation,
  Visibility,
} from './model/lecture.js';
export type { DoubtfulName, Narration, Paragraph, Sentence, Word } from './model/narration.js';
export type {
  Cell,
  CellKind,
  CellMetadata,
  CellStamp,
  CodeCell,
  MarkdownCell,
  Notebook,
  NotebookMetadata,
  NotebookStamp,
  RawCell,
  SideFile,
} from './model/notebook.js';
export type { Outcome, Problem } from './model/problem.js';
export type { Section } from './model/section.js';
export type { Place, Source } from './model/source.js';
export type {
  Formula,
  MinorTerm,
  Point,
  PointLabel,
  Role,
  RoomQuestion,
  Statement,
  Summary,
  SummaryConcept,
} from './model/summary.js';
export type { UnderstoodLecture } from './model/understood.js';
export type { MessageKey, MessageTable } from './model/wording/messages.js';
export type { FoundDeck } from './read/decks/find.js';
export type { Found } from './read/folder/desk.js';
export type { FoundRecording } from './read/video/find.js';
export type { CaptionStream, VideoContents } from './read/video/probe.js';
export type { ReadLecture, ReadOptions } from './read/lecture.js';
export type { Transcript, TranscriptOptions } from './read/transcript.js';
export type { Repair } from './read/transcripts/support/tally.js';
export type {
  CompiledNotebook,
  CompileOptions,
  ExplainOptions,
  LoadedLecture,
  OnStage,
  SpokenLecture,
  Stage,
  Stages,
  SummaryNotebook,
  SummaryNotebookOptions,
  SummaryOptions,
  UnderstandOptions,
} from './stages/stages.js';
