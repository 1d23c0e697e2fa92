import { isVideoName } from '../file-kinds.js';
import { baseName, type LectureFiles } from '../files.js';

/** The recording of a lecture, not opened yet. */
export interface FoundRecording {
  /** As the lecture's files are addressed; it may lead out of its folder. */
  readonly path: string;
  /** The user named it. */
  readonly isNamed: boolean;
}

const FOLDERS = ['video/', 'videos/', 'recording/', 'recordings/', 'media/'];
/** Zoom records the faces once more, beside the screen. */
const FACES = /(?:^|[_-])(?:gallery|avo|gvo|gallery_view|speaker|cameras?|webcams?)(?=[_.-]|$)/i;

/** The video of a folder: the one of the transcript's name, else the only one. */
export function findRecording(files: LectureFiles, transcript: string | undefined): FoundRecording | undefined {
  const names = (files.list('') ?? []).filter((name) => !name.startsWith('.'));
  const nested = names
    .filter((name) => FOLDERS.includes(name.toLowerCase()))
    .flatMap((folder) => (files.list(folder.slice(0, -1)) ?? []).map((name) => folder + name));
  const videos = [...names, ...nested].filter((path) => isVideoName(path) && (files.sizeOf(path) ?? 0) > 0);
  const stem = stemOf(transcript ?? '');
  const byName = stem === '' ? [] : videos.filter((path) => stemOf(path).startsWith(stem));
  const [best, second] = withoutFaces(byName.length > 0 ? byName : videos);
  return best === undefined || (second !== undefined && byName.length === 0)
    ? undefined
    : { path: best, isNamed: false };
}

function withoutFaces(paths: readonly string[]): readonly string[] {
  const screens = paths.filter((path) => !FACES.test(baseName(path)));
  return (screens.length > 0 ? screens : paths).toSorted((one, other) => one.length - other.length);
}

/**
 * `talk.en-US.vtt` and `talk.mp4` are of one talk;
 * so are `GMT_Recording.transcript.vtt` and `GMT_Recording_1920x1080.mp4`.
 */
const stemOf = (path: string) => baseName(path).replace(/\..*$/s, '').toLowerCase();
