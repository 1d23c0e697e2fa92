import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** Reading Markdown into a tree, and what both readers and writers of it share. */
const markdownTree = ['mdast', 'mdast-util-gfm', 'mdast-util-math'];
const markdownReader = ['mdast-util-from-markdown', 'mdast-util-frontmatter', 'micromark-extension-'];

/** Which room, or front door, may import which. Everyone may import their own room. */
const doors: Record<string, readonly string[]> = {
  model: ['@jupyterlab/nbformat'],
  compare: [],
  text: ['model', 'natural', 'marked', ...markdownTree, ...markdownReader],
  read: [
    'model',
    'compare',
    'text',
    'notebook',
    'marked',
    'yaml',
    'valibot',
    'csv-parse',
    'image-size',
    'saxes',
    'fflate',
    'pdfjs-dist',
    'entities',
    'chardet',
    '@lezer',
  ],
  place: ['model', 'compare', 'text'],
  outline: ['model', 'compare', 'text'],
  language: ['model', 'natural', 'lande'],
  concepts: ['model', 'text', 'language', 'natural'],
  summary: ['model', 'text', 'language'],
  compile: ['model', 'compare', 'text', 'notebook', '@lezer'],
  notebook: ['model', 'compare', 'text/words.ts', 'node:crypto', '@jupyterlab/nbformat'],
  import: ['model', 'compare', 'text', 'notebook', 'mdast'],
  export: [
    'model',
    'text',
    'notebook',
    'compile/links.ts',
    '@jupyterlab/nbformat',
    'node:crypto',
    'yaml',
    'mdast-util-to-hast',
    'hast-util-to-html',
    'highlight.js',
    'sanitize-html',
    'temml',
    'mdast-util-to-markdown',
    ...markdownTree,
  ],
  jupyter: [
    'model',
    'text/words.ts',
    'text/written.ts',
    'notebook',
    'host',
    'node:',
    '@jupyterlab/services',
    '@jupyterlab/nbformat',
  ],
  // It runs in a browser: nothing of Node, and of the other rooms only what has none.
  panel: [
    'compile/links.ts',
    'text/markdown/escape.ts',
    'model/wording/clock.ts',
    'text/links/href.ts',
    'text/links/moment.ts',
    'text/links/video-address.ts',
    '@jupyterlab',
    '@lumino',
  ],
  host: ['model', 'node:', 'sharp', '@resvg/resvg-wasm', 'pdfjs-dist', '@napi-rs/canvas', 'tesseract.js'],
  // The way of a lecture: the stages know no machine; the rooms after them do.
  stages: ['model', 'version.ts', 'text', 'read', 'place', 'outline', 'language', 'concepts', 'summary', 'compile'],
  pipeline: ['model', 'stages', 'text', 'read', 'compile', 'notebook', 'host', 'node:'],
  build: ['model', 'version.ts', 'stages', 'pipeline', 'compile', 'notebook', 'host'],
  notes: ['model', 'build', 'publish', 'read', 'text', 'import', 'compile/links.ts', 'notebook', 'host'],
  publish: [
    'model',
    'course/plan/course-file.ts',
    'build/outputs.ts',
    'language',
    'text',
    'read',
    'export',
    'notebook',
    'host',
  ],
  course: [
    'model',
    'build',
    'publish',
    'text',
    'read',
    'compile',
    'export',
    'notebook',
    'host',
    'valibot',
    'minisearch',
    'natural',
    'node:',
  ],
  engines: ['model', 'course', 'notebook', 'host', 'node:', 'workerpool', 'bullmq', 'ioredis', 'pg', 'valibot'],
  // The front doors.
  'version.ts': [],
  'types.ts': ['model', 'stages', 'read', 'compile'],
  'index.ts': ['types.ts', 'pipeline', 'build', 'publish', 'course', 'engines', 'read', 'notebook', 'jupyter', 'host'],
  'browser.ts': ['model', 'types.ts', 'stages', 'read', 'notebook'],
  'browser-crypto.ts': ['@noble/hashes'],
  'webvtt.ts': ['read'],
  cli: [
    'model',
    'language',
    'version.ts',
    'stages/in-language.ts',
    'pipeline',
    'build',
    'notes',
    'publish',
    'course',
    'engines',
    'read',
    'text',
    'concepts',
    'notebook',
    'host',
    'jupyter',
    'node:',
    'yargs',
  ],
};

/** Which wing of a room may import which; everyone may import their own, and what lies in the room beside the wings. */
const wings: Record<string, Readonly<Record<string, readonly string[]>>> = {
  notebook: {
    format: [],
    stamp: ['format'],
    diff: ['format', 'stamp'],
    copies: ['format', 'stamp'],
    rebuild: ['format', 'stamp', 'diff'],
  },
  jupyter: { server: [], kernel: ['server'], run: ['server', 'kernel'], open: ['server'] },
  compile: { check: [], transcript: [], summary: ['check'] },
  text: {
    links: [],
    markdown: ['links'],
    lexicon: [],
    punctuation: [],
    numbers: [],
    tidy: ['punctuation'],
    restore: ['lexicon', 'numbers', 'punctuation'],
    narration: ['punctuation', 'restore'],
    correct: ['lexicon', 'narration', 'numbers', 'restore'],
  },
  read: {
    transcripts: [],
    yaml: ['transcripts'],
    chapters: ['transcripts'],
    documents: [],
    'text-notebooks': ['yaml'],
    decks: ['transcripts'],
    pictures: [],
    captures: ['transcripts', 'yaml', 'text-notebooks'],
    folder: ['transcripts', 'yaml', 'captures', 'chapters', 'text-notebooks', 'decks'],
    video: ['transcripts'],
    write: ['transcripts'],
  },
  'read/transcripts': { support: [], webvtt: ['support'] },
  'read/transcripts/support': { time: [], json: ['time'], markup: ['time'], text: ['time'] },
  course: {
    plan: [],
    part: ['plan'],
    build: ['plan', 'part'],
    index: ['plan', 'part'],
    search: ['plan', 'part'],
    site: ['plan', 'part', 'index', 'search'],
    export: ['index'],
  },
  engines: { queue: [] },
  export: {
    dialects: [],
    tree: [],
    links: ['tree'],
    study: ['dialects', 'links'],
    page: ['dialects', 'tree', 'links'],
  },
  panel: {
    lecture: [],
    player: ['lecture'],
    notebook: ['lecture', 'player'],
    view: ['lecture', 'notebook'],
    types: [],
  },
  cli: { options: [], commands: ['options'] },
  place: { speech: [], chains: ['speech'], decks: ['speech'], fold: [] },
  outline: { sections: [], names: [], titles: ['names'] },
  concepts: { ranking: [] },
  summary: { sentences: [], terms: ['sentences'], selection: ['sentences', 'terms'] },
};

