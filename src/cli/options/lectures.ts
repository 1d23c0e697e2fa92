import { normalize } from 'node:path';
import { kindOfPath, nameOfLecture, openFolder } from '../../host/read.js';
import type { Problem } from '../../model/problem.js';
import { addressProblem, isOnline, whyNoLecture } from '../../pipeline/no-lecture.js';
import { stemOf } from '../../read/files.js';
import { STANDARD_INPUT } from './input.js';
import { isDeckName, isPictureName, isRecordingName } from '../../read/file-kinds.js';

/** A lecture as named on the command line, with what was named beside it. */
export interface NamedLecture {
  readonly lecture: string;
  readonly decks: readonly string[];
  readonly recording?: string;
  /** Course notebooks, pictures and folders of pictures. */
  readonly material?: readonly string[];
}

/** A course's notebook, a picture, or a folder that holds nothing but pictures. */
export const isMaterial = (name: string) => /\.ipynb$/i.test(name) || isPictureName(name) || isFolderOfPictures(name);

function isFolderOfPictures(path: string): boolean {
  const names = (kindOfPath(path) === 'folder' ? openFolder(path).list('') : undefined) ?? [];
  const shown = names.filter((name) => !name.startsWith('.'));
  const pictures = new Set(shown.filter(isPictureName).map(stemOf));
  return (
    pictures.size > 0 &&
    shown.every((name) => pictures.has(stemOf(name)) || /^(?:thumbs\.db|desktop\.ini)$/i.test(name))
  );
}

/**
 * `talk.vtt slides.pdf shots/ lesson.ipynb talk.mp4`: what is no lecture by itself belongs to the one before it, in
 * front to the first; what is named twice counts once. Where there is no lecture, each is taken for one, and reading
 * it says what is wrong with that.
 */
export function groupLectures(given: readonly string[]): readonly NamedLecture[] {
  const paths = given.map((name) => (isOnline(name) ? name : normalize(name).replace(/[\\/]$/, '')));
  const names = given.filter((_, nth) => paths.indexOf(paths[nth]!) === nth);
  const isBeside = (name: string) => isDeckName(withoutQuery(name)) || isMaterial(withoutQuery(name));
  if (names.every(isBeside)) return names.map((lecture) => ({ lecture, decks: [] }));
  const recordings = pairRecordings(names.filter((name) => !isBeside(name)));
  const paired = new Set(recordings.values());
  const groups: { lecture: string; beside: string[]; recording?: string }[] = [];
  const first: string[] = [];
  for (const name of names.filter((one) => !paired.has(one))) {
    const recording = recordings.get(name);
    if (isBeside(name)) (groups.at(-1)?.beside ?? first).push(name);
    else groups.push({ lecture: name, beside: groups.length === 0 ? first : [], ...(recording && { recording }) });
  }
  return groups.map(({ beside, ...group }) => {
    const { decks, material } = partBeside(beside);
    return { ...group, decks, ...(material.length > 0 && { material }) };
  });
}

/** What is wrong with those that are no lectures by their names, or not there: `deck.key`, `slides.zip`. */
export const unfitOf = (lectures: readonly NamedLecture[]): readonly Problem[] =>
  lectures.flatMap(({ lecture }) => (lecture === STANDARD_INPUT ? [] : (whyNoLecture(lecture) ?? [])));

/** What was named beside lectures and is an address. */
export const onlineBeside = (lectures: readonly NamedLecture[]): readonly Problem[] =>
  lectures.flatMap(({ decks, material = [] }) => [...decks, ...material].filter(isOnline).map(addressProblem));

/** Of what was named beside a lecture, the decks, and the rest. */
export const partBeside = (names: readonly string[]) => ({
  decks: names.filter((name) => isDeckName(withoutQuery(name))),
  material: names.filter((name) => !isDeckName(withoutQuery(name))),
});

/** `https://example.org/a.pdf?download=1` is called `a.pdf`; a file may have any name. */
const withoutQuery = (name: string) => (isOnline(name) ? name.replace(/[?#].*$/s, '') : name);

/**
 * The recording of each transcript or folder: the one of its name, else its neighbour.
 * One without either is a lecture by itself.
 */
function pairRecordings(names: readonly string[]): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>();
  const spoken = names.filter((name) => !isRecordingName(name));
  const isFree = (name: string) => ![...pairs.values()].includes(name);
  for (const name of spoken) {
    const same = names.find(
      (other) => isRecordingName(other) && isFree(other) && nameOfLecture(other) === nameOfLecture(name),
    );
    if (same !== undefined) pairs.set(name, same);
  }
  names.forEach((name, at) => {
    if (isRecordingName(name) || pairs.has(name)) return;
    const beside = [names[at - 1], names[at + 1]].find(
      (other) => other !== undefined && isRecordingName(other) && isFree(other),
    );
    if (beside !== undefined) pairs.set(name, beside);
  });
  return pairs;
}
