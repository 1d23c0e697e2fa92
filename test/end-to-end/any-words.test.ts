/** Whatever is said, written on slides or noted: the notebooks are written, and check finds every word. */
import fc from 'fast-check';
import { Lexer } from 'marked';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cue } from '../../src/model/cue.js';
import { parseNotebook } from '../../src/notebook/format/parse.js';
import { transcriptWriters } from '../../src/read/write/registry.js';
import { courseNotebook, PIXEL } from '../lecture-files.js';
import { temporaryFolder } from '../temporary.js';
import { nbscribe } from '../terminal.js';
import { seedsOr } from '../soon.js';

/** More where a night is spent on it. */
/** Each builds a lecture whole, which takes a second. */
const SEEDS = Math.ceil(seedsOr(800) / 100);

const MARKUP = [
  '<',
  '<img src="cat.png">',
  "<IMG SRC='a.png'/>",
  '<video src=x.mp4 controls>',
  '<a href="page.html">link</a>',
  '<!--',
  '-->',
  '<script>alert(1)</script>',
  '<div',
  '</details>',
  '![',
  '![a cat](cat.png)',
  '[a link](other.html)',
  '[ref]: x.png',
  '![r][ref]',
  '](',
  '```',
  '````python',
  '~~~',
  '`![](x.png)`',
  '`',
  '``',
  '\\',
  '\\`',
  '&lt;img&gt;',
  '&amp;',
  '&#92;',
  '$x$',
  '$$',
  '\\(y\\)',
  '**bold**',
  '__init__',
  '# head',
  '1.',
  '- item',
  '> quote',
  '| a | b |',
  'https://x.org/a.png',
  'xhttps://x.org',
  'awww.x.org',
  'me@x.org',
  '<me@x.org>',
  '<span></span>',
  '[](#)',
  '[12:34](https://x.org)',
  '**Ada:**',
  '%%html',
  '{{x}}',
  'um',
  'uh,',
  'a image net the',
  'plotly',
  '[Music]',
  '(applause)',
];
const PLAIN = 'we load the numpy data and image net is a learning rate of pie torch so gradient descent moves it'.split(
  ' ',
);

const word = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...PLAIN) }, fc.constantFrom(...MARKUP));
const words = (most: number) => fc.array(word, { minLength: 1, maxLength: most }).map((some) => some.join(' '));
const line = words(6);

const lectures = fc.record({
  said: fc.array(words(14), { minLength: 3, maxLength: 8 }),
  speakers: fc.boolean(),
  writer: fc.constantFrom(...transcriptWriters.filter(({ extension }) => extension !== '.txt')),
  title: line,
  lecturer: line,
  chapter: line,
  slide: line,
  language: line,
  note: fc.array(line, { minLength: 1, maxLength: 5 }).map((lines) => lines.join('\n')),
  output: line,
  heading: line,
  fillers: fc.constantFrom('keep', 'drop'),
  captions: fc.constantFrom('restore', 'keep'),
});

type Made = Parameters<Parameters<typeof lectures.map>[0]>[0];

function folderOf({ said, speakers, writer, ...made }: Made): string {
  const cues = said.map((text, nth): Cue => {
    const startMs = nth * 5000;
    const speaker = speakers ? { speaker: nth % 2 === 0 ? 'Ada *x*' : 'Bob' } : {};
    return { startMs, endMs: startMs + 5000, text, ...speaker, place: { path: '', line: nth + 1 } };
  });
  const manifest = {
    title: made.title,
    lecturer: made.lecturer,
    glossary: ['ImageNet'],
    chapters: [
      { at: 0, title: 'Start' },
      { at: 10, title: made.chapter },
    ],
    captures: [
      { at: 1, kind: 'slide', file: 'a.png', title: made.slide },
      { at: 2, kind: 'note', text: made.note },
      { at: 3, kind: 'output', text: made.output },
      { at: 4, kind: 'code', text: 'x = 1', language: made.language },
    ],
    notebooks: ['c.ipynb'],
  };
  return temporaryFolder({
    [`captions${writer.extension}`]: writer.write({ cues, language: 'en' }),
    'lecture.yaml': JSON.stringify(manifest),
    'a.png': PIXEL,
    'c.ipynb': courseNotebook(`# ${made.heading}`, { code: 'import numpy', output: made.output }),
  });
}

/** What Markdown holds beside text, links, and the signs of nbscribe itself. */
function markupIn(source: string): readonly string[] {
  const ours = new Set(['space', 'paragraph', 'blockquote', 'text', 'escape', 'strong', 'codespan', 'link', 'heading']);
  const found: string[] = [];
  const walk = (tokens: readonly { type: string; raw: string; href?: string; tokens?: never[] }[]) => {
    for (const token of tokens) {
      const isOurs = ours.has(token.type) && (token.type !== 'link' || /^(?:#|$)/.test(token.href ?? ''));
      if (!isOurs) found.push(token.raw);
      walk(token.tokens ?? []);
    }
  };
  walk(new Lexer().lex(source) as never);
  return found;
}

test('with markup in every word, title, slide, note and language the notebooks are written and proved', async () => {
  await fc.assert(
    fc.asyncProperty(lectures, async (made) => {
      const folder = folderOf(made);
      const path = join(folder, 'out/x.ipynb');
      const flags = ['--fillers', made.fillers, '--captions', made.captions];
      const built = await nbscribe('build', folder, '-o', path, '--summary', ...flags);
      expect(built.err).not.toMatch(/fault of nbscribe|build\/literal/);
      expect(built).toMatchObject({ code: 0, out: expect.stringContaining('nothing lost') as string });
      const { cells } = parseNotebook(readFileSync(path, 'utf8'), path).value!;
      const spoken = cells.filter(({ metadata }) => metadata.nbscribe?.kind === 'narration');
      expect(spoken.flatMap(({ source }) => markupIn(source))).toEqual([]);
      for (const args of [[path], [path.replace('.ipynb', '.summary.ipynb')], [path, '--lecture', folder]])
        expect(await nbscribe('check', ...args)).toMatchObject({
          code: 0,
          err: expect.not.stringContaining('error') as string,
        });
    }),
    { numRuns: SEEDS },
  );
}, 3_600_000);
