/**
 * A word of what is not out yet, in every place that a notebook has: no dialect writes a file with it in, or says it.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { serializeNotebook } from '../../src/notebook/format/serialize.js';
import { stampNote, withNoteFiles } from '../../src/notebook/stamp/note.js';
import type { Cell, Notebook } from '../../src/model/notebook.js';
import { CHAPTER_FORMS, exportNotebookFile, FORMATS, SITES, type PublishOptions } from '../../src/publish/publish.js';
import { isAll } from '../soon.js';
import { temporaryFolder } from '../temporary.js';

/** A rule of each kind, and what leads there. */
const LEAKS: readonly (readonly [rule: string, leak: string])[] = [
  ['https://youtu.be/zqzqAAAAAAA', 'https://www.youtube.com/watch?v=zqzqAAAAAAA&t=3'],
  ['zqzqhost.example.org', 'https://zqzqhost.example.org/part2'],
  ['/zqzqpath', 'https://example.org/zqzqpath/a.png'],
  ['zqzqL9', 'zqzqL9@3:10'],
];
const MARKER = /zqzq/i;

type Facts = Readonly<Record<string, unknown>>;
interface Place {
  readonly cells?: readonly Cell[];
  readonly lecture?: Facts;
  readonly stamp?: Facts;
  readonly head?: string;
  readonly drawing?: string;
}

const note = (source: string, more: object = {}) =>
  ({ cell_type: 'markdown', id: 'note', metadata: {}, source, ...more }) as Cell;
const made = (kind: string, source: string) =>
  note(source, { id: kind, metadata: { nbscribe: { key: `1/${kind}`, kind, startMs: 1000, hash: '' } } });
const code = (source: string, ...outputs: object[]) =>
  ({ cell_type: 'code', id: 'code', metadata: {}, source, outputs, execution_count: null }) as Cell;
