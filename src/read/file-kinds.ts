/**
 * What a file of a lecture is taken for by its name, before it is opened.
 * Lists of extensions stand here and nowhere else.
 */
import { mediaTypeOf } from './captures/image.js';
import { baseName, extensionOf } from './files.js';
import { transcriptReaders } from './registry.js';

/** Files whose pages are read as slides. */
const DECKS = ['.pdf', '.pptx', '.pptm', '.ppsx'];
/** Slides that are read once LibreOffice has made one of those of them. */
const OFFICE_DECKS = ['.odp', '.otp', '.fodp', '.ppt', '.pps', '.pot'];
/** Slides that nobody but their own program knows: to be exported first. */
const OTHER_DECKS = ['.key'];
const VIDEOS = [
  '.mp4',
  '.m4v',
  '.mkv',
  '.mov',
  '.webm',
  '.avi',
  '.ogv',
  '.wmv',
  '.flv',
  '.ts',
  '.mpg',
  '.mpeg',
  '.3gp',
];
const SOUNDS = ['.mp3', '.m4a', '.m4b', '.wav', '.ogg', '.opus', '.flac', '.aac', '.wma'];
const ARCHIVES = ['.zip', '.tar', '.gz', '.tgz', '.7z', '.rar'];
/** Browsers show none of these, so no notebook can. */
const OTHER_PICTURES = ['.heic', '.heif', '.tif', '.tiff'];
/** Transcripts end so, and much else does. */
const GENERAL = ['.txt', '.text', '.log', '.md', '.json', '.xml', '.csv', '.docx', '.odt'];

const transcripts = new Set(transcriptReaders.flatMap(({ extensions }) => extensions));

/** Whether a transcript may be called so, as a text, a table or a JSON file may. */
export const mayBeTranscriptName = (path: string): boolean => transcripts.has(extensionOf(path));

/** Whether only transcripts are called so. */
export const isCaptionName = (path: string): boolean =>
  mayBeTranscriptName(path) && !GENERAL.includes(extensionOf(path)) && !isCaptureList(path);

/** Whether a file lists captures with their times. */
export const isCaptureList = (path: string): boolean => /^captures?\.(?:csv|tsv|ya?ml|json)$/i.test(baseName(path));

/** Whether a file says what belongs to a lecture. */
export const isManifestName = (path: string): boolean => /^lecture\.ya?ml$/i.test(baseName(path));

/** Whether the pages of a file are read as slides. */
export const isDeckName = (path: string): boolean => DECKS.includes(extensionOf(path)) || isOfficeDeckName(path);

/** Whether LibreOffice must make a PowerPoint file of it first. */
export const isOfficeDeckName = (path: string): boolean => OFFICE_DECKS.includes(extensionOf(path));

/** Whether a file holds slides that cannot be read. */
export const isOtherDeckName = (path: string): boolean => OTHER_DECKS.includes(extensionOf(path));

/** Whether a file holds moving pictures. */
export const isVideoName = (path: string): boolean => VIDEOS.includes(extensionOf(path));

/** Whether a file is a recording, of pictures or of sound alone. */
export const isRecordingName = (path: string): boolean => isVideoName(path) || SOUNDS.includes(extensionOf(path));

/** Whether a file holds others, packed. */
export const isArchiveName = (path: string): boolean => ARCHIVES.includes(extensionOf(path));

/** Whether a file is a picture, also one that cannot be shown. */
export const isPictureName = (path: string): boolean =>
  mediaTypeOf(path)?.startsWith('image/') === true || OTHER_PICTURES.includes(extensionOf(path));
