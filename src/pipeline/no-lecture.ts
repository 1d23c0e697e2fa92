/** What people name as LECTURE that is none, and what to do with it. */
import { join, kindOfPath, openFolder } from '../host/read.js';
import { counted } from '../model/counted.js';
import type { Problem } from '../model/problem.js';
import {
  isArchiveName,
  isCaptionName,
  isDeckName,
  isManifestName,
  isOtherDeckName,
  isPictureName,
  mayBeTranscriptName,
} from '../read/file-kinds.js';

/** Undefined where it may be a lecture: reading it will tell. */
export function whyNoLecture(path: string): Problem | undefined {
  if (isOnline(path)) return addressProblem(path);
  const kind = kindOfPath(path);
  if (kind === 'missing') return problem('missing', `there is no file or folder "${path}"`, GIVE);
  if (kind === 'folder') return foldersProblem(path);
  if (/\.ipynb$/i.test(path)) return problem('notebook', `"${path}" is a notebook, not a transcript`, NOTEBOOK_HINT);
  if (isOtherDeckName(path)) return problem('slides', `"${path}" holds slides that only Keynote reads`, KEYNOTE_HINT);
  if (isArchiveName(path)) return problem('archive', `"${path}" is an archive, not a transcript`, ARCHIVE_HINT);
  if (isDeckName(path))
    return problem(
      'slides',
      `"${path}" holds slides, not a transcript`,
      /\.pdf$/i.test(path) ? `${SLIDES_HINT} ${PDF_HINT}` : SLIDES_HINT,
    );
  if (isPictureName(path)) return problem('pictures', `"${path}" is a picture, not a transcript`, PICTURES_HINT);
  return undefined;
}

const PICTURES_HINT = 'Give the transcript too: nbscribe build talk.vtt and the pictures, or their folder.';
const GIVE = 'Give a transcript file, or the folder that holds one.';
const NOTEBOOK_HINT =
  "Build the lecture that it came from; a course's own notebook is given with the transcript: nbscribe build talk.vtt lesson.ipynb. " +
  'For a finished notebook there are nbscribe open, run and check.';
const SLIDES_HINT =
  'Give the transcript too: nbscribe build talk.vtt slides.pdf (or .pptx), or a folder that holds both.';
/** As MIT OpenCourseWare and others hand out what was said. */
const PDF_HINT = 'Where the PDF is the transcript itself, give its text: pdftotext talk.pdf talk.txt.';

const KEYNOTE_HINT =
  'In Keynote: File > Export To > PDF (or PowerPoint), then give that beside the transcript: nbscribe build talk.vtt deck.pdf.';
const ARCHIVE_HINT = 'Unpack it, and give the folder, or the files in it that the lecture needs.';

/** An address is no file of this machine, be it of a lecture or of what stands beside one. */
export const isOnline = (path: string): boolean => /^[a-z][a-z\d+.-]*:\/\//i.test(path);

export function addressProblem(path: string): Problem {
  const name = path.replace(/[?#].*$/s, '');
  const file = /\.ipynb$/i.test(name) || [isCaptionName, isDeckName, isPictureName].some((is) => is(name));
  const fetch = file
    ? `curl -LO "${path}"`
    : `yt-dlp --skip-download --write-subs --write-auto-subs --sub-langs "en.*" --sub-format vtt -o "talk.%(ext)s" "${path}"`;
  const build = file
    ? `nbscribe build ${isCaptionName(name) ? '' : 'talk.vtt and '}that file`
    : `nbscribe build talk.en.vtt --video "${path}"`;
  return problem('address', `"${path}" is an address, and nbscribe reads files`, `Fetch it: ${fetch}, then: ${build}.`);
}

/** A folder without captions whose folders have some is a course; one that has only one lies above what was meant. */
function foldersProblem(path: string): Problem | undefined {
  const files = openFolder(path);
  const names = files.list('') ?? [];
  if (names.some((name) => !name.endsWith('/') && holdsWords(name))) return undefined;
  const lectures = names.filter(
    (name) =>
      name.endsWith('/') && (files.list(name) ?? []).some((inside) => isCaptionName(inside) || isManifestName(inside)),
  );
  const [only, second] = lectures;
  if (only === undefined) return undefined;
  if (second === undefined)
    return problem(
      'below',
      `"${path}" holds no transcript, but "${only}" in it does`,
      `Give that folder: ${join(path, only)}`,
    );
  const shown = lectures.slice(0, 3).map((name) => `"${name}"`);
  const more = lectures.length > 3 ? ` and ${lectures.length - 3} more` : '';
  return problem(
    'several',
    `"${path}" holds ${counted(lectures.length, 'lecture')} in folders of their own: ${shown.join(', ')}${more}`,
    `Build each: nbscribe build ${join(path, '*/')}`,
  );
}

const holdsWords = (name: string) => mayBeTranscriptName(name) || isManifestName(name) || /\.html?$/i.test(name);

const problem = (code: string, message: string, hint: string): Problem => ({
  code: `lecture/${code}`,
  level: 'error',
  message,
  hint,
});
