import { findConcepts } from '../../src/panel/lecture/find-concepts.js';
import { readLecture } from '../../src/panel/lecture/lecture.js';
import { likelySummaries } from '../../src/panel/lecture/likely-summaries.js';

const entry = (name: string, more: object = {}) => ({ name, path: `course/${name}`, type: 'notebook', ...more });

test('the summary of the same name is asked first, then others that may be one, few and small', () => {
  const names = ['z.ipynb', 'a.ipynb', 'in short.ipynb', 'b.ipynb', 'lesson2.summary.ipynb', 'lesson2-brief.ipynb', 'c.ipynb', 'd.ipynb', 'lesson2.ipynb']; // prettier-ignore
  const entries = [...names.map((name) => entry(name)), entry('huge.summary.ipynb', { size: 9e6 }), entry('summary.txt', { type: 'file' })]; // prettier-ignore
  const found = likelySummaries('course/lesson2.ipynb', entries);
  expect(found.slice(0, 3)).toEqual(['course/lesson2.summary.ipynb', 'course/lesson2-brief.ipynb', 'course/in short.ipynb']); // prettier-ignore
  expect(found).toHaveLength(6);
  expect(found.join()).not.toMatch(/huge|txt|lesson2\.ipynb/);
});

const concepts = [{ term: 'load factor', explainedAtMs: 5000, mentionsMs: [5000] }];
const stampOf = (video: string, more: object = {}) => ({ lecture: { title: 'T', video }, ...more });
const lectureOf = (path: string, stamp: object) => readLecture(stamp, { path, cells: [] })!;
const transcript = { path: 'course/a.ipynb', lecture: lectureOf('course/a.ipynb', stampOf('v.mp4')) };

function server(stamps: Readonly<Record<string, object>>) {
  const asked: string[] = [];
  const get = (path: string) => {
    asked.push(path);
    const list = Object.keys(stamps).map((name) => ({ name: name.replace(/^.*\//, ''), path: name, type: 'notebook' }));
    const nbscribe = stamps[path];
    return Promise.resolve({ content: nbscribe === undefined ? list : { metadata: { nbscribe } } });
  };
  return { contents: { get }, asked };
}
const none = { all: () => [] };

test('a summary under any name in the folder gives its concepts, one of another lecture none', async () => {
  const { contents } = server({
    'course/a.summary.ipynb': stampOf('other.mp4', { concepts }),
    'course/notes.ipynb': stampOf('./v.mp4#t=4', { concepts }),
  });
  expect(await findConcepts(transcript, { contents, notebooks: none })).toMatchObject([{ term: 'load factor' }]);
});

test('the notebook itself, and one that is open, are asked before the server', async () => {
  const { contents, asked } = server({});
  const own = { path: 'a.ipynb', lecture: lectureOf('a.ipynb', stampOf('v.mp4', { concepts })) };
  const open = { lecture: lectureOf('course/s.ipynb', stampOf('v.mp4', { concepts })) };
  expect(await findConcepts(own, { contents, notebooks: none })).toHaveLength(1);
  expect(await findConcepts(transcript, { contents, notebooks: { all: () => [open] } })).toHaveLength(1);
  expect(asked).toEqual([]);
});
