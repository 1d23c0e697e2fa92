/**
 * What a cell costs beyond its own work: `npm run bench:cells -- [CELLS]` runs a notebook of trivial cells on a server
 * that it starts, and prints milliseconds of wall time a cell (the median, and the 90th percentile) and of processor
 * time. Target: 60 ms. Needs Python with JupyterLab (NBSCRIBE_PYTHON).
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runNotebook } from '../src/jupyter/index.js';
import { findPython } from '../test/python.js';

const count = Number(process.argv[2] ?? 100);
const python = findPython('jupyterlab ipykernel');
if (python === undefined) throw new Error('needs Python with jupyterlab and ipykernel (NBSCRIBE_PYTHON)');

const folder = mkdtempSync(join(tmpdir(), 'nbscribe-bench-'));
try {
  const cells = Array.from({ length: count }, (_, nth) => ({
    cell_type: 'code',
    id: `c${nth}`,
    metadata: {},
    source: `x = ${nth}\nx`,
    outputs: [],
    execution_count: null,
  }));
  writeFileSync(join(folder, 'a.ipynb'), JSON.stringify({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 }));
  const env = { ...process.env, NBSCRIBE_PYTHON: python, JUPYTER_RUNTIME_DIR: join(folder, 'runtime') };
  let before = process.cpuUsage();
  const options = {
    env,
    cwd: folder,
    onProgress: ({ nth, report }: { nth: number; report?: object }) => {
      if (nth === 1 && report === undefined) before = process.cpuUsage();
    },
  };
  const { value, problems } = await runNotebook('a.ipynb', options);
  if (value === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  const used = process.cpuUsage(before);
  // The first cell waits for the kernel to become idle after its start.
  const times = value.cells
    .slice(1)
    .map(({ elapsedMs = 0 }) => elapsedMs)
    .sort((one, other) => one - other);
  const at = (share: number) => times[Math.floor(share * times.length)] ?? 0;
  const cpuMs = (used.user + used.system) / 1000 / count;
  process.stdout.write(
    `${count} cells: ${at(0.5)} ms a cell (90 % within ${at(0.9)} ms), ${cpuMs.toFixed(1)} ms of it processor time here\n`,
  );
} finally {
  rmSync(folder, { recursive: true, force: true });
}
