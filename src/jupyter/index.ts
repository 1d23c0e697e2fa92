/** Jupyter servers and kernels: finding, starting, opening, running. */
export { openServer } from './open-server.js';
export type { OpenServerOptions, ServerChoice } from './open-server.js';
export { runNotebook } from './run.js';
export type { RunOptions, RunReport } from './run.js';
export type { CellReport, RunProgress } from './progress.js';
export type { Server } from './server.js';
export { openNotebook } from './open-notebook.js';
export type { OpenedNotebook, OpenOptions } from './open-notebook.js';
