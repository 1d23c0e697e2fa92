import type { Capture } from '../../model/capture.js';
import { counted } from '../../model/counted.js';
import type { Outcome, Problem } from '../../model/problem.js';
import { baseName, extensionOf, folderOf, readText, resolveInside, type LectureFiles } from '../files.js';
import { readImage } from './image.js';
import {
  readCatalogue,
  type OpencastCatalogue,
  type ScreenSegment,
  type SegmentPreview,
} from './opencast-catalogue.js';
import type { RecordingSystem } from './recording-system.js';

/**
 * A folder with the media package of a recording (`manifest.xml`,
 * `episode.json`) or its catalogue of segments, and its previews.
 */
export const opencast: RecordingSystem = {
  name: 'Opencast',

  open(files) {
    const catalogues = cataloguesIn(files);
    const main = catalogues.find(({ previews, segments }) => previews.length + segments.length > 0);
    if (main === undefined) return undefined;
    const ofLecture = catalogues.filter(({ path }) => !/series/i.test(path));
    const title = ofLecture.find((one) => one.title !== undefined)?.title;
    const language = ofLecture.find((one) => one.language !== undefined)?.language;
    const pictures = catalogues.flatMap(({ previews }) => previews.flatMap((one) => pictureOf(one, files) ?? []));
    return {
      path: main.path,
      ...(title !== undefined && { title }),
      ...(language !== undefined && { language }),
      files: [...catalogues.map(({ path }) => path), ...pictures],
      readSlides: () => readSlides(catalogues, files),
    };
  },
};

/** Media packages of a term weigh less. */
const MOST_BYTES = 20_000_000;

/** Those of one recording; what lies deeper belongs to another. */
function cataloguesIn(files: LectureFiles): readonly OpencastCatalogue[] {
  return (files.list('') ?? [])
    .filter((name) => extensionOf(name) === '.xml' || /^(?:episode|mediapackage|search)\b.*\.json$/i.test(name))
    .filter((name) => (files.sizeOf(name) ?? Infinity) <= MOST_BYTES)
    .flatMap((name) => readCatalogue(name, readText(files, name) ?? '') ?? []);
}

/** A segment, and the picture of it that may be there. */
interface Shown extends ScreenSegment {
  readonly preview?: SegmentPreview;
}

function readSlides(catalogues: readonly OpencastCatalogue[], files: LectureFiles): Outcome<readonly Capture[]> {
  const shown = shownIn(catalogues, files);
  const problems: Problem[] = [];
  let withoutPicture = 0;
  const captures = shown.flatMap(({ atMs, endMs, text, place, preview }, nth): readonly Capture[] => {
    const path = preview && pictureOf(preview, files);
    const [image, wrong] = path === undefined ? [undefined, []] : readImage(files, path, place);
    problems.push(...wrong);
    if (image === undefined) withoutPicture++;
    if (image === undefined && text === '') return [];
    const untilMs = endMs ?? shown[nth + 1]?.atMs;
    return [
      {
        kind: 'slide',
        atMs,
        ...(untilMs !== undefined && { endMs: untilMs }),
        content: text,
        ...(image !== undefined && { image }),
        place,
      },
    ];
  });
  if (withoutPicture > 0) problems.push(noPictures(shown, withoutPicture, shown.length - captures.length));
  return { value: captures, problems };
}

/** A preview and its segment begin at one moment; some tools round to seconds. */
const SAME_MOMENT_MS = 1000;

/** In order of time: the previews with the text of their segments, else the segments alone. */
function shownIn(catalogues: readonly OpencastCatalogue[], files: LectureFiles): readonly Shown[] {
  const previews = ofOneTrack(
    catalogues.flatMap((one) => one.previews),
    files,
  );
  const segments = richest(catalogues.map((one) => one.segments));
  const shown: readonly Shown[] =
    previews.length === 0
      ? segments
      : previews.map((preview) => {
          const { atMs, place } = preview;
          const segment = segments.find((one) => Math.abs(one.atMs - atMs) <= SAME_MOMENT_MS);
          return { text: '', ...segment, atMs, place, preview };
        });
  return shown.toSorted((one, other) => one.atMs - other.atMs);
}

/** Of the screen before the camera, of those that lie here before others, large ones before small ones. */
function ofOneTrack(previews: readonly SegmentPreview[], files: LectureFiles): readonly SegmentPreview[] {
  const tracks = [...new Set(previews.map(({ type }) => type))].map((type) => {
    const own = previews.filter((one) => one.type === type);
    const here = own.filter((one) => pictureOf(one, files) !== undefined).length;
    const rank = Number(here > 0) * 4 + Number(type.startsWith('presentation/')) * 2 + Number(/hires/.test(type));
    return { own, rank };
  });
  const [best] = tracks.toSorted((one, other) => other.rank - one.rank);
  // A preview that is listed for two players is one.
  return (best?.own ?? []).filter(({ atMs }, nth, all) => all.findIndex((other) => other.atMs === atMs) === nth);
}

/** Of several catalogues the one with the most words. */
function richest(all: readonly (readonly ScreenSegment[])[]): readonly ScreenSegment[] {
  const lettersOf = (segments: readonly ScreenSegment[]) => segments.reduce((sum, { text }) => sum + text.length, 0);
  const sorted = all.toSorted((one, other) => lettersOf(other) - lettersOf(one) || other.length - one.length);
  return sorted[0] ?? [];
}

/** Where downloads put it: as its path says, in a folder of its number, beside the package, or in one for pictures. */
function pictureOf({ url, id }: SegmentPreview, files: LectureFiles): string | undefined {
  const path = url.replace(/[?#].*$/s, '').replace(/^[a-z][\w+.-]*:\/\/[^/]*\//i, '');
  const name = baseName(path);
  const folder = baseName(folderOf(path));
  const places = [path, `${folder}/${name}`, `${id}/${name}`, `attachments/${name}`, `attachments/${folder}/${name}`];
  return [...places, name]
    .flatMap((place) => resolveInside('', place) ?? [])
    .find((place) => files.sizeOf(place) !== undefined);
}

function noPictures(shown: readonly Shown[], count: number, lost: number): Problem {
  const types = [...new Set(shown.flatMap(({ preview }) => preview?.type ?? []))];
  const [what] = types.length > 0 ? types : ['presentation/segment+preview'];
  const left = lost === 0 ? 'their text stands instead' : `${lost} without text ${lost === 1 ? 'is' : 'are'} left out`;
  return {
    code: 'captures/opencast',
    level: 'warning',
    message: `of ${counted(shown.length, 'slide')} of the recording ${count} ${count === 1 ? 'has' : 'have'} no picture here; ${left}`,
    hint: `Download the pictures (${what}) beside the media package, under the names that it gives them.`,
    place: shown[0]?.place ?? { path: '', line: 1 },
  };
}
