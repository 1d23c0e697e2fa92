import { cleanLine } from './transcripts/support/clean.js';

/** What a file says about its lecture, apart from the words. */
export interface FrontMatterFacts {
  readonly title?: string;
  /** URL of the recording. */
  readonly video?: string;
  /** BCP 47. */
  readonly language?: string;
}

/** Further than this no front matter reaches. */
const MOST_LINES = 500;
const FIELD = /^\s*["']?([\p{L}][\p{L}\d _-]{0,40})["']?\s*:(?:\s+(\S.*)?)?$/u;

/**
 * Takes off YAML front matter: the lines between `---` at the top of a file and the next `---`. Real ones are often no
 * valid YAML, so fields are read line by line.
 * The lines become empty, so that line numbers hold. Undefined where there is none.
 */
export function takeFrontMatter(
  lines: readonly string[],
): { lines: readonly string[]; about: FrontMatterFacts } | undefined {
  const from = lines.slice(0, 20).findIndex((line) => line.trim() !== '');
  if (from < 0 || lines[from]?.trimEnd() !== '---') return undefined;
  const length = lines
    .slice(from + 1, from + MOST_LINES)
    .findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line.slice(0, 9)));
  if (length < 1) return undefined;
  const fields = lines.slice(from + 1, from + 1 + length);
  if (!fields.some((line) => FIELD.test(line.slice(0, 400)))) return undefined;
  const left = lines.slice();
  left.fill('', 0, from + length + 2);
  return { lines: left, about: readAbout(fields) };
}

/** Reads `title:`, `url:` and their kin; of several the first. */
export function readAbout(lines: readonly string[]): FrontMatterFacts {
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, key = '', value = ''] = FIELD.exec(line.slice(0, 1000)) ?? [];
    const plain = cleanLine(value).replace(/^(["'])(.*)\1$/, '$2');
    if (plain !== '' && !fields.has(key.toLowerCase())) fields.set(key.toLowerCase(), plain);
  }
  const first = (keys: readonly string[], fits: RegExp) =>
    keys.map((key) => fields.get(key)).find((value) => value !== undefined && fits.test(value));
  const title = first(['title', 'name'], /\S/);
  const video = first(
    ['video', 'video url', 'video_url', 'url', 'youtube', 'source', 'link', 'media'],
    /^https?:\/\/\S+$/i,
  );
  const language = first(['language', 'lang'], /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/i);
  return { ...(title && { title }), ...(video && { video }), ...(language && { language }) };
}