/** No folder has more files than one takes in at a glance. */
const MOST_FILES = 15;
/** One file a format or a language. */
const CROWDED = ['read/transcripts', 'language/languages'];

const src = join(import.meta.dirname, '../src');
const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const room = (file: string) => file.split('/')[0] ?? file;

/**
 * Static imports and exports stand at the start of a line; `import('...')` anywhere.
 * Text that only looks like one does not count.
 */
const IMPORT = /^(?:import|export)\b[^'"`;]*?\bfrom\s*'([^']+)'|^import\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gm;

const imports = (file: string) =>
  [...readFileSync(join(src, file), 'utf8').matchAll(IMPORT)]
    .map(([, from, bare, lazy]) => from ?? bare ?? lazy ?? '')
    .map((name) =>
      name.startsWith('.') ? relative(src, join(src, dirname(file), name.replace(/\.js$/, '.ts'))) : name,
    );
const mayEnter = (name: string, open: readonly string[]) =>
  open.some((door) => name === door || name.startsWith(/[:-]$/.test(door) ? door : `${door}/`));

test.each(files)('%s goes through its doors only', (file) => {
  const open = [room(file), ...(doors[room(file)] ?? [])];
  expect(imports(file).filter((name) => !mayEnter(name, open))).toEqual([]);
});

test.each(Object.entries(doors))('%s goes through each of its doors', (name, open) => {
  const used = files.filter((file) => room(file) === name).flatMap(imports);
  expect(open.filter((door) => !used.some((to) => mayEnter(to, [door])))).toEqual([]);
});

test('no file leads back to itself', () => {
  const done = new Set<string>();
  const loops: string[] = [];
  const walk = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) loops.push([...path, file].join(' > '));
    else if (files.includes(file) && !done.has(file)) imports(file).forEach((next) => walk(next, [...path, file]));
    done.add(file);
  };
  files.forEach((file) => walk(file, []));
  expect(loops).toEqual([]);
});

const doorsOfWings = Object.entries(wings).flatMap(([room, table]) =>
  Object.entries(table).map(([wing, open]) => ({ room, wing, open })),
);
const below = (room: string, file: string) =>
  file.startsWith(`${room}/`) ? /^([^/]+)\//.exec(file.slice(room.length + 1))?.[1] : undefined;

test.each(doorsOfWings)('$room/$wing goes through its doors only, and through each of them', ({ room, wing, open }) => {
  const inside = files.filter((file) => below(room, file) === wing);
  expect(inside.length).toBeGreaterThan(0);
  const entered = new Set(inside.flatMap(imports).map((to) => below(room, to)));
  expect([...entered].filter((to) => to !== undefined && to !== wing).sort()).toEqual([...open].sort());
});

test('every folder of a room with wings is one of them', () => {
  const unknown = files.flatMap((file) =>
    Object.entries(wings).flatMap(([room, table]) => {
      const wing = below(room, file);
      return wing === undefined || Object.hasOwn(table, wing) ? [] : [`${room}/${wing}`];
    }),
  );
  expect([...new Set(unknown)]).toEqual([]);
});

test('no folder has more than 15 files', () => {
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  const crowded = [...counts].filter(([, count]) => count > MOST_FILES).map(([folder]) => folder);
  expect(crowded.filter((folder) => !CROWDED.includes(folder))).toEqual([]);
  expect(CROWDED.filter((folder) => !crowded.includes(folder))).toEqual([]);
});

/** Types that a file declares at its top. */
const DECLARED = /^(export )?(?:declare )?(?:abstract )?(?:interface|type|class) (\w+)/gm;

test('the name of an exported type means one thing in all of src', () => {
  const declared = files.flatMap((file) =>
    [...readFileSync(join(src, file), 'utf8').matchAll(DECLARED)].map(([, exported, name = '']) => ({
      file,
      name,
      isExported: exported !== undefined,
    })),
  );
  const shared = new Set(declared.filter(({ isExported }) => isExported).map(({ name }) => name));
  const twice = [...shared].filter((name) => declared.filter((one) => one.name === name).length > 1);
  expect(twice).toEqual([]);
});

/** Code is wrapped by the formatter, which leaves comments as they are. */
const WIDEST = 120;
const COMMENT = /^\s*(?:\/\/|\/?\*)/;

test('comments wrap at 120 columns', () => {
  const wide = files.flatMap((file) =>
    readFileSync(join(src, file), 'utf8')
      .split('\n')
      .flatMap((line, at) => (line.length > WIDEST && COMMENT.test(line) ? [`${file}:${at + 1}`] : [])),
  );
  expect(wide).toEqual([]);
});
