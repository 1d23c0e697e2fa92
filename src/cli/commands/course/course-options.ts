import type { Argv } from 'yargs';
import { SEARCH_FORMS, type SearchForm } from '../../../course/export/search-lines.js';
import { COURSE_ORDERS, type CourseOrder } from '../../../course/index/order.js';
import type { CommonOptions } from '../../command.js';
import { addLessonOptions, type LessonOptionsGiven } from './lesson-options.js';
import { addMachineOptions, type MachineOptions } from './machine-options.js';

/** What can be done with a course. */
export const COURSE_ACTIONS = ['init', 'plan', 'build', 'index', 'search', 'site', 'status', 'export-search'] as const;
export type CourseAction = (typeof COURSE_ACTIONS)[number];

/** Options of `nbscribe course`, whatever it does. */
export interface CourseOptions extends LessonOptionsGiven, MachineOptions {
  readonly action: CourseAction;
  /** Of search alone. */
  readonly query?: readonly string[] | undefined;
  readonly form?: SearchForm | undefined;
  readonly site?: string | undefined;
  readonly linksToUnreleased?: 'refuse' | 'drop' | undefined;
  readonly order?: CourseOrder | undefined;
  readonly dryRun: boolean;
  readonly fresh: boolean;
  readonly force: boolean;
  readonly showUpdates: boolean;
}

const INDEX = 'The index:';
const SITE = 'The site:';

/** Declares them. */
export function addCourseOptions(yargs: Argv<CommonOptions>) {
  return addMachineOptions(addLessonOptions(yargs))
    .positional('action', { choices: COURSE_ACTIONS, describe: 'what to do' })
    .positional('query', { type: 'string', array: true, describe: 'what to search for' })
    .option('form', {
      choices: SEARCH_FORMS,
      group: SITE,
      describe: 'of export-search: a line a passage (default), or pairs for OpenSearch _bulk',
    })
    .option('site', { type: 'string', group: SITE, describe: 'folder of the site (default: site/ in the course)' })
    .option('links-to-unreleased', {
      choices: ['refuse', 'drop'] as const,
      group: SITE,
      describe: 'refuse a page that leads to what is not out (default), or drop the links',
    })
    .option('order', {
      choices: COURSE_ORDERS,
      group: INDEX,
      describe: 'concepts: the newest lesson on top (default), as taught, or by name',
    })
    .option('dry-run', { type: 'boolean', default: false, group: INDEX, describe: 'say what would change' })
    .option('fresh', {
      type: 'boolean',
      default: false,
      group: INDEX,
      describe: 'start over, keep the old file as .bak',
    })
    .option('show-updates', {
      type: 'boolean',
      default: false,
      group: INDEX,
      describe: 'new text beside cells you edited',
    })
    .option('force', {
      type: 'boolean',
      default: false,
      group: INDEX,
      describe: 'into a notebook that nbscribe did not write',
    })
    .example('$0 course init dl1/', 'dl1/course.yaml, with the lessons that lie there')
    .example('$0 course build dl1/', 'all that is new or changed, on every core');
}
