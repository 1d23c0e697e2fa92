/**
 * Time of reading lecture folders of growing size: twice as much may take about twice as long. `npm run bench:folders`
 */
import type { LectureFiles } from '../src/model/files.js';
import { placeCaptures } from '../src/place/place.js';
import { readLecture } from '../src/read/lecture.js';
import { cpuClock } from './measure.js';

const VTT = 'WEBVTT\n\n00:00.000 --> 01:30:00.000\nHello and welcome to this lecture.\n';
const rows = (count: number, row: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => row(nth)).join('\n');

/** By name, the files of a folder of about `count` entries. */
const CASES: Readonly<Record<string, (count: number) => Record<string, string>>> = {
  'rows of captures.csv': (count) => ({
    'captures.csv': `at,kind,text\n${rows(count, (nth) => `${nth % 5000},note,row ${nth}`)}`,
  }),
  'snapshots of code': (count) => ({
    'captures.csv': `at,kind,text\n${rows(count, (nth) => `${Math.floor((nth * 5000) / count)},code,x${nth} = ${nth}`)}`,
  }),
  'pictures in slides/': (count) =>
    Object.fromEntries(Array.from({ length: count }, (_, nth) => [`slides/${nth}.svg`, '<svg width="9" height="9"/>'])),
  'chapters of lecture.yaml': (count) => ({
    'lecture.yaml': `chapters:\n${rows(count, (nth) => `  - { at: ${nth}, title: "Chapter ${nth}", lvl: 2 }`)}\n`,
  }),
  'unknown keys of lecture.yaml': (count) => ({ 'lecture.yaml': rows(count, (nth) => `key${nth}: ${nth}`) }),
  'cells of a script': (count) => ({ 'lesson.py': rows(count, (nth) => `# %%\nx${nth} = ${nth}\n`) }),
  'chunks of a document': (count) => ({
    'lesson.qmd': rows(count, (nth) => `Text\n\n\`\`\`{python}\nx = ${nth}\n\`\`\`\n`),
  }),
};

function filesOf(texts: Readonly<Record<string, string>>): LectureFiles {
  const encoder = new TextEncoder();
  const bytes = new Map(
    Object.entries({ 'captions.vtt': VTT, ...texts }).map(([path, text]) => [path, encoder.encode(text)]),
  );
  const paths = [...bytes.keys()];
  return {
    read: (path) => bytes.get(path),
    sizeOf: (path) => bytes.get(path)?.length,
    list: (folder) => {
      const below = folder === '' ? paths : paths.filter((path) => path.startsWith(`${folder}/`));
      if (below.length === 0) return undefined;
      const from = folder === '' ? 0 : folder.length + 1;
      return [...new Set(below.map((path) => /^[^/]*\/?/.exec(path.slice(from))?.[0] ?? ''))].sort();
    },
  };
}

for (const [name, make] of Object.entries(CASES)) {
  const times = [2500, 5000, 10_000, 20_000].map((count) => {
    const files = filesOf(make(count));
    const spentMs = cpuClock();
    const { value } = readLecture(files, { name: 'lesson' });
    const timed = value?.lecture.captures.every(({ atMs }) => atMs !== undefined) === true;
    if (value !== undefined && timed) placeCaptures(value.lecture, { sentences: [], dropped: [] }, {});
    return `${Math.round(spentMs())} ms`;
  });
  console.log(`${name.padEnd(30)} ${times.join(', ')}`);
}
