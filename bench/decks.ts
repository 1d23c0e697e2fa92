/**
 * What decks cost: text and pictures of their pages, and finding when each was shown.
 * Time of the processor, that of threads with it.
 */
import { basename, join } from 'node:path';
import { existsSync, readFileSync } from 'node:fs';
import { drawPages, findDrawer } from '../src/host/pdf/draw.js';
import { loadLecture, understandLecture } from '../src/pipeline/pipeline.js';
import { placeDecks } from '../src/place/decks/deck.js';
import { readPdf } from '../src/pipeline/read-pdf.js';
import { cpuClock } from './measure.js';

/** Of one deck, in milliseconds. */
export interface DeckCost {
  readonly what: string;
  readonly pages: number;
  readonly textMs: number;
  /** Without anything to draw with there is none. */
  readonly picturesMs: number | undefined;
  readonly placeMs: number | undefined;
}

const RUNS = 3;

/** What it takes, and the least time of several runs. */
async function costOf<Value>(work: () => Promise<Value> | Value, runs = RUNS): Promise<[Value, number]> {
  let least = Infinity;
  let value: Value | undefined;
  for (let run = 0; run < runs; run++) {
    const spentMs = cpuClock();
    value = await work();
    least = Math.min(least, spentMs());
  }
  return [value as Value, least];
}

/** Costs of a deck, and of placing it where it lies in a lecture's folder. */
export async function measureDeck(path: string, lecture: string | undefined): Promise<DeckCost> {
  const bytes = Uint8Array.from(readFileSync(path));
  const [read, textMs] = await costOf(() => readPdf(bytes));
  if ('failed' in read) throw new Error(`${path}: ${read.why}`);
  const drawer = await findDrawer();
  const numbers = read.pages.map(({ number }) => number);
  const [, picturesMs] = drawer === undefined ? [] : await costOf(() => drawPages(bytes, numbers, { with: drawer }), 1);
  const placeMs = lecture === undefined ? undefined : await placing(lecture);
  return { what: basename(lecture ?? path), pages: numbers.length, textMs, picturesMs, placeMs };
}

async function placing(lecture: string): Promise<number | undefined> {
  const { value: loaded } = loadLecture(lecture);
  if (loaded === undefined) return undefined;
  const { value } = await understandLecture(loaded);
  const { narration } = value;
  const captures = value.lecture.captures.map((capture) =>
    capture.deck === undefined ? capture : { ...capture, atMs: undefined },
  );
  const [, placeMs] = await costOf(() => placeDecks(captures, narration, value.lecture.durationMs));
  return placeMs;
}

/** What reading and drawing 50 pages, and placing a deck, may take. */
const MOST_MS = { text: 2000, pictures: 10_000, place: 150 };

/** The costs as lines of a table, and the decks that take longer than they may. */
export async function writeDecks(folders: readonly string[], own: string): Promise<string> {
  const decks: readonly (readonly [string, string | undefined])[] = [
    [own, undefined],
    ...folders.map((folder) => [join(folder, 'slides.pdf'), folder] as const).filter(([path]) => existsSync(path)),
  ];
  const lines = [
    `deck  pages  text ms (50 pages: at most ${MOST_MS.text})  pictures ms (${MOST_MS.pictures})  placing ms (${MOST_MS.place})`,
  ];
  for (const [path, folder] of decks) {
    const { what, pages, textMs, picturesMs, placeMs } = await measureDeck(path, folder);
    const of50 = (ms: number | undefined) =>
      ms === undefined ? '-' : `${ms.toFixed(0)} (${((ms * 50) / pages).toFixed(0)})`;
    const isOver =
      (pages >= 40 && (textMs * 50) / pages > MOST_MS.text) ||
      ((picturesMs ?? 0) * 50) / pages > MOST_MS.pictures ||
      (placeMs ?? 0) > MOST_MS.place;
    lines.push(
      `${what}  ${pages}  ${of50(textMs)}  ${of50(picturesMs)}  ${placeMs?.toFixed(0) ?? '-'}${isOver ? '  OVER' : ''}`,
    );
  }
  return lines.join('\n');
}
