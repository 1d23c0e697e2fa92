/**
 * `npm run score`: measures every quality figure that the README shows, prints the table, and fails where the README
 * says something else. `UPDATE=1 npm run score` writes the table.
 * Lectures, gold and scorers are in the folder named by NBSCRIBE_SHARED.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { measureFigures } from './score/figures.js';
import { findShared, Scorers } from './score/scorers.js';
import { compareTables, replaceTable, writeTable } from './score/table.js';

const README = 'README.md';

function score(): number {
  const shared = findShared();
  if (shared === undefined) {
    console.error('skipped: name the folder that holds lectures/, gold/ and eval/ with NBSCRIBE_SHARED');
    return 0;
  }
  using scorers = new Scorers(shared);
  const rows = measureFigures(scorers);
  const table = writeTable(rows);
  console.log(table);
  const readme = readFileSync(README, 'utf8');
  if (process.env['UPDATE'] === '1') {
    const updated = replaceTable(readme, table);
    if (updated === undefined) throw new Error(`${README} marks no place for the figures`);
    writeFileSync(README, updated);
    return 0;
  }
  const differences = compareTables(readme, rows);
  for (const difference of differences) console.error(difference);
  if (differences.length === 0) console.log(`\n${rows.length} rows, as in ${README}`);
  return differences.length === 0 ? 0 : 1;
}

process.exitCode = score();
