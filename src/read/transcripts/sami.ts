import { Collector } from './support/collect.js';
import { numberOf } from './support/json/fields.js';
import { isBreak, lineCounter, readHtml } from './support/markup/html-text.js';
import type { TextReader } from './support/reader.js';
import { Tally } from './support/tally.js';

/**
 * SAMI, https://learn.microsoft.com/previous-versions/windows/desktop/dnacc/understanding-sami-1.0: loose HTML;
 * `<SYNC Start=1000>` in milliseconds, a caption until the next, `&nbsp;` to clear it.
 * Of several languages the one with most words is read.
 */
export const sami: TextReader = {
  kind: 'text',
  name: 'sami',
  title: 'SAMI',
  extensions: ['.smi', '.sami'],
  sample: '<SAMI><BODY>\n<SYNC Start=1000><P Class=ENCC>Welcome to the lecture.',
  origin: 'Windows Media, older lecture portals',

  detect({ lines }) {
    const head = lines.slice(0, 500);
    if (head.some((line) => /^\s*<SAMI\b/i.test(line.slice(0, 100)))) return 'the tag <SAMI>';
    return head.some((line) => /<SYNC\s+Start\s*=/i.test(line.slice(0, 400))) ? 'tags <SYNC Start=>' : undefined;
  },

  read({ path, lines }) {
    const tally = new Tally(path, 'sami');
    const { captions, title, stray } = readCaptions(lines.join('\n'));
    const language = mostSpoken(captions);
    const collector = new Collector(tally);
    const ends = endsOf(captions);
    captions.forEach(({ startMs, text, line, language: own }, at) => {
      if (own !== language && text.trim() !== '')
        return tally.lose('other-language', `a caption in another language (${own}) was left out`, {
          line,
          quoted: text,
        });
      const endMs = ends[at];
      if (text.trim() !== '') collector.add({ startMs, endMs, text, line });
    });
    for (const { text, line } of stray)
      tally.lose('stray-text', 'text that belongs to no caption was left out', { line, quoted: text });
    return { cues: collector.cues, tally, ...(title.trim() !== '' && { title: title.trim() }) };
  },
};

interface Caption {
  readonly startMs: number | undefined;
  readonly language: string;
  readonly line: number;
  text: string;
}

function readCaptions(html: string) {
  const captions: Caption[] = [];
  const stray: { text: string; line: number }[] = [];
  const lineOf = lineCounter(html);
  let [title, inside] = ['', ''];
  let startMs: number | undefined;
  for (const token of readHtml(html)) {
    if (token.kind === 'text') {
      const text = token.text.replace(/[ \t\r\n]+/g, ' ');
      const open = captions.at(-1);
      if (inside === 'title') title += text;
      else if (inside === 'style' || inside === 'script') continue;
      else if (open !== undefined) open.text += text;
      else if (text.trim() !== '') stray.push({ text, line: lineOf(token.at) });
    } else if (token.name === 'sync') {
      startMs = numberOf(token.attribute('start'));
      captions.push({ startMs, language: '', line: lineOf(token.at), text: '' });
    } else if (token.name === 'p' && captions.length > 0) {
      const language = token.attribute('class') ?? '';
      if (captions.at(-1)?.text.trim() === '') captions.pop();
      captions.push({ startMs, language, line: lineOf(token.at), text: '' });
    } else if (isBreak(token.name) && captions.length > 0) (captions.at(-1) as Caption).text += '\n';
    else if (/^(?:title|style|script)$/.test(token.name)) inside = token.name;
    else if (token.name === `/${inside}`) inside = '';
  }
  return { captions, title, stray };
}

/** A caption ends where the next of its language begins. */
function endsOf(captions: readonly Caption[]): readonly (number | undefined)[] {
  const next = new Map<string, number | undefined>();
  return captions
    .toReversed()
    .map(({ language, startMs }) => {
      const endMs = next.get(language);
      next.set(language, startMs);
      return endMs;
    })
    .toReversed();
}

/** The class whose captions have most letters. */
function mostSpoken(captions: readonly Caption[]): string {
  const letters = new Map<string, number>();
  for (const { language, text } of captions) letters.set(language, (letters.get(language) ?? 0) + text.trim().length);
  return [...letters].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? '';
}
