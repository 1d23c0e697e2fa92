import type { Command } from './command.js';

/** A command's line in the help, and where it lives: loaded only when it is the one asked for. */
export interface CommandEntry {
  /** yargs' form: `build <lecture..>`. */
  readonly usage: string;
  readonly describe: string;
  load(): Promise<{ default: Command<never> }>;
}

const entry = (usage: string, describe: string, load: () => Promise<unknown>): CommandEntry => ({
  usage,
  describe,
  load: load as CommandEntry['load'],
});

/** Every command, in the order of the help. A new one is a file in `commands/` and a line here. */
export const entries: readonly CommandEntry[] = [
  entry('build <lecture..>', 'build the transcript notebook of a lecture', () => import('./commands/build.js')),
  entry(
    'summarize <lecture..>',
    'build the summary notebook: the core concepts',
    () => import('./commands/summarize.js'),
  ),
  entry('open [notebook]', 'open a notebook in JupyterLab', () => import('./commands/open.js')),
  entry('run <notebook>', 'execute the code cells through a kernel', () => import('./commands/run.js')),
  entry(
    'inspect <lecture> [decks..]',
    'show what was found and understood, before building',
    () => import('./commands/inspect.js'),
  ),
  entry('concepts <files..>', 'rank the key terms of texts or lectures', () => import('./commands/concepts.js')),
  entry('check <notebook..>', 'prove that a notebook is valid and lost nothing', () => import('./commands/check.js')),
  entry('diff <a> <b>', 'show what differs between two notebooks of a lecture', () => import('./commands/diff.js')),
  entry('merge <notebooks..>', "merge several people's copies into one notebook", () => import('./commands/merge.js')),
  entry(
    'import <notes>',
    'make a notebook of Markdown notes, Quarto, MyST or a script',
    () => import('./commands/import.js'),
  ),
  entry(
    'export <notebook>',
    'write a forum post, blog post, chapters, cards or a page',
    () => import('./commands/export.js'),
  ),
  entry(
    'convert <input> <output>',
    'write a transcript as .vtt, .srt, .json or .txt',
    () => import('./commands/convert.js'),
  ),
  entry('formats', 'list the transcript formats that are read', () => import('./commands/formats.js')),
  entry(
    'course <action> [folder] [query..]',
    'build all lessons of a course: init, plan, build, index, search, site, status',
    () => import('./commands/course.js'),
  ),
  entry('search <words..>', 'find what was said in a course', () => import('./commands/course/search.js')),
  entry('submit [folder]', 'have the lessons of a course built by workers', () => import('./commands/queue/submit.js')),
  entry('worker', 'build the lessons that come through a queue', () => import('./commands/queue/worker.js')),
  entry('status', 'show what waits in a queue, and what failed', () => import('./commands/queue/status.js')),
  entry('retry [lessons..]', 'try again what failed in a queue', () => import('./commands/queue/retry.js')),
  entry('init [folder]', 'scaffold a lecture folder', () => import('./commands/init.js')),
];
