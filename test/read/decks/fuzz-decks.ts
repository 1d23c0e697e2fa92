import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { drawPages, findDrawer } from '../../../src/host/draw-pages.js';
import { openPdf } from '../../../src/host/pdf.js';
import { readDeck } from '../../../src/read/decks/read-deck.js';
import { makePdf } from './make-pdf.js';

/** Damages decks, reads and draws them, and writes what came of it as JSON. A program of its own: a crash is then seen as one. */
const RUNS = Number(process.argv[2]);
const FIRST = Number(process.argv[3] ?? 1);
const DRAWN_EVERY = 10;
/** Of the processor: others may use the machine. */
const LONGEST_MS = 5000;

const fixture = (name: string) => Uint8Array.from(readFileSync(join(import.meta.dirname, 'fixtures', name)));
const SOURCES: readonly (readonly [string, Uint8Array])[] = [
  ['a.pdf', fixture('hashing.pdf')],
  ['b.pdf', fixture('hashing-user-pw.pdf')],
  ['c.pdf', makePdf([{ lines: ['Hashing', 'a (b) c'], link: 'https://x.org/?t=5' }, { lines: ['Trees'] }])],
  ['d.pptx', fixture('hashing.pptx')],
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

const drawer = await findDrawer();
const slow: string[] = [];
const silent: number[] = [];
let mostBytes = 0;
for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
  const random = randomFrom(seed);
  const [path, source] = SOURCES[seed % SOURCES.length]!;
  const bytes = path.endsWith('.pptx') && seed % 3 > 0 ? damagePart(source, random) : damage(source, random);
  const before = process.cpuUsage();
  const { value, problems } = await readDeck({ path, isNamed: true }, bytes, openPdf);
  if (value === undefined && !problems.some(({ level }) => level === 'error')) silent.push(seed);
  if (value?.kind === 'pdf' && drawer !== undefined && seed % DRAWN_EVERY < 4)
    await drawPages(bytes, [1, 2], { with: drawer });
  const { user, system } = process.cpuUsage(before);
  const tookMs = (user + system) / 1000;
  if (tookMs > LONGEST_MS) slow.push(`seed ${seed}: ${Math.round(tookMs)} ms`);
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss());
}
console.log(JSON.stringify({ slow, silent, mostBytes }));
