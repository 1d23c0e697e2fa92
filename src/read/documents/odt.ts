import { decodeXML } from 'entities/decode';
import { unzipSync } from 'fflate';
import { decodeBytes } from '../decode.js';

/** As for `.docx`: more is a bomb. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const BODY = 'content.xml';
/** What stands beside the text: comments, what was deleted, the numbers of notes, descriptions of pictures. */
const BESIDE = new Set([
  'office:annotation',
  'text:note-citation',
  'text:tracked-changes',
  'office:forms',
  'svg:title',
  'svg:desc',
]);
const MOST_SPACES = 40;

/**
 * The paragraphs of an OpenDocument text (`.odt`: LibreOffice, Google Docs), each line of one on its own, without their
 * formatting. Undefined when the bytes are no such document. Its XML is scanned as that of `docx.ts` is:
 * text stands in `<text:p>` and `<text:h>`; tabs, breaks and further spaces are empty tags.
 * Notes and boxes of text are paragraphs inside a paragraph: they follow it.
 */
export function readOdt(bytes: Uint8Array): readonly string[] | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === BODY && originalSize <= LARGEST_BYTES,
    });
    const body = files[BODY];
    const xml = body && decodeBytes(BODY, body).value.text;
    const from = xml?.indexOf('<office:text') ?? -1;
    return xml === undefined || from < 0 ? undefined : readParagraphs(xml, from);
  } catch {
    return undefined;
  }
}

function readParagraphs(xml: string, from: number): readonly string[] {
  const lines: string[] = [];
  /** Paragraphs around the one at hand, as far as they are read, and the lines inside the outermost. */
  const [around, inside]: [string[], string[]] = [[], []];
  let [line, depth] = ['', 0];
  const end = (): void => {
    (depth > 1 ? inside : lines).push(line);
    line = '';
  };
  for (let at = from; at < xml.length;) {
    const open = xml.indexOf('<', at);
    if (depth > 0) line += decodeXML(xml.slice(at, open < 0 ? xml.length : open)).replace(/\s+/g, ' ');
    const close = open < 0 ? -1 : xml.indexOf('>', open);
    if (close < 0) break;
    at = close + 1;
    const tag = xml.slice(open + 1, Math.min(close, open + 200));
    const [name = ''] = tag.split(/[\s/>]/, 1);
    const isEmpty = xml[close - 1] === '/';
    if (BESIDE.has(name) && !isEmpty) {
      const behind = xml.indexOf(`</${name}>`, close);
      at = behind < 0 ? xml.length : behind + name.length + 3;
    } else if (name === 'text:tab') line += '\t';
    else if (name === 'text:s') line += ' '.repeat(Math.min(MOST_SPACES, Number(/text:c="(\d+)"/.exec(tag)?.[1] ?? 1)));
    else if (name === 'text:line-break' || (isParagraph(name) && isEmpty && depth === 0)) end();
    else if (isParagraph(name) && !isEmpty) {
      if (depth++ > 0) {
        around.push(line);
        line = '';
      }
    } else if (name === '' && isParagraph(tag.slice(1).trimEnd())) {
      end();
      depth = Math.max(0, depth - 1);
      if (depth > 0) line = around.pop() ?? '';
      else lines.push(...inside.splice(0));
    }
  }
  return [...lines, ...inside, ...around, line].filter((one, at) => at < lines.length || one !== '');
}

const isParagraph = (name: string): boolean => name === 'text:p' || name === 'text:h';
