/** Whether a summary says what the lecturer said. */
import type { Notebook } from '../../model/notebook.js';
import type { Problem } from '../../model/problem.js';
import { formatClock } from '../../model/wording/clock.js';
import type { Check, CheckContext } from './finding.js';
import { checkSaid } from './said.js';

const wordsChanged = (path: string): Problem => ({
  code: 'check/said',
  level: 'error',
  message: 'the words that the notebook keeps with its statements are not those it was built with',
  hint: 'Check it against the lecture itself with --lecture, or build it again.',
  place: { path, line: 0 },
});

/** Every statement of a summary was said at its moment. */
export function checkSummary(notebook: Notebook, { path, said }: CheckContext): Check {
  const { statements, unsaid, changed } = checkSaid(notebook, said);
  const problems = unsaid.map(({ text, startMs, where }): Problem => ({
    code: 'check/said',
    level: 'error',
    message: `nobody said at ${formatClock(startMs)}: "${text.length > 100 ? `${text.slice(0, 100)}...` : text}" (${where})`,
    hint: 'Put the words right, or take the time off a sentence of your own; building again makes the cell anew.',
    place: { path, line: 0 },
  }));
  if (changed && said === undefined && problems.length === 0) problems.push(wordsChanged(path));
  const against = said === undefined ? 'the words kept with it' : 'the lecture';
  const detail =
    problems.length === 0
      ? `all ${statements} statements were said, word for word in ${against}`
      : unsaid.length > 0
        ? `${unsaid.length} of ${statements} statements were not said so`
        : 'the words kept with the statements were changed';
  return [{ what: 'said', ok: problems.length === 0, detail }, problems];
}
