import { writeSite } from '../../../course/site/write-site.js';
import { join } from '../../../host/read.js';
import { counted } from '../../../model/counted.js';
import type { ExitCode, Terminal } from '../../command.js';
import { printJson, reportProblems } from '../../report.js';
import type { CourseOptions } from './course-options.js';
import { foldersOf } from './lesson-options.js';

/** Writes the site of what is built and public. */
export async function runSite(options: CourseOptions, terminal: Terminal): Promise<ExitCode> {
  const { folder, output } = foldersOf(options);
  const { site = join(folder, 'site'), linksToUnreleased } = options;
  const { value, problems } = await writeSite(folder, { output, site, linksToUnreleased });
  const code = reportProblems(problems, options, terminal);
  if (options.json) printJson({ v: 1, ...value, problems }, terminal);
  if (value === undefined || options.json || options.quiet) return code;
  const { lessons, concepts, unlisted, hidden, files } = value;
  terminal.out(
    `${join(site, 'index.html')}: ${counted(lessons, 'lesson')}, ${counted(concepts, 'concept')}, ${counted(files.length, 'file')}\n`,
  );
  for (const { lesson, page } of unlisted) terminal.out(`${lesson} is unlisted: ${join(site, page)}\n`);
  if (hidden > 0) terminal.out(`${counted(hidden, 'lesson')} not public, and nowhere in it\n`);
  return code;
}
