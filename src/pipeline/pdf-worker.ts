/** What runs in the thread that reads and draws PDFs. */
import nodeModule from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { drawOnCanvas } from '../host/pdf/draw.js';
import { useOwnInflate } from '../host/pdf/inflate.js';
import { tellPages } from './read-pdf.js';

type Task =
  | { readonly task: 'read'; readonly bytes: Uint8Array; readonly from: number }
  | { readonly task: 'draw'; readonly bytes: Uint8Array; readonly pages: readonly number[] };

// pdf.js is two megabytes to compile.
(nodeModule as { enableCompileCache?: () => void }).enableCompileCache?.();
useOwnInflate();
const task = workerData as Task;
if (task.task === 'read') {
  await tellPages(task.bytes, (message) => parentPort?.postMessage(message), task.from);
} else {
  await drawOnCanvas(task.bytes, task.pages, (message) => parentPort?.postMessage(message));
}
// pdf.js keeps its own doors open.
process.exit();
