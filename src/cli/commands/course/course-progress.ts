import type { CourseProgress } from '../../../course/build/build-course.js';
import type { CommonOptions, Terminal } from '../../command.js';

/** In a pipe a line at most this often. */
const PIPED_MS = 10_000;

const thousands = (count: number) => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',');

/**
 * `412/1,000  built 388  unchanged 20  failed 4  310/min  2 min left`:
 * on a terminal in one line, in a pipe now and then.
 */
export function createCourseProgress(options: CommonOptions, terminal: Terminal) {
  const startedMs = terminal.nowMs();
  let toldMs = startedMs;
  return {
    tell: (progress: CourseProgress): void => {
      if (options.json || options.quiet) return;
      const nowMs = terminal.nowMs();
      const line = progressLine(progress, nowMs - startedMs);
      if (terminal.watched) terminal.status(line);
      else if (nowMs - toldMs >= PIPED_MS && progress.done < progress.of) {
        terminal.err(line);
        toldMs = nowMs;
      }
    },
    done: (): void => terminal.status(''),
  };
}

export function progressLine({ done, of, built, unchanged, failed }: CourseProgress, spentMs: number): string {
  const counts = `${thousands(done)}/${thousands(of)}  built ${thousands(built)}  unchanged ${thousands(unchanged)}  failed ${thousands(failed)}`;
  const worked = done - unchanged;
  if (worked <= 0 || spentMs < 1000) return counts;
  const leftMs = ((of - done) * spentMs) / worked;
  const rate = (worked * 60_000) / spentMs;
  return `${counts}  ${rate < 10 ? rate.toFixed(1) : Math.round(rate)}/min  ${lengthOf(leftMs)} left`;
}

function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}
