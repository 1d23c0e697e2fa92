/**
 * Which links lead to something that is not out yet: hosts, paths, video ids and lessons, as `unreleased:` names them.
 */
import { decodeHref } from './href.js';
import { findReferences, sameLesson } from './references.js';
import { siteVideoOf } from './video-address.js';

const VIDEO_ID = /^[\w-]{11}$/;
const LESSON = /^[\p{L}][\p{L}\p{N}]*?[Ll]\d{1,3}[a-z]?$/u;

const bare = (url: string) =>
  url
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .replace(/^www\./i, '');

/** The video that an address shows, as one name; undefined for other addresses. */
function videoOf(url: string): string | undefined {
  const video = siteVideoOf(bare(url));
  return video && `${video.kind}:${video.id}`;
}

/** What YouTube calls the video that a rule names: an id of eleven signs is found wherever it stands. */
function youtubeIdOf(rule: string): string | undefined {
  if (VIDEO_ID.test(rule)) return rule;
  const named = videoOf(rule);
  return named?.startsWith('youtube:') ? named.slice('youtube:'.length) : undefined;
}

const partsOf = (address: string) =>
  decodeHref(bare(address).replace(/[?#].*$/, ''))
    .toLowerCase()
    .split('/')
    .filter((part) => part !== '' && part !== '.' && part !== '..');

/** Whether an address is what a rule names, or lies below it: whole parts of a path are compared. */
function matches(url: string, rule: string): boolean {
  const id = youtubeIdOf(rule);
  if (id !== undefined && hasWord(url, id)) return true;
  if (LESSON.test(rule)) return lessonsIn(url).some((lesson) => sameLesson(lesson, rule));
  const named = videoOf(rule);
  if (named !== undefined) return named === videoOf(url);
  const [have, want] = [partsOf(url), partsOf(rule)];
  if (want.length === 0) return false;
  const starts = (from: number) => want.every((part, nth) => have[from + nth] === part);
  // A path counts on every host, and in files beside the notes.
  if (rule.startsWith('/')) return starts(/^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(url) ? 1 : 0);
  return starts(0);
}

const hasWord = (text: string, word: string) =>
  new RegExp(String.raw`(?<![A-Za-z\d])${escapePattern(word)}(?![A-Za-z\d])`).test(text);

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** Lessons that a file or folder is called by: `DL1v3L6/notes.html`, `slides-DL1v3L6.png`. */
const lessonsIn = (url: string) =>
  decodeHref(url)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => LESSON.test(part));

/** The first rule that an address breaks. */
export function ruleOf(url: string, rules: readonly string[]): string | undefined {
  return rules.find((rule) => matches(url, rule));
}

export interface Leak {
  /** What stands in the text. */
  readonly found: string;
  readonly rule: string;
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'`]+/gi;
const ATTRIBUTE = /\b(?:src|href|poster|data|srcset)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** Addresses, references, ids and paths in plain text, code or HTML that lead to something unreleased. */
export function leaksOf(text: string, rules: readonly string[]): readonly Leak[] {
  const addresses = [...text.matchAll(ADDRESS)].map(([found]) => found.replace(/[.,;:!?)\]}]+$/, ''));
  const attributes = [...text.matchAll(ATTRIBUTE)].map((found) => found[1] ?? found[2] ?? found[3] ?? '');
  const leaks = new Map<string, string>();
  for (const found of [...addresses, ...attributes]) {
    const rule = found === '' ? undefined : ruleOf(found, rules);
    if (rule !== undefined) leaks.set(found, rule);
  }
  for (const { found, rule } of [...referencesIn(text, rules), ...rules.flatMap((one) => named(text, one))])
    if (![...leaks.keys()].some((known) => known.includes(found))) leaks.set(found, rule);
  return [...leaks].map(([found, rule]) => ({ found, rule }));
}

function referencesIn(text: string, rules: readonly string[]): readonly Leak[] {
  const lessons = rules.filter((rule) => LESSON.test(rule));
  if (lessons.length === 0) return [];
  const isKnown = (lesson: string) => lessons.some((rule) => sameLesson(rule, lesson));
  return findReferences(text, isKnown).flatMap(({ from, to, lesson }): Leak[] => {
    const rule = lesson === undefined ? undefined : lessons.find((one) => sameLesson(one, lesson));
    return rule === undefined ? [] : [{ found: text.slice(from, to), rule }];
  });
}

/** What a rule names, written out: an id as in `YouTubeVideo('ID')`, a host or path without its `https://`. */
function named(text: string, rule: string): readonly Leak[] {
  const id = youtubeIdOf(rule);
  if (id !== undefined) return hasWord(text, id) ? [{ found: id, rule }] : [];
  if (LESSON.test(rule) || !/[./]/.test(rule) || videoOf(rule) !== undefined) return [];
  const plain = bare(rule).replace(/\/+$/, '');
  if (plain === '') return [];
  const pattern = new RegExp(String.raw`(?<![\w./-])${escapePattern(plain)}(?:[/?#][^\s"'\`<>)\]]*|(?![\w-]))`, 'gi');
  return [...text.matchAll(pattern)].map(([found]) => ({ found: found.replace(/[.,;:!?]+$/, ''), rule }));
}
