import type { Problem } from '../../model/problem.js';
import type { Found } from './desk.js';
import { isArchiveName, isDeckName, isOtherDeckName, isPictureName, isRecordingName } from '../file-kinds.js';
import { extensionOf, type LectureFiles } from '../files.js';
import { languageOfFile } from '../text-notebooks/languages.js';
import { quote } from '../transcripts/support/clean.js';

const endsIn = (extensions: readonly string[]) => (path: string) => extensions.includes(extensionOf(path));
/** A `.ts` beside a lecture is TypeScript. */
const isRecording = (path: string) => isRecordingName(path) && languageOfFile(path) === undefined;

/** What is said of files that are not read, by their names. */
const KINDS: readonly { readonly is: (path: string) => boolean; readonly what: string }[] = [
  {
    is: isDeckName,
    what: 'a slide deck beside slides as images; name it in lecture.yaml as `slides:` to take it instead',
  },
  {
    is: isOtherDeckName,
    what: 'a slide deck that is not read; export it as PDF, or save it as .pptx',
  },
  {
    is: isRecording,
    what: 'a recording; name it in lecture.yaml as `video:`, and times link to it',
  },
  {
    is: isPictureName,
    what: 'a picture; put it into slides/, named by its moment (00-12-34.png), or list it in captures.csv',
  },
  { is: endsIn(['.description']), what: 'a description; chapters in it are read where nothing else has any' },
  {
    is: endsIn(['.txt', '.md', '.markdown', '.docx', '.odt', '.rtf', '.html', '.htm']),
    what: 'a text without times; name it in lecture.yaml as `transcript:`, or put it into notes/, named by its moment',
  },
  { is: isArchiveName, what: 'an archive; unpack what the lecture needs' },
];
/** Files that belong to a folder and not to the lecture. */
const NO_PART =
  /^(?:\.|~\$|readme|licen[cs]e|notice|changelog|thumbs\.db|desktop\.ini|__pycache__|node_modules)|lecture\.ya?ml$|_files\/$|\.ipynb$|~$|\.(?:bak\d*|orig|old|swp|lock|log|tmp|part|crdownload)$/i;
const CHAT = /chat|comments?\.json$/i;

/** Every file and folder that was used for nothing, with what to do; `second` are other transcripts. */
export function findUnused(
  files: LectureFiles,
  from: { readonly found: readonly Found[]; readonly known: readonly string[]; readonly second: readonly string[] },
): readonly Found[] {
  const used = new Set([...from.found.map(({ path }) => path), ...from.known].flatMap(topOf));
  return (files.list('') ?? [])
    .filter((name) => !NO_PART.test(name) && !used.has(name) && !holdsNotebooks(name, files))
    .map((path) => ({ path, as: 'not used' as const, saw: adviceFor(path, files, from.second) }));
}

/** A path, and where it lies in a folder that folder, as lists name it: `slides/03.png`, `slides/`. */
function topOf(path: string): readonly string[] {
  const plain = path.replace(/^\.\//, '');
  const slash = plain.indexOf('/');
  return [plain, `${slash < 0 ? plain : plain.slice(0, slash)}/`];
}

/** Whether a folder holds notebooks and what belongs to them alone, as one does that things are built into. */
function holdsNotebooks(name: string, files: LectureFiles): boolean {
  const names = name.endsWith('/') ? (files.list(name.slice(0, -1)) ?? []) : [];
  return (
    names.some((inner) => inner.endsWith('.ipynb')) &&
    names.every((inner) => /\.ipynb$|^\.|_files\/$|\.bak/.test(inner))
  );
}

function adviceFor(path: string, files: LectureFiles, second: readonly string[]): string {
  if (second.includes(path)) return 'another transcript; name it in lecture.yaml as `transcript:` to take it instead';
  const recording = path.endsWith('/') ? (files.list(path.slice(0, -1)) ?? []).find(isRecording) : undefined;
  if (recording !== undefined)
    return `a recording; write \`video: ${path}${recording}\` in lecture.yaml, and times link to it`;
  if (path.endsWith('/')) return 'a folder; name it in lecture.yaml as `captures:`, `slides:` or `notebooks:`';
  if (isChat(path)) return 'a chat, which is no transcript; put what matters into a note';
  const kind = KINDS.find(({ is }) => is(path));
  return kind?.what ?? 'nothing of it is known; name it in lecture.yaml if it belongs to the lecture';
}

/** Whether a file is the chat beside a recording (Zoom, Teams, YouTube), by its name. */
export function isChat(path: string): boolean {
  return CHAT.test(path) && !/transcript|caption|subtitle/i.test(path);
}

/** One warning for all of them. */
export function unusedProblem(unused: readonly Found[]): readonly Problem[] {
  if (unused.length === 0) return [];
  const names = unused.slice(0, 5).map(({ path }) => quote(path));
  const more = unused.length > names.length ? ` and ${unused.length - names.length} more` : '';
  return [
    {
      code: 'lecture/not-used',
      level: 'warning',
      message: `${names.join(', ')}${more} ${unused.length === 1 ? 'is' : 'are'} not used`,
      hint: '`nbscribe inspect` says of each what to do.',
    },
  ];
}
