import type { ReadData } from '../../model/host.js';
import type { Lexicon } from '../lexicon/lexicon.js';
import { remember } from '../remember.js';

/** Lower-case word to its spelling; the first source that knows a word decides. */
export type Spellings = ReadonlyMap<string, string>;

/** Opens the shipped names. */
export function openNames(readData: ReadData): Spellings {
  const text = new TextDecoder();
  const names = new Map<string, string>();
  for (const file of ['text/names/spoken.txt', 'text/names/common.txt'])
    for (const line of text.decode(readData(file)).split('\n'))
      if (!line.startsWith('#'))
        for (const name of line.split(' ')) if (name !== '') names.set(name.toLowerCase(), name);
  return names;
}

/** Gives words their capitals. `own` are the lecture's spellings. */
export class Caser {
  constructor(
    private readonly own: Spellings,
    private readonly names: Spellings,
    private readonly lexicon: Lexicon,
  ) {}

  /**
   * The word inside a sentence. A capital that the captions have stays, except where it only begins a line
   * (`startsLine`) or belongs to a function word.
   */
  inside(text: string, startsLine: boolean): string {
    return startsLine ? this.atLineStart(text) : this.inLine(text);
  }

  private readonly atLineStart = remember((text) => this.write(text, true));
  private readonly inLine = remember((text) => this.write(text, false));

  private write(text: string, startsLine: boolean): string {
    const [before, core, after] = splitWord(text);
    if (core === '') return text;
    const lower = core.toLowerCase().replace(/’/g, "'");
    const spelled = this.find(lower);
    if (spelled !== undefined) return before + spelled + after;
    if (core === lower) return text;
    const { listed, marks } = this.lexicon.lookUp(lower.replace(/'.*$/, ''));
    const plain = /^\p{Lu}[\p{Ll}'’]*$/u.test(core) && (listed || marks !== '') && !marks.includes('p');
    return plain && (startsLine || marks.includes('f')) ? before + core.toLowerCase() + after : text;
  }

  private find(lower: string): string | undefined {
    if (/^i(?:'(?:m|ll|ve|d))?$/.test(lower)) return `I${lower.slice(1)}`;
    const whole = this.name(lower);
    if (whole !== undefined) return whole;
    const [, base = lower, ending = ''] = /^(.+?)('(?:s|m|ll|ve|d|re)|')$/.exec(lower) ?? [];
    if (ending !== '') {
      const found = this.name(base);
      return found === undefined ? undefined : found + ending;
    }
    const single = lower.endsWith('s') ? this.name(lower.slice(0, -1)) : undefined;
    if (single !== undefined && /^\p{Lu}{2,}$/u.test(single)) return `${single}s`;
    if (!lower.includes('-')) return undefined;
    const parts = lower.split('-').map((part) => this.name(part) ?? part);
    const joined = parts.join('-');
    return joined === lower ? undefined : joined;
  }

  private name(lower: string): string | undefined {
    return this.own.get(lower) ?? this.names.get(lower);
  }
}

/** What stands before the word, the word, and what stands after it: `"`, `Word`, `."`. */
export function splitWord(text: string): readonly [string, string, string] {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
  return [before, core, after];
}

/** Makes the first letter a capital, unless the word has one inside (`iPhone`) or begins with a digit. */
export function capitalise(text: string): string {
  const [before, core, after] = splitWord(text);
  if (!/^\p{Ll}/u.test(core) || /\p{Lu}/u.test(core)) return text;
  return before + core.charAt(0).toUpperCase() + core.slice(1) + after;
}