const shown = (data: object) => ({ output_type: 'display_data', data, metadata: {} });
const SVG = (inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg"><a href="${inside}"><text>${inside}</text></a></svg>`;
const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
/** What files are called by: an id, a host that was copied, a path, a lesson. */
const nameOf = (leak: string) => leak.replace(/^.*v=|^https:\/\/(?:example.org\/)?|[&@].*$|\/a\.png$/g, '');
const wordOf = (leak: string) => `slide-${/zqzq(?:A+|L9)/.exec(leak)?.[0] ?? 'other'}`;

/** Each place, with what leads to something unreleased in it. */
const PLACES: Readonly<Record<string, (leak: string) => Place>> = {
  'a link': (leak) => ({ cells: [note(`[here](${leak})`)] }),
  'the text of a link': (leak) => ({ cells: [note(`[${leak}](https://example.org/ok)`)] }),
  'the title of a link': (leak) => ({ cells: [note(`[here](https://example.org/ok "${leak}")`)] }),
  'a link by name': (leak) => ({ cells: [note(`[here][a]\n\n[a]: ${leak}`)] }),
  'a link by name in another cell': (leak) => ({ cells: [note('[here][a]'), note(`Text.\n\n[a]: ${leak}`)] }),
  'an address in angle brackets': (leak) => ({ cells: [note(`<${leak}> or ${leak}`)] }),
  'an address in the text': (leak) => ({ cells: [note(`It is at ${leak}, so far.`)] }),
  'a heading': (leak) => ({ cells: [note(`# As in ${leak}\n\nText.`)] }),
  'a list in a quote': (leak) => ({ cells: [note(`> - so\n>   1. **as in ${leak}**`)] }),
  'a table': (leak) => ({ cells: [note(`| a | b |\n| - | - |\n| x | ${leak} |`)] }),
  'a footnote': (leak) => ({ cells: [note(`So[^1].\n\n[^1]: As in ${leak}.`)] }),
  'an alert and its title': (leak) => ({ cells: [note(`> [!tip] See ${leak}\n> and ${leak}`)] }),
  'a picture': (leak) => ({ cells: [note(`![a](${leak})`)] }),
  'the name of a picture beside it': (leak) => ({ cells: [note(`![a](${nameOf(leak)}/a.png)`)] }),
  'the text of a picture': (leak) => ({ cells: [note(`![as in ${leak}](a.png)`)] }),
  'the title of a picture': (leak) => ({ cells: [note(`![a](a.png "as in ${leak}")`)] }),
  'a picture in HTML': (leak) => ({ cells: [note(`<img src="${leak}" alt="x"> and <img src="a.png" alt="${leak}">`)] }),
  'HTML': (leak) => ({ cells: [note(`<div>\n<a href='${leak}'>x</a> <iframe src=${leak}></iframe>\n</div>`)] }),
  'a comment of HTML': (leak) => ({ cells: [note(`Text.\n\n<!-- later: ${leak} -->`)] }),
  'code in a line': (leak) => ({ cells: [note(`Run \`get ${leak}\`.`)] }),
  'a formula': (leak) => ({ cells: [note(`$$\n\\text{${leak}}\n$$`)] }),
  'a fence': (leak) => ({ cells: [note(`\`\`\`sh\nget ${leak}\n\`\`\``)] }),
  'a comment in code': (leak) => ({ cells: [code(`x = 1  # see ${leak}`)] }),
  'a string in code': (leak) => ({ cells: [code(`open('${leak}')`)] }),
  'what code printed': (leak) => ({ cells: [code('x', { output_type: 'stream', name: 'stdout', text: `got ${leak}\n` })] }),
  'the value of code': (leak) => ({ cells: [code('x', shown({ 'text/plain': `'${leak}'` }))] }),
  'an error of code': (leak) => ({ cells: [code('x', { output_type: 'error', ename: 'E', evalue: `no ${leak}`, traceback: [] })] }),
  'a drawing of code': (leak) => ({ cells: [code('x', shown({ 'image/svg+xml': SVG(leak) }))] }),
  'a drawing beside it': (leak) => ({ cells: [note('![a](a.svg)')], drawing: SVG(leak) }),
  'the name of an attachment': (leak) => ({ cells: [note(`![a](attachment:${wordOf(leak)}.png)`, { attachments: { [`${wordOf(leak)}.png`]: { 'image/png': PNG } } })] }),
  'an attached drawing': (leak) => ({ cells: [note(`![a](attachment:a.svg)`, { attachments: { 'a.svg': { 'image/svg+xml': Buffer.from(SVG(leak)).toString('base64') } } })] }),
  'the id of a cell that draws': (leak) => ({ cells: [{ ...code('x', shown({ 'image/png': PNG })), id: wordOf(leak) }] }),
  'what was said': (leak) => ({ cells: [made('narration', `[00:01](https://example.org/v.mp4?t=1) It is at ${leak}.`)] }),
  'a slide': (leak) => ({ cells: [made('slide', `![Slide: ${leak}](a.png)\n\n[00:01](#) Slide: ${leak}`)] }),
  'the title cell': (leak) => ({ cells: [made('title', `# T\n\nfrom [video](${leak})`)] }),
  'a section': (leak) => ({ cells: [made('section', `## As in ${leak}`)] }),
  'front matter of notes': (leak) => ({ cells: [note('# A')], head: `---\ntitle: T\nsource: ${leak}\n---\n\n` }),
  'the author of notes': (leak) => ({ cells: [note('# A')], head: `AUTHOR ${leak}` }),
  'the lecture title': (leak) => ({ lecture: { title: `T, as in ${leak}` } }),
  'the lecturer': (leak) => ({ lecture: { lecturer: `Ada (${leak})` } }),
  'the course': (leak) => ({ lecture: { course: leak } }),
  'the video': (leak) => ({ lecture: { video: leak } }),
  'the licence': (leak) => ({ lecture: { licence: `see ${leak}` } }),
  'the sections of the metadata': (leak) => ({ stamp: { sections: [0, 600, 1200].map((at) => ({ title: `S ${leak}`, level: 1, startMs: at * 1000, endMs: at * 1000 + 600_000 })) } }),
  'a concept': (leak) => ({ stamp: { concepts: [{ term: `c ${leak}`, explainedAtMs: 1000, definition: `It is ${leak}.`, question: `What is ${leak}?`, points: [{ text: leak }], formula: { text: leak, kind: 'latex' } }] } }),
  'a question of the summary': (leak) => ({ stamp: { questions: [{ question: { text: `What of ${leak}?` }, answer: { text: `It is ${leak}.`, startMs: 1000 } }] } }),
}; // prettier-ignore

/** What no dialect writes but GFM, of an import that nobody edited. */
const UNSAID = ['front matter of notes', 'the author of notes', 'the title cell'];

/** Everything that `--to` takes, in all its forms. */
const FORMS: readonly (readonly [name: string, options: PublishOptions])[] = [
  ...FORMATS.filter((to) => to !== 'chapters').map((to) => [to, { to }] as const),
  ['html, embedded', { to: 'html', embed: true }],
  ['obsidian with wikilinks', { to: 'obsidian', wikilinks: true }],
  ...CHAPTER_FORMS.map((form) => [`chapters, ${form}`, { to: 'chapters', form }] as const),
  ...SITES.map((site) => [`front matter of ${site}`, { to: site === 'quarto' ? 'quarto' : 'gfm', frontMatter: site }] as const),
]; // prettier-ignore

/** So that there are cards. */
const CONCEPTS = [
  { term: 'x', score: 1, explainedAtMs: 1000, definition: 'It is x.', mentionsMs: [], cell: 'x', points: [] },
];

function notebookOf({ cells = [note('# T')], lecture = {}, stamp = {}, head }: Place, rules: readonly string[]): Notebook {
  const about = { title: 'T', licence: 'CC-BY-4.0', visibility: 'public', durationMs: 1_800_000, unreleased: rules, ...lecture };
  const sections = [0, 600, 1200].map((at) => ({ title: `Part ${at}`, level: 1, startMs: at * 1000, endMs: at * 1000 + 600_000 }));
  const nbscribe = { version: '0', view: 'transcript' as const, written: [], deleted: [], sections, concepts: CONCEPTS, lecture: about, ...stamp };
  const notebook: Notebook = { cells: [...cells], metadata: { nbscribe }, nbformat: 4, nbformat_minor: 5 };
  if (head === undefined) return notebook;
  const [, author] = /^AUTHOR (.*)/.exec(head) ?? [];
  const stamped = cells.map((cell, nth) => stampNote(cell, { path: 'notes.md', line: 1, nth }));
  const file = { path: 'notes.md', ...(author === undefined ? { head } : { author }) };
  return withNoteFiles({ ...notebook, cells: stamped }, [file]);
} // prettier-ignore

function allIn(folder: string): string {
  if (!existsSync(folder)) return '';
  const names = readdirSync(folder, { recursive: true, withFileTypes: true });
  return names.map((one) => `${one.name}\n${one.isFile() ? readFileSync(join(one.parentPath, one.name), 'utf8') : ''}`).join('\n'); // prettier-ignore
}

/** All rules in the long run; else two, one of which names of files can have. */
function leaksFor(nth: number): readonly (readonly [rule: string, leak: string])[] {
  const two = [LEAKS[nth % 2 === 0 ? 0 : 3]!, LEAKS[1 + (nth % 2)]!];
  return isAll ? LEAKS : two;
}

describe.each(FORMS)('%s', (_, options) => {
  test.each(Object.keys(PLACES).map((name, nth) => [name, nth] as const))('%s', async (name, nth) => {
    let refusals = 0;
    for (const [rule, leak] of leaksFor(nth)) {
      const place = PLACES[name]!(leak);
      const file = serializeNotebook(notebookOf(place, [rule]));
      const folder = temporaryFolder({ 'n.ipynb': file, 'a.png': '', 'a.svg': place.drawing ?? '', 'out/there': '' });
      const [path, output] = [join(folder, 'n.ipynb'), join(folder, 'out/o.txt')];
      const { value, problems } = await exportNotebookFile(path, { ...options, output });
      const errors = problems.filter(({ level }) => level === 'error');
      if (value === undefined) {
        refusals++;
        expect(errors).not.toEqual([]);
        for (const { code: kind, place: at, hint } of errors) {
          expect(kind).toBe('export/unreleased');
          expect(at?.path).toBe(path);
          const line = file.split('\n')[(at?.line ?? 0) - 1];
          expect(line).toMatch(/drawing|attachment/.test(name) ? /./ : MARKER);
          expect(hint).toContain('--links-to-unreleased drop');
        }
        expect(readdirSync(join(folder, 'out'))).toEqual(['there']);
      } else expect([rule, allIn(join(folder, 'out'))]).toEqual([rule, expect.not.stringMatching(MARKER)]);
      const dropped = await exportNotebookFile(path, { ...options, output, linksToUnreleased: 'drop' });
      expect(dropped.problems.filter(({ level }) => level === 'error')).toEqual([]);
      expect([rule, allIn(join(folder, 'out'))]).toEqual([rule, expect.not.stringMatching(MARKER)]);
    }
    // What stands in a cell is in every text but chapters and cards:
    // nothing of it came out because nothing was looked at.
    const isSaid = PLACES[name]!('').cells !== undefined && !['chapters', 'anki'].includes(options.to);
    if (isSaid && !UNSAID.includes(name)) expect(refusals).toBeGreaterThan(0);
  });
});
