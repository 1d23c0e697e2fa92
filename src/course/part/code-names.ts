import { isBuiltin } from '../../compile/summary/code/builtins.js';
import type { Notebook } from '../../model/notebook.js';
import { replaceStrings } from '../../text/strings.js';
import type { PartName } from './part.js';

/** `learner.fit_one_cycle(`, `def forward(`, `class Net(`, `from fastai.vision import *` names no one. */
const CALLED = /(?<![\w$])([A-Za-z_$][\w$]{2,60})\s*\(/g;
const MADE = /(?:^|\s)(?:class|def|function|func|fn|struct)\s+([A-Za-z_$][\w$]{2,60})/g;

/** Words that stand before a bracket and are no name, in the languages that lectures show. */
const WORDS = new Set(
  'and assert await catch elif else except for foreach function if import lambda not print return sizeof super switch typeof while with yield'.split(
    ' ',
  ),
);

/** Methods that every list, text and file has: nobody looks for where they were shown. */
const COMMON = new Set(
  'add append clear close copy count endswith extend find format get index insert items join keys lower pop push read remove replace reverse sort split startswith strip update upper values write'.split(
    ' ',
  ),
);

/** Which function or class was shown where: called or made in code that was on screen. Ordered by name. */
export function codeNamesOf({ cells }: Notebook): readonly PartName[] {
  const places = new Map<string, { cell: string; atMs: number }[]>();
  for (const cell of cells) {
    if (cell.cell_type !== 'code') continue;
    const bare = replaceStrings(cell.source, () => '""').replace(/(?:#|\/\/).*$/gm, '');
    const found = [...bare.matchAll(CALLED), ...bare.matchAll(MADE)].map(([, name = '']) => name);
    for (const name of new Set(found)) {
      if (WORDS.has(name) || COMMON.has(name) || isBuiltin(name) || name.startsWith('__')) continue;
      const own = places.get(name) ?? [];
      own.push({ cell: cell.id ?? '', atMs: cell.metadata.nbscribe?.startMs ?? 0 });
      places.set(name, own);
    }
  }
  return [...places].map(([name, at]) => ({ name, places: at })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
