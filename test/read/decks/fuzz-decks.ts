import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { drawPages, findDrawer } from '../../../src/host/pdf/draw.js';
import { useOwnInflate } from '../../../src/host/pdf/inflate.js';
import { fitToPage, makeThumbnails } from '../../../src/host/images.js';
import type { Capture } from '../../../src/model/capture.js';
import { readTakenAt } from '../../../src/read/captures/exif.js';
import { readImage } from '../../../src/read/captures/image.js';
import { readDeck, type ReadPdf } from '../../../src/read/decks/read-deck.js';
import { openMemory } from '../../../src/read/memory.js';
import { readPdf, readPdfHere } from '../../../src/pipeline/read-pdf.js';
import { slowness } from '../../soon.js';
import { makePdf } from './make-pdf.js';

/**
 * Damages decks and pictures, reads and draws them, and writes what came of it as JSON.
 * A program of its own: a crash is then seen as one.
 */
const RUNS = Number(process.argv[2]);
const FIRST = Number(process.argv[3] ?? 1);
const DRAWN_EVERY = 10;
/**
 * Most are read in this thread, for a thread of their own takes longer to begin than to read them;
 * one that is slow here must not be so there.
 */
const GUARDED_EVERY = 16;
/** Of the processor: others may use the machine. */
const LONGEST_MS = 5000;
/**
 * Takes a gigabyte in pdf.js as it comes:
 * what nbscribe builds of it bounds that (`build.mjs`), and is what must be tried.
 */
const ALWAYS_GUARDED = [4026];

const fixture = (name: string) => Uint8Array.from(readFileSync(join(import.meta.dirname, 'fixtures', name)));
const SHOT = readdirSync(join(import.meta.dirname, 'fixtures')).find((name) => name.endsWith('.png')) ?? '';
const SOURCES: readonly (readonly [string, Uint8Array])[] = [
  ['a.pdf', fixture('hashing.pdf')],
  ['b.pdf', fixture('hashing-user-pw.pdf')],
  ['c.pdf', makePdf([{ lines: ['Hashing', 'a (b) c'], link: 'https://x.org/?t=5' }, { lines: ['Trees'] }])],
  ['d.pptx', fixture('hashing.pptx')],
  ['e.png', fixture(SHOT)],
  ['f.jpg', fixture('photo.jpg')],
];

/** Numbers that are the same in every run (Park and Miller, 1988). */
function randomFrom(seed: number): (below: number) => number {
  let state = (seed * 48271 + 11) % 2147483647 || 1;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

const NASTY = ['0 obj', '<<', '>>', '/Kids[2 0 R]', '-1', '99999999999', 'endstream', '/Length 9', '\0', ')', '<p:sp>'];

/** Bytes changed, cut out, doubled, or replaced by what parsers trip over. */
function damage(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  let out = bytes.slice();
  for (let count = 1 + random(6); count > 0; count--) {
    const [at, length] = [random(out.length || 1), 1 + random(200)];
    const how = random(5);
    if (how === 0) out[at] = random(256);
    else if (how === 1) out = Uint8Array.from([...out.subarray(0, at), ...out.subarray(at + length)]);
    else if (how === 2) out = Uint8Array.from([...out.subarray(0, at + length), ...out.subarray(at)]);
    else if (how === 3) out = out.slice(0, Math.max(1, at));
    else out.set(strToU8(NASTY[random(NASTY.length)] ?? '').subarray(0, out.length - at), at);
  }
  return out;
}

/** Of a zip the parts inside, so that what is damaged is still unzipped. */
function damagePart(bytes: Uint8Array, random: (below: number) => number): Uint8Array {
  const parts = unzipSync(bytes);
  const names = Object.keys(parts).filter((name) => /\.(?:xml|rels)$/.test(name));
  const name = names[random(names.length)] ?? '';
  return zipSync({ ...parts, [name]: damage(parts[name] ?? new Uint8Array(), random) }, { level: 0 });
}

// As in the thread that nbscribe reads them in.
useOwnInflate();
const drawer = await findDrawer();
const slow: string[] = [];
const silent: number[] = [];
let halfwayBytes = 0;

/** What is kept: garbage is collected first, also what is let go of by what was collected, and by what still ends. */
async function heapBytes(): Promise<number> {
  for (let times = 0; times < 3; times++) {
    await setTimeout(100);
    globalThis.gc?.();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Whether the deck was refused without a word. */
async function readDamaged(path: string, bytes: Uint8Array, how: ReadPdf): Promise<boolean> {
  const { value, problems } = await readDeck({ path, isNamed: true }, bytes, { readPdf: how });
  return value === undefined && !problems.some(({ level }) => level === 'error');
}

/** All that is done with a picture. */
async function readPicture(path: string, bytes: Uint8Array): Promise<void> {
  const files = openMemory({ [path]: bytes, [`again-${path}`]: bytes });
  const place = { path, line: 0 };
  const captures = [path, `again-${path}`].flatMap((name): Capture[] => {
    const [image] = readImage(files, name, place);
    return image === undefined ? [] : [{ kind: 'slide', atMs: 0, content: '', image, place }];
  });
  readTakenAt(bytes);
  await makeThumbnails(captures, (name) => files.read(name));
  for (const { image } of captures) if (image !== undefined) await fitToPage(bytes, image);
}

async function cpuMsOf(work: () => Promise<void>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
  const random = randomFrom(seed);
  const [path, source] = SOURCES[seed % SOURCES.length]!;
  const isPicture = /\.(?:png|jpg)$/.test(path);
  const bytes = path.endsWith('.pptx') && seed % 3 > 0 ? damagePart(source, random) : damage(source, random);
  const read = async (how: ReadPdf) => {
    if (isPicture) await readPicture(path, bytes);
    else if (await readDamaged(path, bytes, how)) silent.push(seed);
  };
  const isGuarded =
    ALWAYS_GUARDED.includes(seed) ||
    (seed % GUARDED_EVERY < SOURCES.length && seed % GUARDED_EVERY === seed % SOURCES.length);
  let tookMs = await cpuMsOf(() => read(isGuarded ? readPdf : readPdfHere));
  if (tookMs > LONGEST_MS && !isGuarded) tookMs = await cpuMsOf(() => read(readPdf));
  if (path.endsWith('.pdf') && drawer !== undefined && seed % (DRAWN_EVERY * SOURCES.length) < 4)
    tookMs = Math.max(tookMs, await cpuMsOf(async () => void (await drawPages(bytes, [1], { with: drawer }))));
  if (tookMs > LONGEST_MS) tookMs /= slowness();
  if (tookMs > LONGEST_MS) slow.push(`seed ${seed}: ${Math.round(tookMs)} ms`);
  if (seed === FIRST + Math.floor(RUNS / 2)) halfwayBytes = await heapBytes();
}
// The most that was taken at any moment, also by a thread that is gone; in kilobytes.
const mostBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ slow, silent, mostBytes, grownBytes: (await heapBytes()) - halfwayBytes }));
