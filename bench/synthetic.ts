import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync, crc32 } from 'node:zlib';

/** Words of a made-up course, so that cells, slides and speech have something in common. */
const TOPICS =
  'gradient descent learner momentum batch tensor layer weight loss optimiser schedule dropout embedding token attention kernel filter bias epoch dataset'.split(
    ' ',
  );
const TALK =
  'so now we have this and you can see that the thing we want to do here is to take it and then look at what happens when we change it a bit because'.split(
    ' ',
  );

/** A repeatable stream of numbers in [0, 1): mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes a lecture folder of the given length: raw captions, slides with times, course notebooks without. */
export function writeSyntheticLecture(
  folder: string,
  { minutes, notebooks, slides }: { minutes: number; notebooks: number; slides: number },
): void {
  const random = createRandom(1);
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item;
  mkdirSync(join(folder, 'slides'), { recursive: true });
  mkdirSync(join(folder, 'notebooks'), { recursive: true });
  const cues: Record<string, string> = {};
  for (let second = 0; second < minutes * 60; second += 3) {
    const topic = TOPICS[Math.floor((second / (minutes * 60)) * TOPICS.length)] as string;
    const words = Array.from({ length: 8 }, () =>
      random() < 0.12 ? topic : random() < 0.05 ? pick(TOPICS) : pick(TALK),
    );
    cues[`${String(Math.floor(second / 60)).padStart(2, '0')}:${String(second % 60).padStart(2, '0')}`] =
      words.join(' ');
  }
  writeFileSync(join(folder, 'transcript.json'), JSON.stringify(cues, null, 1));
  for (let nth = 0; nth < slides; nth++) {
    const at = Math.floor(((nth + 0.5) / slides) * minutes * 60);
    const name = [Math.floor(at / 3600), Math.floor(at / 60) % 60, at % 60].map((part) =>
      String(part).padStart(2, '0'),
    );
    writeFileSync(join(folder, 'slides', `${name.join('-')}.png`), drawSlide(nth));
  }
  for (let nth = 0; nth < notebooks; nth++)
    writeFileSync(join(folder, 'notebooks', `part${nth + 1}.ipynb`), JSON.stringify(courseNotebook(nth, notebooks)));
}

function courseNotebook(nth: number, of: number) {
  const mine = TOPICS.slice((nth * TOPICS.length) / of, ((nth + 1) * TOPICS.length) / of);
  const cells = mine.flatMap((topic) => [
    { cell_type: 'markdown', metadata: {}, source: [`## The ${topic}`] },
    ...Array.from({ length: 12 }, (_, step) => ({
      cell_type: 'code',
      metadata: {},
      execution_count: null,
      outputs: [],
      source: [`${topic}_${step} = make_${topic}(step=${step})\n`, `print(${topic}_${step})`],
    })),
  ]);
  return {
    cells,
    metadata: { kernelspec: { name: 'python3', display_name: 'Python 3' } },
    nbformat: 4,
    nbformat_minor: 2,
  };
}

/** A 1280 x 720 grey PNG with a few bars: as heavy as a plain slide, and different for each number. */
function drawSlide(nth: number): Buffer {
  const [width, height] = [1280, 720];
  const rows = Buffer.alloc((width + 1) * height, 0xf0);
  for (let y = 0; y < height; y++) {
    rows[y * (width + 1)] = 0;
    const bar = Math.floor(y / 60);
    if ((bar * 7 + nth * 3) % 5 < 2)
      rows.fill(0x40 + ((bar * nth) % 64), y * (width + 1) + 80, y * (width + 1) + 80 + ((bar * 97 + nth * 53) % 1000));
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const out = Buffer.alloc(body.length + 8);
  out.writeUInt32BE(data.length, 0);
  body.copy(out, 4);
  out.writeUInt32BE(crc32(body) >>> 0, body.length + 4);
  return out;
}
