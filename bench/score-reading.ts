/**
 * Holds sections and titles against those that a person wrote by reading (test/outline/sections-by-reading.json):
 * `npm run score:reading`.
 * Our samples, and lectures of NBSCRIBE_SHARED where they are. The tool's own number of sections.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLecture, understandLecture } from '../src/pipeline/pipeline.js';
import { compareTitles } from './compare-titles.js';
import { fScore } from './train-sections-score.js';

const WITHIN_S = 30;
const shared = process.env['NBSCRIBE_SHARED'] ?? join(import.meta.dirname, '../../shared');
const read = JSON.parse(
  readFileSync(join(import.meta.dirname, '../test/outline/sections-by-reading.json'), 'utf8'),
) as Record<string, [atS: number, title: string][]>;

for (const [id, rows] of Object.entries(read)) {
  const folders = [join(import.meta.dirname, '../transcripts', id), join(shared, 'lectures', id)];
  const loaded = folders.flatMap((folder) => loadLecture(folder).value ?? [])[0];
  if (loaded === undefined) {
    console.log(`${id}: skipped, not there; set NBSCRIBE_SHARED`);
    continue;
  }
  const { sections } = (await understandLecture(loaded)).value;
  const theirs = rows.filter(([atS]) => atS > 15);
  const ours = sections.map(({ startMs, title }) => ({ atS: startMs / 1000, title })).filter(({ atS }) => atS > 15);
  const f30 = fScore(
    ours.map(({ atS }) => atS),
    theirs.map(([atS]) => atS),
    WITHIN_S,
  );
  const pairs = theirs.flatMap(([atS, title]) => {
    const near = ours.find((own) => Math.abs(own.atS - atS) <= WITHIN_S);
    return near === undefined ? [] : [compareTitles(near.title, title)];
  });
  const mean = pairs.reduce((sum, each) => sum + each, 0) / Math.max(1, pairs.length);
  const hits = pairs.filter((each) => each > 0).length;
  console.log(
    `${id}: ${ours.length} of ${theirs.length} starts, F30 ${f30.toFixed(3)}, title ${hits}/${pairs.length}, titleF1 ${mean.toFixed(3)}`,
  );
}
