import { decodeXML } from 'entities/decode';
import { unzipSync } from 'fflate';
import { decodeBytes } from '../decode.js';

/** The text of a long meeting has a few megabytes; more is a bomb. */
const LARGEST_BYTES = 64 * 1024 * 1024;
const BODY = 'word/document.xml';

/**
 * The paragraphs of a Word document, each line of one on its own, without their formatting. Undefined when the bytes
 * are no such document. Its XML is not parsed but scanned, which is enough:
 * text stands in `<w:t>`, tabs and breaks are empty tags.
 */
export function readDocx(bytes: Uint8Array): readonly string[] | undefined {
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => name === BODY && originalSize <= LARGEST_BYTES,
    });
    const body = files[BODY];
    return body && readParagraphs(decodeBytes(BODY, body).value.text);
  } catch {
    return undefined;
  }
}

function readParagraphs(xml: string): readonly string[] {
  const lines: string[] = [];
  let line = '';
  let inText = false;
  for (let at = 0; at < xml.length;) {
    const open = xml.indexOf('<', at);
    if (inText) line += decodeXML(xml.slice(at, open < 0 ? xml.length : open));
    const close = open < 0 ? -1 : xml.indexOf('>', open);
    if (close < 0) break;
    const [name = ''] = xml.slice(open + 1, Math.min(close, open + 40)).split(/[\s/>]/, 1);
    if (name === 'w:t') inText = xml[close - 1] !== '/';
    else if (name === 'w:tab') line += '\t';
    else if (name === 'w:br' || name === 'w:cr') {
      lines.push(line);
      line = '';
    } else if (name === '' && xml.startsWith('/w:t>', open + 1)) inText = false;
    else if (name === '' && xml.startsWith('/w:p>', open + 1)) {
      lines.push(line);
      line = '';
    }
    at = close + 1;
  }
  if (line !== '') lines.push(line);
  return lines;
}
