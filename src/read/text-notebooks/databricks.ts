import { cellOf, cutAt, type NumberedLine, type TextCell } from './cell.js';
import { strip } from './header.js';
import { languageOfName } from './languages.js';

/** What is known of the notebook that a command stands in. */
interface DatabricksSettings {
  readonly comment: string;
  readonly language: string;
}

export function isDatabricks(lines: readonly NumberedLine[], comment: string): boolean {
  return lines.slice(0, 5).some(({ text }) => strip(text, comment).trim() === 'Databricks notebook source');
}

/**
 * The source format of Databricks: `# COMMAND ----------` between cells, other languages and Markdown behind `# MAGIC`.
 */
export function readDatabricks(lines: readonly NumberedLine[], settings: DatabricksSettings): readonly TextCell[] {
  const { comment } = settings;
  const isHead = (text: string) => strip(text, comment).trim() === 'Databricks notebook source';
  const source = lines.filter(({ text }) => !isHead(text));
  const isCut = (text: string) => text.startsWith(comment) && /^\s*COMMAND -{5,}\s*$/.test(text.slice(comment.length));
  return cutAt(source, isCut).flatMap(({ body }) => readCommand(body, settings));
}

const TITLE = /^DBTITLE \d+,(.*)$/;

function readCommand(body: readonly NumberedLine[], { comment, language }: DatabricksSettings): readonly TextCell[] {
  const [title] = body.flatMap(({ text }) => TITLE.exec(strip(text, comment))?.[1] ?? []);
  const about = title === undefined ? {} : { title: title.trim() };
  const lines = body.filter(({ text }) => text.trim() !== '' && !TITLE.test(strip(text, comment)));
  const isMagic = lines.length > 0 && lines.every(({ text }) => /^\s*MAGIC(?: |$)/.test(text.slice(comment.length)));
  if (!isMagic)
    return cellOf(
      body.filter(({ text }) => !TITLE.test(strip(text, comment))),
      { kind: 'code', ...about },
    );
  const plain = lines.map(({ text, line }) => ({ text: text.replace(/^\S+\s*MAGIC ?/, ''), line }));
  const [, magic = '', rest = ''] = /^%([\w-]+)(?![\w-])\s?(.*)$/.exec(plain[0]?.text ?? '') ?? [];
  const inside = [{ text: rest, line: plain[0]?.line ?? 1 }, ...plain.slice(1)];
  if (/^md(?:-sandbox)?$/.test(magic)) return cellOf(inside, { kind: 'markdown', ...about });
  if (magic === 'sh' && language === 'python') return cellOf(inside, { kind: 'code', ...about }, '%%sh\n');
  if (!['python', 'r', 'scala', 'sql', 'sh'].includes(magic)) return cellOf(plain, { kind: 'code', ...about });
  const own = languageOfName(magic) ?? magic;
  return cellOf(inside, { kind: 'code', ...about, ...(own !== language && { language: own }) });
}
