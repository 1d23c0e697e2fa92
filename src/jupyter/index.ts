/** Jupyter servers and kernels: finding, starting, opening, running. */
export type { ServerKind } from './server/launcher.js';
export { openServer } from './server/open-server.js';
export type { OpenServerOptions, ServerChoice } from './server/open-server.js';
export type { Secret } from './server/secret.js';
export type { Upload } from './open/upload.js';
export { runNotebook } from './run/run.js';
export type { RunOptions, RunReport } from './run/run.js';
export type { CellReport, RunProgress } from './run/progress.js';
export type { Server } from './server/server.js';
export { openNotebook } from './open/open-notebook.js';
export type { OpenedNotebook, OpenOptions } from './open/open-notebook.js';
