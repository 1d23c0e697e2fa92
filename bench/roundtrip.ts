/**
 * Reads and writes every `.ipynb` below a folder and holds the result against `nbformat.write`:
 * `npm run roundtrip -- DIR`. Valid v4 notebooks must be byte-identical; all others must end in a clear problem.
 * Needs Python with nbformat (NBSCRIBE_PYTHON, .venv or python3).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { parseNotebook } from '../src/notebook/format/parse.js';
import { serializeNotebook } from '../src/notebook/format/serialize.js';
import { validateNotebook } from '../src/notebook/format/validate.js';
import { askNbformat, type NbformatAnswer } from '../test/notebook/oracle.js';
import { findPython } from '../test/python.js';
import { cpuClock } from './measure.js';

/** So many notebooks go to Python at once: they may be large. */
const BATCH = 25;

const counts = { identical: 0, invalid: 0, refused: 0, wrong: 0 };
let cpuMs = 0;
let bytes = 0;

function judge(path: string, text: string, nbformat: NbformatAnswer): void {
  const spentMs = cpuClock();
  const { value, problems } = parseNotebook(text, path);
  const written = value && serializeNotebook(value);
  cpuMs += spentMs();
  bytes += text.length;
  const faults = value === undefined ? problems : validateNotebook(value, path);
  const say = (what: string) => console.log(`${what}: ${path}${faults[0] ? `\n    ${faults[0].message}` : ''}`);
  if (nbformat.valid && value === undefined) {
    // nbformat also takes 2.x and 3.x.
    const isOld = problems[0]?.code === 'notebook/too-old';
    counts[isOld ? 'refused' : 'wrong']++;
    say(isOld ? 'refused' : 'WRONG, valid for nbformat');
  } else if (value === undefined) {
    counts.refused++;
    say('refused');
  } else if (nbformat.valid !== (faults.length === 0)) {
    counts.wrong++;
    say(`WRONG, nbformat finds it ${nbformat.valid ? 'valid' : 'invalid'}`);
  } else if (nbformat.written !== undefined && nbformat.written !== written) {
    counts.wrong++;
    say('WRONG, other bytes than nbformat');
  } else if (nbformat.valid) counts.identical++;
  else {
    counts.invalid++;
    say('invalid');
  }
}

function notebooksBelow(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return names.map((name) => join(folder, name)).filter((path) => path.endsWith('.ipynb') && statSync(path).isFile());
}

const python = findPython('nbformat');
const folders = process.argv.slice(2);
if (folders.length === 0 || python === undefined) {
  console.error('usage: npm run roundtrip -- DIR...; needs Python with nbformat: pip install nbformat');
  process.exit(2);
}
const paths = folders.flatMap(notebooksBelow).sort();
for (let from = 0; from < paths.length; from += BATCH) {
  const batch = paths.slice(from, from + BATCH);
  const texts = batch.map((path) => readFileSync(path, 'utf8'));
  const answers = askNbformat(python, texts);
  batch.forEach((path, nth) => judge(path, texts[nth] ?? '', answers[nth] ?? { valid: false }));
}
const { identical, invalid, refused, wrong } = counts;
console.log(
  `${paths.length} notebooks, ${(bytes / 1e6).toFixed(1)} MB: ${identical} valid and byte-identical, ${invalid} invalid with a problem, ${refused} refused with a problem, ${wrong} wrong`,
);
console.log(`reading and writing took ${(cpuMs / 1000).toFixed(2)} s CPU`);
process.exitCode = wrong > 0 ? 1 : 0;
