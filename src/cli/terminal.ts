import { styleText } from 'node:util';
import type { Coloured, Terminal } from './command.js';
import { makeVisible } from './visible.js';

/** What a terminal is made of: where text goes, and what it knows of its surroundings. */
export interface Streams extends Omit<Terminal, 'out' | 'write' | 'err' | 'status'> {
  /** Whether stdout is a terminal. */
  readonly isOutShown: boolean;
  out(text: string): void;
  err(text: string): void;
}

/** Goes to the start of the line and empties it. */
const EMPTY_LINE = '\r\u001b[K';

/**
 * The one place that all text for people goes through:
 * what came from outside cannot steer the terminal, nor forge a line of ours.
 */
export function openTerminal(streams: Streams): Terminal {
  const { watched } = streams;
  const show = (part: string | Coloured): string => {
    if (typeof part === 'string') return makeVisible(part);
    return watched ? styleText(part.colour, part.text, { validateStream: false }) : part.text;
  };
  let status = '';
  const clear = () => {
    if (status !== '') streams.err(EMPTY_LINE);
    status = '';
  };
  return {
    ...streams,
    out(text) {
      clear();
      streams.out(makeVisible(text));
    },
    write(text) {
      clear();
      streams.out(streams.isOutShown ? makeVisible(text) : text);
    },
    err(...parts) {
      clear();
      streams.err(`${parts.map(show).join('').replaceAll('\n', '\n    ')}\n`);
    },
    status(text) {
      clear();
      if (!watched || text === '') return;
      status = makeVisible(text).replaceAll('\n', ' ');
      streams.err(status);
    },
  };
}
