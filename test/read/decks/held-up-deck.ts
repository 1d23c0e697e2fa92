import { deflateSync } from 'node:zlib';
import { readPdf } from '../../../src/pipeline/read-pdf.js';

/**
 * Reads a PDF that holds up its reader, and writes what came of it as JSON.
 * A program of its own: its memory is then that of nobody else.
 */

/** A page whose content becomes a thousand times as long, and takes minutes to go through. */
function bomb(): Uint8Array {
  const content = deflateSync(Buffer.alloc(100_000_000, 'q Q '), { level: 1 });
  const head = [
    '%PDF-1.4',
    '1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj',
    '2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj',
    '3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 960 540]/Contents 4 0 R/Resources<<>>>> endobj',
    `4 0 obj <</Length ${content.length}/Filter/FlateDecode>> stream\n`,
  ].join('\n');
  const end = '\nendstream endobj\ntrailer <</Root 1 0 R/Size 5>>\n%%EOF';
  return Uint8Array.from(Buffer.concat([Buffer.from(head), content, Buffer.from(end)]));
}

const bytes = bomb();
const before = process.cpuUsage();
const read = await readPdf(bytes);
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ read, cpuMs: (user + system) / 1000, bytes: process.memoryUsage.rss() }));
