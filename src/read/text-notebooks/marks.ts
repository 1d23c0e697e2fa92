import { readJsonLike } from '../yaml/open-yaml.js';

/** What stands behind a cell's mark: `# %% Load it [markdown] tags=["x"] language="bash"`. */
export interface CellMark {
  readonly type: 'code' | 'markdown' | 'raw';
  readonly title: string;
  readonly options: ReadonlyMap<string, unknown>;
}

const OPTION = /(?:^|\s)([A-Za-z_][\w.-]*)\s*=\s*("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\[[^\]]*\]|\{[^}]*\}|[^\s,]+)/g;

/** Reads the text behind the sign of a mark; options may be `key=value` or one JSON object. */
export function readMark(text: string): CellMark {
  const [, type] = /\[(markdown|md|raw)\]/i.exec(text) ?? /^\s*(md|markdown)\s*$/i.exec(text) ?? [];
  const rest = text.replace(/\[(?:markdown|md|raw)\]/i, ' ');
  const [json] = /\{.*\}\s*$/.exec(rest) ?? [];
  const data = json === undefined ? undefined : readJsonLike(json);
  const isObject = typeof data === 'object' && data !== null;
  const fields: [string, unknown][] = isObject
    ? Object.entries(data)
    : [...rest.matchAll(OPTION)].map(([, key = '', value = '']) => [key, readJsonLike(value)]);
  const title = isObject ? rest.slice(0, rest.length - (json ?? '').length) : rest.replace(OPTION, ' ');
  const kind = type?.toLowerCase();
  return {
    type: kind === undefined ? 'code' : kind === 'raw' ? 'raw' : 'markdown',
    title: kind !== undefined && /^(?:md|markdown)$/i.test(title.trim()) ? '' : title.replace(/\[.*?\]/g, '').trim(),
    options: new Map(fields),
  };
}

/** The `tags` of a mark. */
export function tagsOf(options: CellMark['options']): readonly string[] {
  const tags = options.get('tags');
  const list = typeof tags === 'string' ? tags.split(/[\s,]+/) : Array.isArray(tags) ? tags : [];
  return list.filter((tag): tag is string => typeof tag === 'string' && /^[^,]+$/.test(tag));
}
