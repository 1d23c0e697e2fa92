import { counted } from '../model/counted.js';
import type { CourseFacts, Lecture } from '../model/lecture.js';
import type { Outcome, Problem } from '../model/problem.js';
import { readAboutLecture, withCourse, type AboutLecture } from './folder/about.js';
import { openSystemRecording } from './captures/systems.js';
import type { FoundDeck } from './decks/find.js';
import { languageOfTranscript } from './folder/choose.js';
import { findUnused, unusedProblem } from './folder/unused.js';
import type { Capture } from '../model/capture.js';
import { noFile, type Desk, type Found } from './folder/desk.js';
import { baseName, type LectureFiles } from './files.js';
import type { FoundParts } from './folder/find.js';
import { beyondTheEnd, readCaptures, readMaterials } from './folder/materials.js';
import type { LectureManifest, ReadManifest } from './folder/manifest.js';
import { chooseDecks, chooseParts, readManifestFile } from './folder/parts.js';
import { beforeTheStart, shiftLecture } from './folder/offset.js';
import { movePins } from './folder/overlap.js';
import { chaptersOf, offsetOf, pausesOf, pinsOf, startedAtOf } from './folder/times.js';
import { readTranscript, type Transcript } from './transcript.js';
import { readVideo } from './folder/video.js';
import { findRecording, type FoundRecording } from './video/find.js';
import { isRecordingName } from './file-kinds.js';
import { isAddress } from '../text/links/video-address.js';

export interface ReadLecture {
  readonly lecture: Lecture;
  readonly found: readonly Found[];
  /** Decks of slides, which are opened later: that takes a library of its own. */
  readonly decks: readonly FoundDeck[];
  /** The video file, which is opened later, too. */
  readonly recording?: FoundRecording | undefined;
  readonly transcript: Pick<Transcript, 'format' | 'encoding' | 'saw' | 'repairs'>;
}

export interface ReadOptions {
  /** The transcript, where the user named a file and not a folder. */
  readonly transcript?: string | undefined;
  /** Name of the folder or file, for a lecture without a title. */
  readonly name: string;
  /** A reader's name: overrides detection. */
  readonly from?: string | undefined;
  readonly encoding?: string | undefined;
  readonly video?: string | undefined;
  /** Added to every time, for another cut of the video; may be negative. */
  readonly offsetMs?: number | undefined;
  /** What the lecture's course says of it. */
  readonly course?: CourseFacts | undefined;
  /** Decks that the user named beside the lecture, as `files` addresses them. */
  readonly decks?: readonly string[] | undefined;
  /** Course notebooks that the user named beside the lecture. */
  readonly notebooks?: readonly string[] | undefined;
  /** Pictures, and folders of them. */
  readonly pictures?: readonly string[] | undefined;
  /** The recording that the user named beside the lecture, as its folder sees it. */
  readonly recording?: string | undefined;
  /** Captions that came out of the recording: the transcript, where there is no other. */
  readonly embeddedCaptions?: string | undefined;
}

/** Reads a lecture's folder, or one transcript alone. Undefined where there are no cues; the problems say why. */
export function readLecture(files: LectureFiles, options: ReadOptions): Outcome<ReadLecture | undefined> {
  const system = openSystemRecording(files);
  const desk: Desk = { files, system, found: [], problems: [] };
  const alone = options.transcript !== undefined;
  const manifest = alone ? undefined : readManifestFile(desk);
  const about = alone ? {} : readAboutLecture(files, system);
  const own: FoundParts = alone
    ? { captures: [], notebooks: [], slides: [], decks: [], transcript: options.transcript, why: '', others: [] }
    : chooseParts(desk, manifest, { ...about, embeddedCaptions: options.embeddedCaptions });
  const parts = withNamed(own, options);
  if (desk.problems.some((problem) => problem.level === 'error') && parts.transcript === undefined)
    return { value: undefined, problems: desk.problems };
  const transcript = readTranscriptFile(desk, { path: parts.transcript ?? '', why: parts.why }, options);
  if (transcript === undefined || transcript.cues.length === 0) return { value: undefined, problems: desk.problems };
  const linked = videoOf(desk, manifest, options.video);
  const named = options.recording ?? linked;
  const recording = recordingOf(desk, named, alone ? undefined : parts);
  const link = (options.video === undefined ? named : linked) ?? about.video ?? transcript.video ?? recording?.path;
  const lecture = assemble(desk, { manifest, parts, transcript, about, options, link });
  const decks = chooseDecks(desk, { parts, lecture, named: options.decks ?? [] });
  if (!alone) nameUnused(desk, { parts, lecture, recording });
  const { format, encoding, saw, repairs } = transcript;
  return {
    value: { lecture, decks, recording, found: desk.found, transcript: { format, encoding, saw, repairs } },
    problems: desk.problems,
  };
}

