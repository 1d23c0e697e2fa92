import type { IOutput } from '@jupyterlab/nbformat';
import type { RootContent } from 'mdast';
import type { CodeCell, SideFile } from '../../model/notebook.js';
import { verbatimText } from './verbatim-text.js';

/** Longer output is cut: a post or page is read by people. */
const MOST_CHARS = 4000;

const IMAGES: readonly (readonly [type: string, extension: string])[] = [
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/svg+xml', 'svg'],
  ['image/gif', 'gif'],
];

/** What a cell printed and drew, as blocks behind its code. `files` takes the pictures; `folder` is theirs. */
export function outputBlocks(cell: CodeCell, folder: string, files: SideFile[]): readonly RootContent[] {
  const blocks: RootContent[] = [];
  let printed = '';
  const flush = () => {
    if (printed.trim() !== '') blocks.push({ type: 'code', lang: 'text', value: shorten(printed.replace(/\n+$/, '')) });
    printed = '';
  };
  cell.outputs.forEach((output, nth) => {
    const image = imageOf(output, `${folder}/${cell.id ?? 'cell'}-${nth}`);
    if (image === undefined) {
      const text = verbatimText(output);
      printed += text === '' || text.endsWith('\n') ? text : `${text}\n`;
      return;
    }
    flush();
    files.push(image);
    blocks.push({ type: 'paragraph', children: [{ type: 'image', url: image.path, alt: 'Output of the code above' }] });
  });
  flush();
  return blocks;
}

function imageOf(output: IOutput, name: string): SideFile | undefined {
  const data = 'data' in output ? (output.data as Readonly<Record<string, unknown>>) : {};
  for (const [type, extension] of IMAGES) {
    const value = data[type];
    const text = Array.isArray(value) ? value.join('') : value;
    if (typeof text !== 'string') continue;
    const bytes = type === 'image/svg+xml' ? new TextEncoder().encode(text) : Buffer.from(text, 'base64');
    return { path: `${name}.${extension}`, bytes };
  }
  return undefined;
}

function shorten(text: string): string {
  if (text.length <= MOST_CHARS) return text;
  return `${text.slice(0, MOST_CHARS).replace(/\n[^\n]*$/, '')}\n... (${text.length - MOST_CHARS} more characters)`;
}
