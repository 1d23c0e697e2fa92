import type { Argv } from 'yargs';
import type { Command, ExitCode, Terminal } from '../command.js';
import { addCourseOptions, type CourseAction, type CourseOptions } from './course/course-options.js';

type RunCourse = (options: CourseOptions, terminal: Terminal) => Promise<ExitCode>;

/** Each is loaded only when it is asked for. */
const ACTIONS: Readonly<Record<CourseAction, () => Promise<RunCourse>>> = {
  init: async () => (await import('./course/init.js')).runInit,
  plan: async () => (await import('./course/plan.js')).runPlan,
  build: async () => (await import('./course/build.js')).runBuild,
  index: async () => (await import('./course/index-command.js')).runIndex,
  search: async () => (await import('./course/search.js')).runCourseSearch,
  site: async () => (await import('./course/site.js')).runSite,
  'export-search': async () => (await import('./course/export-search.js')).runExportSearch,
  status: async () => (await import('./course/status.js')).runStatus,
};

const command: Command<CourseOptions> = {
  options: (yargs) => addCourseOptions(yargs) as unknown as Argv<CourseOptions>,
  run: async (options, terminal) => (await ACTIONS[options.action]())(options, terminal),
};

export default command;