/** The parts with those that the user named beside the lecture. */
const withNamed = (parts: FoundParts, { notebooks = [], pictures = [] }: ReadOptions): FoundParts => ({
  ...parts,
  notebooks: [...new Set([...parts.notebooks, ...notebooks])],
  slides: [...new Set([...parts.slides, ...pictures])],
});

function readTranscriptFile(
  { files, found, problems }: Desk,
  { path, why }: { readonly path: string; readonly why: string },
  options: ReadOptions,
): Transcript | undefined {
  const bytes = files.read(path);
  if (bytes === undefined) {
    problems.push(noFile(files, path, 'transcript'));
    return undefined;
  }
  const { value, problems: wrong } = readTranscript(path, bytes, {
    ...(options.from !== undefined && { from: options.from }),
    ...(options.encoding !== undefined && { encoding: options.encoding }),
  });
  problems.push(...wrong);
  found.push({ path, as: 'transcript', saw: `${value.format}: ${value.saw}${why === '' ? '' : `; ${why}`}` });
  if (value.cues.length === 0 && !wrong.some((problem) => problem.level === 'error'))
    problems.push(emptyTranscript(path));
  return value;
}

interface Ingredients {
  readonly manifest: ReadManifest | undefined;
  readonly parts: FoundParts;
  readonly transcript: Transcript;
  readonly about: AboutLecture;
  readonly options: ReadOptions;
  /** The video that times link to. */
  readonly link: string | undefined;
}

function assemble(desk: Desk, { manifest, parts, transcript, about, options, link }: Ingredients): Lecture {
  const fields = withCourse(manifest?.fields ?? {}, options.course);
  const overlap = readMaterials(desk, parts.notebooks);
  const { materials } = overlap;
  const language = materials[0]?.notebook.language ?? 'python';
  const timed = readCaptures(desk, { manifest, parts, language });
  const title = fields.title ?? about.title ?? transcript.title ?? titleFromName(options.name);
  const { startedAtMs: heard } = transcript;
  const started = startedAtOf(desk, manifest, {
    path: parts.transcript ?? '',
    ...(heard !== undefined && { startedAtMs: heard }),
  });
  const pauses = pausesOf(desk, manifest);
  const lecture: Lecture = {
    title,
    ...started,
    ...(pauses.length > 0 && { pauses }),
    ...textFields(fields),
    ...(link !== undefined && { video: link }),
    ...languageOf(
      fields.language,
      transcript.language ?? languageOfTranscript(parts.transcript ?? '') ?? about.language,
    ),
    visibility: fields.visibility ?? 'public',
    ...(fields.unreleased !== undefined && { unreleased: [fields.unreleased].flat() }),
    cues: transcript.cues,
    captures: [
      ...timed,
      ...slidesOfSystem(desk, parts),
      ...chatOf(desk, fields.chat === true),
      ...materials.flatMap((material) => material.captures),
    ],
    chapters: chaptersOf(desk, { manifest, path: parts.chapters, fromTranscript: transcript.chapters }),
    courseNotebooks: materials.map((material) => material.notebook),
    pins: movePins(pinsOf(desk, manifest), overlap),
    glossary: fields.glossary ?? [],
    durationMs: transcript.cues.reduce((latest, cue) => Math.max(latest, cue.endMs), 0),
  };
  for (const problem of beyondTheEnd(lecture)) desk.problems.push(problem);
  const offset = options.offsetMs ?? offsetOf(desk, manifest);
  const place = options.offsetMs === undefined ? manifest?.placeOf('offset') : undefined;
  for (const problem of beforeTheStart(lecture, { byMs: offset, place })) desk.problems.push(problem);
  return offset === 0 ? lecture : shiftLecture(lecture, offset);
}

