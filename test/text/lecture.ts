import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CourseCell, Lecture } from '../../src/model/lecture.js';
import type { Cue } from '../../src/model/cue.js';
import { textOfSentence, type Narration } from '../../src/model/narration.js';
import type { ReadData } from '../../src/model/host.js';
import { narrate, type NarrateOptions } from '../../src/text/narrate.js';

export const readData: ReadData = (name) => readFileSync(join(import.meta.dirname, '../../src', name));

/** Cues of two seconds each; `Name: text` gives a speaker where `speakers` is set. */
export function cuesOf(lines: readonly string[], speakers = false): Cue[] {
  return lines.map((line, at) => {
    const [, speaker, said] = (speakers && /^(\w+): (.*)$/.exec(line)) || [];
    return {
      startMs: at * 2000,
      endMs: (at + 1) * 2000,
      text: said ?? line,
      ...(speaker === undefined ? {} : { speaker }),
      place: { path: 'talk.vtt', line: at + 1 },
    };
  });
}

export function lectureOf(cues: readonly Cue[], more: Partial<Lecture> = {}): Lecture {
  return {
    title: 'A talk',
    language: 'en',
    visibility: 'private',
    cues,
    captures: [],
    chapters: [],
    courseNotebooks: [],
    pins: [],
    glossary: [],
    durationMs: cues.length * 2000,
    ...more,
  };
}

/** A course notebook of Markdown and code cells. */
export function notebookOf(...sources: readonly (readonly [CourseCell['kind'], string])[]): Partial<Lecture> {
  const cells = sources.map(([kind, source], index) => ({ kind, source, index, outputText: '' }));
  return { courseNotebooks: [{ path: 'lesson.ipynb', language: 'python', cells }] };
}

export const narrated = (lecture: Lecture, options: Partial<NarrateOptions> = {}): Narration =>
  narrate(lecture, { readData, ...options }).value;

export const textOf = (narration: Narration): string => narration.sentences.map(textOfSentence).join(' ');

/** What the narration of these lines reads like. */
export const read = (lines: readonly string[], more: Partial<Lecture> = {}, options: Partial<NarrateOptions> = {}) =>
  textOf(narrated(lectureOf(cuesOf(lines), more), options));
