import type { Place } from '../../model/source.js';
import { cleanLine } from '../transcripts/support/clean.js';
import { milliseconds, objectsIn } from '../transcripts/support/json/fields.js';
import { asObject, asText, parseJson, type Json, type JsonObject } from '../transcripts/support/json/parse-json.js';
import {
  elementsIn,
  elementsOf,
  findElement,
  parseXml,
  textOf,
  type XmlElement,
} from '../transcripts/support/markup/xml.js';

/** The picture of a segment: what the screen showed from a moment on. */
export interface SegmentPreview {
  /** `presentation/segment+preview`: of which track it is. */
  readonly type: string;
  readonly atMs: number;
  readonly id: string;
  /** Of the server, or a path beside the file. */
  readonly url: string;
  readonly place: Place;
}

/** A stretch in which the screen did not change. */
export interface ScreenSegment {
  readonly atMs: number;
  readonly endMs?: number;
  /** What a recogniser read off it; may be empty. */
  readonly text: string;
  readonly place: Place;
}

/** What one file of a recording says. */
export interface OpencastCatalogue {
  readonly path: string;
  readonly title?: string;
  readonly language?: string;
  readonly previews: readonly SegmentPreview[];
  readonly segments: readonly ScreenSegment[];
}

const ROOTS = /<(?:[\w-]+:)?(?:mediapackages?|search-results|Mpeg7|dublincore)[\s>]/;
const JSON_FIELDS = /"mediapackage"/;

/**
 * Reads a media package (`manifest.xml`, or the answer of a server as XML or JSON), a catalogue of segments (MPEG-7,
 * https://www.iso.org/standard/34230.html) or one of Dublin Core. Undefined where the file is none of these.
 */
export function readCatalogue(path: string, text: string): OpencastCatalogue | undefined {
  if (/^\s*\{/.test(text.slice(0, 500))) return JSON_FIELDS.test(text) ? ofJson(path, text) : undefined;
  if (!ROOTS.test(text.slice(0, 4000))) return undefined;
  const document = parseXml(path, text);
  if (document === undefined || document === 'refused') return undefined;
  const { root } = document;
  const previews = elementsIn(root).filter(({ name }) => name === 'attachment');
  const isMpeg7 = root.name === 'Mpeg7';
  return {
    path,
    ...aboutOf(findElement(root, 'mediapackage') ?? root),
    previews: previews.flatMap((element) => previewOf(fieldsOfAttachment(element), { path, line: element.line })),
    segments: elementsIn(root).flatMap((element) => {
      const place = { path, line: element.line };
      if (element.name === 'VideoSegment') return mpeg7Segment(element, place);
      return element.name === 'segment' && !isMpeg7 ? searchSegment(element, place) : [];
    }),
  };
}

/** Its own title: that of the series stands in other elements. */
function aboutOf(root: XmlElement): Pick<OpencastCatalogue, 'title' | 'language'> {
  const [title = '', language = ''] = ['title', 'language'].map((name) => {
    const [element] = elementsOf(root, name);
    return element === undefined ? '' : cleanLine(textOf(element));
  });
  return withAbout(title, language);
}

function withAbout(title: string, language: string): Pick<OpencastCatalogue, 'title' | 'language'> {
  const tag = tagOf(language);
  return { ...(title !== '' && { title }), ...(tag !== undefined && { language: tag }) };
}

/** `deu` -> `de`. */
function tagOf(language: string): string | undefined {
  try {
    return language === '' ? undefined : Intl.getCanonicalLocales(language)[0];
  } catch {
    return undefined;
  }
}

type Attachment = Readonly<Record<'id' | 'type' | 'ref' | 'url', string>>;

function fieldsOfAttachment(element: XmlElement): Attachment {
  const { id = '', type = '', ref = '' } = element.attributes;
  const url = elementsOf(element, 'url').map(textOf).join('').trim();
  return { id, type, ref, url };
}

/** `track:7e8a;time=T00:12:30:0F1000`. */
function previewOf({ id, type, ref, url }: Attachment, place: Place): readonly SegmentPreview[] {
  const atMs = /\/segment\+preview/.test(type) ? pointMs(/time=(\S+)/.exec(ref)?.[1] ?? '') : undefined;
  return atMs === undefined || url === '' ? [] : [{ type, atMs, id, url, place }];
}

function mpeg7Segment(element: XmlElement, place: Place): readonly ScreenSegment[] {
  const [time] = elementsOf(element, 'MediaTime');
  if (time === undefined) return [];
  const points = ['MediaRelTimePoint', 'MediaTimePoint'].flatMap((name) => elementsOf(time, name).map(textOf));
  const atMs = pointMs(points[0] ?? '');
  const lengthMs = durationMs(elementsOf(time, 'MediaDuration').map(textOf).join(''));
  const lines = elementsIn(element)
    .filter(({ name }) => name === 'VideoText')
    .map((line) => cleanLine(elementsOf(line, 'Text').map(textOf).join(' ')));
  const text = lines.filter((line) => line !== '').join('\n');
  return segmentOf({ atMs, lengthMs, text }, place);
}

/** Of a search's answer: times are milliseconds. */
function searchSegment(element: XmlElement, place: Place): readonly ScreenSegment[] {
  const { time, duration } = element.attributes;
  const text = elementsOf(element, 'text').map(textOf).join('\n').trim();
  return segmentOf({ atMs: milliseconds(time), lengthMs: milliseconds(duration), text }, place);
}

interface SegmentFields {
  readonly atMs: number | undefined;
  readonly lengthMs: number | undefined;
  readonly text: string;
}

function segmentOf({ atMs, lengthMs, text }: SegmentFields, place: Place): readonly ScreenSegment[] {
  if (atMs === undefined || atMs < 0) return [];
  return [{ atMs, ...(lengthMs !== undefined && lengthMs > 0 && { endMs: atMs + lengthMs }), text, place }];
}

/** `T00:12:30:0F1000`: hours, minutes, seconds, and so many of so many parts of one. */
function pointMs(written: string): number | undefined {
  const found = /T(\d{1,4}):(\d{1,2}):(\d{1,2})(?::(\d{1,9})F(\d{1,9}))?/.exec(written);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, parts = 0, of = 1] = found.slice(1).map((one) => Number(one || '0'));
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000 + partMs(parts, of));
}

