/** How long a rebuild onto a 500-cell notebook takes, with and without a reader's edits: `npm run bench:merge`. */
import type { Notebook } from '../src/model/notebook.js';
import { parseNotebook } from '../src/notebook/format/parse.js';
import { mergeRebuild } from '../src/notebook/rebuild/rebuild.js';
import { serializeNotebook } from '../src/notebook/format/serialize.js';
import { buildSpoken, type Lecture } from '../test/rebuild/lecture.js';
import { applyEdit, EDIT_NAMES } from '../test/rebuild/reader.js';
import { cpuClock } from './measure.js';

/** About 15,000 words in 500 cells, as a two-hour lecture has. */
const lecture = (version: number, firstCut: number): Lecture => ({
  sentences: Array.from({ length: 1840 }, (_, nth) => (nth % 50 === 0 ? version : 0)),
  cuts: [0, ...Array.from({ length: 253 }, (_, nth) => firstCut + nth * 7)],
  captures: Array.from(
    { length: 107 },
    (_, nth) => ({ name: `c${nth}`, kind: nth % 2 === 0 ? 'slide' : 'code', at: nth * 17, version: 0 }) as const,
  ),
  sections: Array.from({ length: 23 }, (_, nth) => ({ title: `Section ${nth}`, at: nth * 80 })),
  shiftMs: 0,
  timing: 0,
  pauses: [],
  version,
});

function measure(what: string, there: Notebook, changed: Lecture): void {
  const { notebook: fresh, speech } = buildSpoken(changed);
  mergeRebuild(there, fresh, { speech });
  // The least of ten: what else runs on the machine slows some of them.
  const ms = Array.from({ length: 10 }, () => {
    const spentMs = cpuClock();
    mergeRebuild(there, fresh, { speech });
    return spentMs();
  }).sort((one, other) => one - other)[0]!;
  const { report } = mergeRebuild(there, fresh, { speech });
  console.log(`${what}: ${there.cells.length} cells, ${ms.toFixed(1)} ms CPU; ${JSON.stringify(report)}`);
}

const save = (notebook: Notebook) => parseNotebook(serializeNotebook(notebook), 'x').value ?? notebook;
const first = save(mergeRebuild(undefined, buildSpoken(lecture(0, 3)).notebook).notebook);
const edited = Array.from({ length: 60 }, (_, nth) => nth).reduce(
  (notebook, nth) =>
    applyEdit(notebook, { what: EDIT_NAMES[nth % EDIT_NAMES.length] ?? 'add', at: nth * 83, to: nth * 29, nth }),
  first,
);
measure('nothing changed', first, lecture(0, 3));
measure('captions mended', first, lecture(1, 3));
measure('captions mended, 60 edits', save(edited), lecture(1, 3));
measure('cut into other paragraphs, 60 edits', save(edited), lecture(1, 5));
measure('another cut of the video, 60 edits', save(edited), { ...lecture(1, 3), shiftMs: 3000 });
