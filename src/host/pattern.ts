import { readdirSync } from 'node:fs';
import { kindOfPath } from './read.js';

// The paths that a pattern such as `lectures/*/` stands for, sorted, where no shell has put them in its place: those of
// Windows do not. A path that is there, and a pattern that nothing matches, stand for themselves. `*` and `?` are those
// of a shell: they do not stand for the dot that a name begins with.
export function expandPattern(path: string): readonly string[] {
  if (!/[*?]/.test(path) || kindOfPath(path) !== 'missing') return [path];
  const wantsFolder = /[/\\]$/.test(path);
  const parts = path.split(/([/\\]+)/).filter((part) => part !== '');
  let found = [''];
  for (const part of parts) {
    if (/^[/\\]+$/.test(part)) found = found.map((before) => before + part);
    else found = found.flatMap((before) => namesIn(before, part).map((name) => before + name));
  }
  const fitting = found.filter(
    (one) => kindOfPath(one) !== 'missing' && (!wantsFolder || kindOfPath(one) === 'folder'),
  );
  return fitting.length === 0 ? [path] : fitting;
}

function namesIn(folder: string, part: string): readonly string[] {
  if (!/[*?]/.test(part)) return [part];
  const letters = part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '.*')
    .replaceAll('?', '.');
  const pattern = new RegExp(`^${letters}$`, 'su');
  try {
    const names = readdirSync(folder === '' ? '.' : folder).sort();
    return names.filter((name) => pattern.test(name) && (part.startsWith('.') || !name.startsWith('.')));
  } catch {
    return [];
  }
}