/** `PT00H01M12S480N1000F`. */
function durationMs(written: string): number | undefined {
  const found = /PT?(?:(\d{1,4})H)?(?:(\d{1,6})M)?(?:(\d{1,9})S)?(?:(\d{1,9})N(\d{1,9})F)?/.exec(written);
  if (found === null) return undefined;
  const [hours = 0, minutes = 0, seconds = 0, parts = 0, of = 1] = found.slice(1).map((one) => Number(one || '0'));
  return Math.round(((hours * 60 + minutes) * 60 + seconds) * 1000 + partMs(parts, of));
}

const partMs = (parts: number, of: number) => (of > 0 ? (1000 * parts) / of : 0);

/** `episode.json`: the same fields; a list of one stands as that one. */
function ofJson(path: string, text: string): OpencastCatalogue | undefined {
  const { root, lineOf } = parseJson(path, text);
  const mediaPackage = objectUnder(root, 'mediapackage');
  if (mediaPackage === undefined) return undefined;
  const textAt = (from: JsonObject, name: string) => asText(from[name]) ?? '';
  const listOf = (list: string, one: string) => several(asObject(mediaPackage[list])?.[one]);
  return {
    path,
    ...withAbout(cleanLine(textAt(mediaPackage, 'title')), textAt(mediaPackage, 'language')),
    previews: listOf('attachments', 'attachment').flatMap((one) => {
      const [id = '', type = '', ref = '', url = ''] = ['id', 'type', 'ref', 'url'].map((name) => textAt(one, name));
      return previewOf({ id, type, ref, url }, { path, line: lineOf(one) });
    }),
    segments: listOf('segments', 'segment').flatMap((one) =>
      segmentOf(
        { atMs: milliseconds(one['time']), lengthMs: milliseconds(one['duration']), text: textAt(one, 'text').trim() },
        { path, line: lineOf(one) },
      ),
    ),
  };
}

const several = (value: Json | undefined): readonly JsonObject[] =>
  objectsIn(Array.isArray(value) ? value : value === undefined ? [] : [value]);

/** The first object of that name, however deep. */
function objectUnder(value: Json | undefined, name: string): JsonObject | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const own = asObject(asObject(value)?.[name]);
  if (own !== undefined) return own;
  for (const inner of Object.values(value)) {
    const found = objectUnder(inner, name);
    if (found !== undefined) return found;
  }
  return undefined;
}
