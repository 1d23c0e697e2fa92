/** Jupyter servers and kernels: finding, starting, opening, running. */
export type { ServerKind } from './launcher.js';
export { openServer } from './open-server.js';
export type { OpenServerOptions, ServerChoice } from './open-server.js';
export type { Secret } from './secret.js';
export type { Upload } from './upload.js';
export { runNotebook } from './run.js';
export type { RunOptions, RunReport } from './run.js';
export type { CellReport, RunProgress } from './progress.js';
export type { Server } from './server.js';
export { openNotebook } from './open-notebook.js';
export type { OpenedNotebook, OpenOptions } from './open-notebook.js';
