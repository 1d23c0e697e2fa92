/** The files that make up a lecture: those that lecture.yaml names, else those found by convention. */
import type { Lecture } from '../../model/lecture.js';
import type { Outcome, Problem } from '../../model/problem.js';
import type { Place } from '../../model/source.js';
import { outside } from '../captures/capture.js';
import type { FoundDeck } from '../decks/find.js';
import { isDeckName } from '../file-kinds.js';
import { extensionOf, readText, resolveInside } from '../files.js';
import type { AboutLecture } from './about.js';
import { unreadableFile } from '../unreadable.js';
import type { Desk } from './desk.js';
import { findParts, type FoundParts } from './find.js';
import { readManifest, type ReadManifest } from './manifest.js';

/** `lecture.yaml`, where there is one that can be read. */
export function readManifestFile({ files, found, problems }: Desk): ReadManifest | undefined {
  const path = ['lecture.yaml', 'lecture.yml'].find((name) => files.sizeOf(name) !== undefined);
  if (path === undefined) return undefined;
  const text = readText(files, path);
  const { value, problems: wrong }: Outcome<ReadManifest | undefined> =
    text === undefined ? { value: undefined, problems: [unreadableFile(files, path)] } : readManifest(path, text);
  problems.push(...wrong);
  found.push({
    path,
    as: 'manifest',
    saw: value === undefined ? 'cannot be read' : Object.keys(value.fields).join(', '),
  });
  return value;
}

/** What the manifest names; what it does not name is found by convention. */
export function chooseParts(
  { files, problems }: Desk,
  manifest: ReadManifest | undefined,
  about: AboutLecture & { readonly embeddedCaptions?: string | undefined },
): FoundParts {
  const fields = manifest?.fields ?? {};
  const named = (key: 'transcript' | 'captures' | 'notebooks' | 'slides' | 'chapters'): string[] | undefined => {
    const written = fields[key];
    if (written === undefined || manifest === undefined) return undefined;
    const paths = (Array.isArray(written) ? written : [written]).filter((item) => typeof item === 'string');
    return paths.flatMap((path, nth) =>
      insideOf(path, manifest.placeOf(key, ...(Array.isArray(written) ? [nth] : [])), problems),
    );
  };
  const transcript = named('transcript')?.[0];
  const given = transcript ?? (fields.transcript === undefined ? about.embeddedCaptions : '');
  const found = findParts(files, { transcript: given, language: fields.language ?? about.language });
  problems.push(...found.problems);
  const chapters = named('chapters')?.[0] ?? (fields.chapters === undefined ? found.value.chapters : undefined);
  const slides = named('slides');
  const place = manifest?.placeOf('slides');
  const chosen = transcript ?? (fields.transcript === undefined ? found.value.transcript : undefined);
  return {
    captures: named('captures') ?? found.value.captures,
    notebooks: named('notebooks') ?? found.value.notebooks.filter((path) => path !== chosen),
    slides: slides?.filter((path) => !isDeckName(path)) ?? (fields.captures === undefined ? found.value.slides : []),
    decks:
      slides?.filter(isDeckName).map((path) => ({ path, isNamed: true, ...(place && { place }) })) ?? found.value.decks,
    why: chosen === found.value.transcript ? found.value.why : '',
    others: found.value.others.filter((path) => path !== chosen),
    ...(chosen !== undefined && { transcript: chosen }),
    ...(chapters !== undefined && { chapters }),
  };
}

/** With so many slides as images, a deck that was only found is what they were made from. */
const MANY_SLIDES = 3;

interface DeckSources {
  readonly parts: FoundParts;
  readonly lecture: Lecture;
  /** On the command line. */
  readonly named: readonly string[];
}

/**
 * The decks that the user named, else those of lecture.yaml or of the folder;
 * what they hold is told once they are opened.
 */
export function chooseDecks({ files, found }: Desk, { parts, lecture, named }: DeckSources): readonly FoundDeck[] {
  const asImages = lecture.captures.filter(({ kind, takenAtMs }) => kind === 'slide' && takenAtMs === undefined);
  const candidates = named.length > 0 ? named.map((path) => ({ path, isNamed: true })) : parts.decks;
  const decks = candidates.filter(({ isNamed }) => isNamed || asImages.length < MANY_SLIDES);
  for (const { path } of decks) {
    const megabytes = (files.sizeOf(path) ?? files.read(path)?.length ?? 0) / 1_000_000;
    found.push({ path, as: 'slides', saw: `deck, ${extensionOf(path).slice(1)}, ${megabytes.toFixed(1)} MB` });
  }
  return decks;
}

function insideOf(written: string, place: Place, problems: Problem[]): string[] {
  const path = resolveInside('', written);
  if (path === undefined) problems.push(outside(written, place));
  return path === undefined ? [] : [path];
}
