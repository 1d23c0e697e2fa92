import { joinWords } from '../model/wording/join-words.js';
import type { Sentence, Word } from '../model/narration.js';
import { breakMaths, codeSpan, escapeMarkdown } from '../text/markdown/escape.js';
import { splitMarks } from '../text/split-marks.js';
import { timeLink } from './links.js';

/** Where a paragraph's link leads: the video, or without one the heading of its section. */
export interface LinkTarget {
  readonly video: string | undefined;
  readonly heading: string;
}

/**
 * One paragraph of speech as Markdown, on one line, led by a link to its moment:
 * `[12:34](https://youtu.be/ID?t=754) So we ...`. A named speaker comes in bold where the speaker changes;
 * a question from the audience is a block quote.
 */
export function renderParagraph(
  sentences: readonly Sentence[],
  target: LinkTarget,
  before: Sentence | undefined,
): string {
  const [first] = sentences;
  if (first === undefined) return '';
  const link = timeLink(target.video, first.startMs, target.heading);
  const speaks = first.speaker !== undefined && first.speaker !== before?.speaker;
  const name = speaks ? `**${escapeMarkdown(first.speaker ?? '')}:** ` : '';
  const text = breakMaths(joinWords(sentences.map(({ words }) => renderWords(words))));
  return `${first.fromAudience === true ? '> ' : ''}${link} ${name}${text}`;
}

/** The words in order, plain stretches escaped together so that marks spanning words are seen. */
export function renderWords(words: readonly Word[]): string {
  const parts: string[] = [];
  let plain: string[] = [];
  const flush = () => {
    if (plain.length > 0) parts.push(escapeMarkdown(joinWords(plain)));
    plain = [];
  };
  for (const word of words) {
    if (word.code !== true) plain.push(word.text);
    else {
      flush();
      parts.push(renderCodeWord(word));
    }
  }
  flush();
  return joinWords(parts);
}

const AROUND_CODE = { before: /^[("'“‘]*/u, after: /(?<![.,;:!?)"'”’…])[.,;:!?)"'”’…]+$/u };

/** The marks around an identifier stay outside of its code span. */
function renderCodeWord({ text }: Word): string {
  const [before, name, after] = splitMarks(text, AROUND_CODE);
  return `${escapeMarkdown(before)}${codeSpan(name)}${escapeMarkdown(after)}`;
}
