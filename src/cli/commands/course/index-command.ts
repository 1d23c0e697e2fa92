import { indexCourse } from '../../../course/index/index-course.js';
import { counted } from '../../../model/counted.js';
import { describeRebuild } from '../../../notebook/rebuild/report.js';
import { VERSION } from '../../../version.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { foldersOf } from './lesson-options.js';

/** Writes `course.ipynb` of what is built. */
export async function runIndex(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const { folder, output } = foldersOf(options);
  const { order, dryRun, fresh, force, showUpdates } = options;
  const rewrite = { dryRun, fresh, force, showUpdates };
  const { value, problems } = await indexCourse(folder, { output, order, version: VERSION, ...rewrite });
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ v: 1, ...value, problems }, terminal);
  if (value === undefined || options.json || options.quiet) return code;
  const { notebook, lessons, concepts, hidden } = value;
  const kept = notebook.rebuild === undefined ? '' : ` (${describeRebuild(notebook.rebuild)})`;
  const how = { 'not-written': 'would be written', same: 'unchanged', written: 'written', refused: 'not written' }[
    notebook.written
  ];
  if (notebook.diff !== undefined) terminal.out(`${notebook.diff.trimEnd()}\n`);
  terminal.out(`${notebook.path}: ${how}${kept}\n${counted(lessons, 'lesson')}, ${counted(concepts, 'concept')}\n`);
  if (hidden > 0) terminal.out(`${counted(hidden, 'lesson')} not out yet, and left out\n`);
  return code;
}
