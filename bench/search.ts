/**
 * How well a course's search finds again: titles that people gave to sections as queries (right: the lesson, and a
 * moment within the section), and concepts with one letter wrong (right: the first passage says the concept).
 * `npm run score:search -- NOTEBOOKS`, of a folder that `nbscribe course build` wrote of the annotated lectures;
 * NBSCRIBE_SHARED names their annotations.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLessonTexts } from '../src/course/part/lesson-part.js';
import { indexInMemory, openEngine } from '../src/course/search/engine.js';
import { foldedWords } from '../src/course/search/words.js';

const [folder = ''] = process.argv.slice(2);
const gold = join(process.env['NBSCRIBE_SHARED'] ?? '', 'gold');
if (folder === '' || !existsSync(gold)) {
  console.error('skipped: name a folder of built notebooks, and in NBSCRIBE_SHARED the folder of the annotations');
  process.exit(0);
}

const names = readdirSync(folder).filter((name) => /(?<!\.summary)\.ipynb$/.test(name) && name !== 'course.ipynb');
const lessons = names.flatMap((name) => loadLessonTexts(folder, name.replace(/\.ipynb$/, '')).value ?? []);
const passages = lessons.flatMap((lesson) => lesson.passages);
const engine = openEngine((nth) => passages[nth], indexInMemory(passages));

interface Query {
  readonly text: string;
  readonly isRight: (lesson: string, startMs: number, endMs: number, text: string) => boolean;
}

interface Gold {
  readonly boundaries: readonly number[];
  readonly titles: readonly string[];
}

/** Queries of a lesson's own words: `Introduction` or `Q & A` could be anywhere. */
const titles = lessons.flatMap(({ part: { lesson, durationMs } }): readonly Query[] => {
  const path = join(gold, `A_${lesson.replace('fastai-v3-', '')}.json`);
  if (!existsSync(path)) return [];
  const { boundaries, titles: own } = JSON.parse(readFileSync(path, 'utf8')) as Gold;
  return own.map((text, nth): Query => {
    const [fromMs, toMs] = [(boundaries[nth] ?? 0) * 1000, (boundaries[nth + 1] ?? durationMs / 1000) * 1000];
    return { text, isRight: (where, startMs, endMs) => where === lesson && endMs > fromMs && startMs < toMs };
  });
});

/** One letter wrong, in turn left out, doubled, changed or swapped with the next; where is told by the term itself. */
function misspell(term: string, nth: number): string {
  const at = 1 + ((term.length * 7 + nth * 3) % Math.max(1, term.length - 2));
  const [before, letter = '', after] = [term.slice(0, at), term[at], term.slice(at + 1)];
  const next = after[0] ?? '';
  return (
    [before + after, before + letter + letter + after, `${before}q${after}`, before + next + letter + after.slice(1)][
      nth % 4
    ] ?? term
  );
}

const terms = [...new Set(lessons.flatMap(({ part }) => part.concepts.map(({ term }) => term.toLowerCase())))].filter(
  (term) => term.length > 4,
);
const says = (term: string) => (text: string) =>
  ` ${foldedWords(text).join(' ')} `.includes(` ${foldedWords(term).join(' ')}`);
const asWritten = terms.map((term): Query => ({
  text: term,
  isRight: (_lesson, _from, _to, text) => says(term)(text),
}));
const misspelt = asWritten.map((query, nth): Query => ({ ...query, text: misspell(query.text, nth) }));

function score(name: string, queries: readonly Query[]): void {
  const start = process.cpuUsage();
  const ranks = queries.map(({ text, isRight }) =>
    engine
      .search(text, 5)
      .hits.findIndex(({ passage: { lesson, startMs, endMs, text: own } }) => isRight(lesson, startMs, endMs, own)),
  );
  const { user, system } = process.cpuUsage(start);
  const share = (most: number) => (ranks.filter((rank) => rank >= 0 && rank < most).length / queries.length).toFixed(3);
  const ms = ((user + system) / 1000 / queries.length).toFixed(1);
  console.log(`${name}: ${queries.length} queries, S@1 ${share(1)}, S@5 ${share(5)}, ${ms} ms of CPU each`);
}

console.log(`${lessons.length} lessons, ${passages.length} passages`);
score('section titles', titles);
score('concepts', asWritten);
score('concepts, one letter wrong', misspelt);
