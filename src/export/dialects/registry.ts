import { commonmark } from './commonmark.js';
import type { Dialect } from './dialect.js';
import { discourse } from './discourse.js';
import { gfm } from './gfm.js';
import { myst } from './myst.js';
import { obsidian } from './obsidian.js';
import { pandoc } from './pandoc.js';
import { quarto } from './quarto.js';

/** Every dialect, in the order of the help. A new one is a file and a line here. */
export const dialects: readonly Dialect[] = [commonmark, gfm, discourse, pandoc, myst, quarto, obsidian];
