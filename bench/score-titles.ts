/**
 * Titles alone: sections are cut where a person cut them, and what the tool calls them is held against the person's titles,
 * by the F1 of their stems and the share that has one in common: `npm run score:titles`. Of NBSCRIBE_SHARED:
 * talks, lessons of a course; of ours: what was written by reading.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readShippedData } from '../src/host/data.js';
import type { Lecture } from '../src/model/lecture.js';
import type { Narration } from '../src/model/narration.js';
import { nameSections } from '../src/outline/titles/titles.js';
import { loadLecture, understandLecture } from '../src/pipeline/pipeline.js';
import { openLexicon } from '../src/text/lexicon/lexicon.js';
import { narrate } from '../src/text/narrate.js';
import { lectureOfTalk, readStoredTalks } from './train-sections-talks.js';
import { compareTitles } from './compare-titles.js';

/** A lecture whose sections a person cut and named. */
interface Titled {
  readonly kind: string;
  readonly id: string;
  readonly lecture: Lecture;
  readonly narration: Narration;
  readonly sections: readonly { readonly startMs: number; readonly title: string }[];
}

/** What is said before the first section in so short a time belongs to it. */
const GREETING_MS = 15_000;

const lexicon = openLexicon(readShippedData);

/** All of them, one at a time. */
async function* readTitled(shared: string): AsyncGenerator<Titled> {
  const folder = join(shared, 'data/sections');
  for (const stored of existsSync(folder) ? readStoredTalks(folder) : []) {
    const lecture = lectureOfTalk(stored);
    const { value: narration } = narrate(lecture, { readData: readShippedData, lexicon });
    const kind = stored.source === 'bitcoinops' ? 'recaps' : `${stored.style} talks`;
    const sections = stored.boundaries.map((startMs, nth) => ({ startMs, title: stored.titles[nth] ?? '' }));
    yield { kind, id: stored.id, lecture, narration, sections };
  }
  for (const name of existsSync(join(shared, 'gold')) ? readdirSync(join(shared, 'gold')).sort() : []) {
    const [, id] = /^A_(.+)\.json$/.exec(name) ?? [];
    if (id === undefined) continue;
    const gold = JSON.parse(readFileSync(join(shared, 'gold', name), 'utf8')) as {
      readonly boundaries: readonly number[];
      readonly titles: readonly string[];
    };
    const sections = gold.boundaries.map((atS, nth) => ({ startMs: atS * 1000, title: gold.titles[nth] ?? '' }));
    const isLesson = id.startsWith('lesson');
    yield* readLectureTitled(join(shared, 'lectures', isLesson ? `fastai-v3-${id}` : id), {
      kind: isLesson ? 'lessons' : 'practicums',
      id,
      sections,
    });
  }
  const byReading = JSON.parse(
    readFileSync(join(import.meta.dirname, '../test/outline/sections-by-reading.json'), 'utf8'),
  ) as Record<string, [atS: number, title: string][]>;
  for (const [id, rows] of Object.entries(byReading)) {
    const own = join(import.meta.dirname, '../transcripts', id);
    const sections = rows.map(([atS, title]) => ({ startMs: atS * 1000, title }));
    yield* readLectureTitled(existsSync(own) ? own : join(shared, 'lectures', id), {
      kind: existsSync(own) ? 'our samples, read' : 'practicums, read',
      id,
      sections,
    });
  }
}

async function* readLectureTitled(
  path: string,
  titled: Pick<Titled, 'kind' | 'id' | 'sections'>,
): AsyncGenerator<Titled> {
  const loaded = loadLecture(path).value;
  if (loaded === undefined) return;
  const { lecture, narration } = (await understandLecture(loaded)).value;
  yield { ...titled, lecture, narration };
}

/** How near the tool's titles come to the person's: of each section after the greeting, stems, F1. */
function scoreTitles({ lecture, narration, sections }: Titled): readonly number[] {
  const endMs = Math.max(lecture.durationMs, narration.sentences.at(-1)?.endMs ?? 0);
  const theirs = sections.filter(({ startMs }) => startMs > GREETING_MS);
  const starts = [0, ...theirs.map(({ startMs }) => startMs)];
  const spans = starts.map((startMs, nth) => ({
    startMs,
    endMs: starts[nth + 1] ?? endMs,
    level: 1,
    title: undefined,
  }));
  const named = nameSections(spans, { lecture, narration, lexicon }).slice(1);
  return named.map(({ title }, nth) => compareTitles(title, theirs[nth]!.title));
}

async function main(): Promise<void> {
  const shared = process.env['NBSCRIBE_SHARED'] ?? join(import.meta.dirname, '../../shared');
  const scores = new Map<string, number[]>();
  for await (const titled of readTitled(shared)) {
    const own = scores.get(titled.kind) ?? [];
    own.push(...scoreTitles(titled));
    scores.set(titled.kind, own);
  }
  for (const [kind, own] of scores) {
    const mean = own.reduce((sum, each) => sum + each, 0) / own.length;
    const hits = own.filter((each) => each > 0).length / own.length;
    console.log(`${kind}: ${own.length} titles, F1 ${mean.toFixed(3)}, share a stem ${hits.toFixed(3)}`);
  }
}

await main();
