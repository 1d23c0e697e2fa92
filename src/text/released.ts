/** Which links lead to something that is not out yet: hosts, paths, video ids and lessons, as `unreleased:` names them. */
import { findReferences, sameLesson } from './references.js';

/** `https://youtu.be/ID`, `watch?v=ID`, `embed/ID`, `shorts/ID` and `live/ID` are one video. */
const YOUTUBE =
  /^(?:m\.|music\.)?(?:youtu\.be\/|(?:youtube|youtube-nocookie)\.com\/(?:watch\/?\?(?:[^#\s]*&)?v=|embed\/|shorts\/|live\/|v\/))([\w-]{11})/i;
const VIMEO = /^(?:player\.)?vimeo\.com\/(?:video\/)?(\d+)/i;
const VIDEO_ID = /^[\w-]{11}$/;
const LESSON = /^[\p{L}][\p{L}\p{N}]*?[Ll]\d{1,3}[a-z]?$/u;

const bare = (url: string) =>
  url
    .trim()
    .replace(/^[a-z][a-z\d+.-]*:\/\//i, '')
    .replace(/^www\./i, '');

/** The video that an address shows, whatever its form; undefined for other addresses. */
function videoOf(url: string): string | undefined {
  const plain = bare(url);
  const youtube = YOUTUBE.exec(plain)?.[1];
  if (youtube !== undefined) return `youtube:${youtube}`;
  const vimeo = VIMEO.exec(plain)?.[1];
  return vimeo === undefined ? undefined : `vimeo:${vimeo}`;
}

/** Whether an address is what a rule names, or lies below it: whole parts of a path are compared. */
function matches(url: string, rule: string): boolean {
  const video = videoOf(url);
  if (VIDEO_ID.test(rule) && video === `youtube:${rule}`) return true;
  const named = videoOf(rule);
  if (named !== undefined) return named === video;
  const parts = (address: string) =>
    bare(address)
      .replace(/[?#].*$/, '')
      .toLowerCase()
      .split('/')
      .filter((part) => part !== '');
  const [have, want] = [parts(url), parts(rule)];
  if (want.length === 0) return false;
  const starts = (from: number) => want.every((part, nth) => have[from + nth] === part);
  // A path counts on every host, and in files beside the notes.
  if (rule.startsWith('/')) return starts(/^[a-z][a-z\d+.-]*:\/\//i.test(url) ? 1 : 0);
  return starts(0);
}

const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"'`]+/gi;

/** The first rule that an address breaks. */
export function ruleOf(url: string, rules: readonly string[]): string | undefined {
  return rules.find((rule) => matches(url, rule));
}

export interface Leak {
  /** What stands in the text. */
  readonly found: string;
  readonly rule: string;
}

/** Addresses and references in plain text or code that lead to something unreleased. */
export function leaksOf(text: string, rules: readonly string[]): readonly Leak[] {
  const addresses = [...text.matchAll(ADDRESS)].flatMap(([found]): Leak[] => {
    const plain = found.replace(/[.,;:!?)\]}]+$/, '');
    const rule = ruleOf(plain, rules);
    return rule === undefined ? [] : [{ found: plain, rule }];
  });
  const lessons = rules.filter((rule) => LESSON.test(rule));
  if (lessons.length === 0) return addresses;
  const isKnown = (lesson: string) => lessons.some((rule) => sameLesson(rule, lesson));
  const references = findReferences(text, isKnown).flatMap(({ from, to, lesson }): Leak[] => {
    const rule = lesson === undefined ? undefined : lessons.find((one) => sameLesson(one, lesson));
    return rule === undefined ? [] : [{ found: text.slice(from, to), rule }];
  });
  return [...addresses, ...references];
}
