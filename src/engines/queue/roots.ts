import { join, relative, resolve } from 'node:path';

/** A folder that several machines see, each perhaps elsewhere: jobs name it, and hold no path of a machine. */
export interface Root {
  readonly name: string;
  readonly path: string;
}

/** `lectures=/mnt/lectures`. Undefined where it is not of that form. */
export function readRoot(written: string): Root | undefined {
  const [, name, path] = /^([A-Za-z][\w-]{0,40})=(.+)$/s.exec(written.trim()) ?? [];
  return name === undefined || path === undefined ? undefined : { name, path: resolve(path) };
}

/**
 * `/mnt/lectures/dl1` by its root: `lectures/dl1`. Undefined where it lies in none; of several the innermost counts.
 */
export function nameOf(path: string, roots: readonly Root[]): string | undefined {
  const innermost = roots.toSorted((a, b) => b.path.length - a.path.length);
  for (const root of innermost) {
    const below = relative(root.path, resolve(path)).replaceAll('\\', '/');
    if (below === '') return root.name;
    if (below !== '..' && !below.startsWith('../') && !/^(?:\/|[A-Za-z]:)/.test(below)) return `${root.name}/${below}`;
  }
  return undefined;
}

/**
 * The path of `lectures/dl1` on this machine.
 * Undefined where the root is not known here, or the rest would lead out of it.
 */
export function pathOf(named: string, roots: readonly Root[]): string | undefined {
  const [name, ...below] = named.split('/');
  const root = roots.find((one) => one.name === name);
  const leadsOut = below.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/.test(part));
  return root === undefined || leadsOut ? undefined : join(root.path, ...below);
}

/** A text with the names of roots where their paths stood. */
export function hidePaths(text: string, roots: readonly Root[]): string {
  const longest = roots.filter(({ path }) => path.length > 1).toSorted((a, b) => b.path.length - a.path.length);
  // Not `/data2` where the root is `/data`.
  return longest.reduce((so, { name, path }) => {
    const whole = new RegExp(`${path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\w-])`, 'g');
    return so.replace(whole, name);
  }, text);
}
