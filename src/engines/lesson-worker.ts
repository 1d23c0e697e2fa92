/** What runs in a child process of the pool: one lesson at a time. Bundled by itself, `dist/lesson-worker.js`. */
import workerpool from 'workerpool';
import { runLesson } from '../course/build/run-lesson.js';
import type { LessonJob } from '../course/build/job.js';
import { optimiseLate } from './optimise-late.js';
import { endWithParent } from './end-with-parent.js';

optimiseLate();
endWithParent();
workerpool.worker({ runLesson: (job: LessonJob) => runLesson(job) });