/** Declared by the user, else by a file; without either it is taken for English until its words are looked at. */
function languageOf(user: string | undefined, file: string | undefined): Pick<Lecture, 'language' | 'languageFrom'> {
  if (user !== undefined) return { language: user, languageFrom: 'user' };
  return file === undefined ? { language: 'en', languageFrom: 'nobody' } : { language: file, languageFrom: 'file' };
}

/** The user's word on the command line, then that of lecture.yaml. */
function videoOf({ files, problems }: Desk, manifest: ReadManifest | undefined, given: string | undefined) {
  const written = given ?? manifest?.fields.video;
  if (written === undefined) return undefined;
  const place = given === undefined ? manifest?.placeOf('video') : undefined;
  const { video, problems: wrong } = readVideo(written, { place, isFile: (path) => files.sizeOf(path) !== undefined });
  problems.push(...wrong);
  return video;
}

/** The file that the user named as the video, else the one of the folder. An address is no file. */
function recordingOf({ files, found }: Desk, named: string | undefined, parts: FoundParts | undefined) {
  const isFile = named !== undefined && isRecordingName(named) && !isAddress(named);
  const inFolder = parts === undefined ? undefined : findRecording(files, parts.transcript);
  const recording = isFile ? { path: named, isNamed: true } : inFolder;
  if (recording !== undefined) found.push({ path: recording.path, as: 'video', saw: 'a recording' });
  return recording;
}

/** Slides of a recording system, where the folder is a recording of it and lecture.yaml names no others. */
function slidesOfSystem({ system, found, problems }: Desk, { slides, captures }: FoundParts): readonly Capture[] {
  if (system === undefined || slides.length + captures.length > 0) return [];
  const { value, problems: wrong } = system.readSlides();
  for (const problem of wrong) problems.push(problem);
  const saw = `${counted(value.length, 'slide')} of ${system.name}, with their times`;
  found.push({ path: system.path, as: 'slides', saw });
  return value;
}

/** What was written into the chat of a recording, where lecture.yaml asks for it. */
function chatOf({ system, found, problems }: Desk, isAsked: boolean): readonly Capture[] {
  if (!isAsked) return [];
  const messages = system?.readChat?.() ?? [];
  const [first] = messages;
  if (first === undefined) problems.push(noChat);
  else
    found.push({ path: first.place.path, as: 'captures', saw: `${counted(messages.length, 'message')} of its chat` });
  return messages;
}

const noChat: Problem = {
  code: 'lecture/chat',
  level: 'warning',
  message: 'lecture.yaml asks for the chat, and this folder has none that is read',
  hint: "That of BigBlueButton's recordings is; put what matters of another into a note with times.",
  place: { path: 'lecture.yaml', line: 1 },
};

/** Files of the folder that were used for nothing are named, with what to do. */
function nameUnused(
  { files, system, found, problems }: Desk,
  {
    parts: { others },
    lecture,
    recording,
  }: { parts: FoundParts; lecture: Lecture; recording: FoundRecording | undefined },
): void {
  const { captures, video } = lecture;
  const shown = captures.flatMap(({ place, image, links = [] }) => [
    place.path,
    ...(image ? [image.path] : []),
    ...links.map((link) => link.image.path),
  ]);
  const known = new Set([...shown, ...(system?.files ?? []), video ?? '', recording?.path ?? '']);
  const unused = findUnused(files, { found, known: [...known], second: others });
  found.push(...unused);
  problems.push(...unusedProblem(unused));
}

function textFields(fields: LectureManifest): Pick<Lecture, 'course' | 'lesson' | 'lecturer' | 'licence' | 'id'> {
  const { course, lesson, lecturer, licence, id } = fields;
  const given = Object.entries({ course, lesson, lecturer, licence, id }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given);
}

const titleFromName = (name: string) =>
  baseName(name)
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[-_]+/g, ' ')
    .trim()
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase()) || 'Lecture';

const emptyTranscript = (path: string): Problem => ({
  code: 'transcript/empty',
  level: 'error',
  message: 'this transcript holds no words',
  hint: 'Download the captions again; an empty file often means that the site refused to give them.',
  place: { path, line: 1 },
});
