import { extensionOf } from '../files.js';

export interface ScriptLanguage {
  /** As kernels call it. */
  readonly name: string;
  /** What begins a comment to the end of the line. */
  readonly comment: string;
}

const BY_EXTENSION: Readonly<Record<string, ScriptLanguage>> = {
  '.py': { name: 'python', comment: '#' },
  '.r': { name: 'R', comment: '#' },
  '.jl': { name: 'julia', comment: '#' },
  '.js': { name: 'javascript', comment: '//' },
  '.ts': { name: 'typescript', comment: '//' },
  '.sh': { name: 'bash', comment: '#' },
  '.sql': { name: 'sql', comment: '--' },
  '.scala': { name: 'scala', comment: '//' },
  '.sage': { name: 'sage', comment: '#' },
};

export function scriptLanguageOf(path: string): ScriptLanguage | undefined {
  return BY_EXTENSION[extensionOf(path)];
}

/** The kernel's language of a code file by its extension; undefined for other files. */
export function languageOfFile(path: string): string | undefined {
  return scriptLanguageOf(path)?.name;
}

/** Names that documents and kernels use, in lower case, for what kernels call their language. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...['python', 'python3', 'python2', 'py', 'ipython', 'ipython3', 'xpython'].map((name) => [name, 'python'] as const),
  ...['r', 'ir', 'xr'].map((name) => [name, 'R'] as const),
  ...['julia', 'jl'].map((name) => [name, 'julia'] as const),
  ...['javascript', 'js', 'node', 'deno'].map((name) => [name, 'javascript'] as const),
  ...['typescript', 'ts', 'tslab'].map((name) => [name, 'typescript'] as const),
  ...['bash', 'sh', 'shell', 'zsh'].map((name) => [name, 'bash'] as const),
  ...['sage', 'sagemath'].map((name) => [name, 'sage'] as const),
]);

/** `ipython3` -> `python`, `julia-1.10` -> `julia`; another name in lower case, undefined where it cannot be one. */
export function languageOfName(written: string): string | undefined {
  const name = written.trim().toLowerCase();
  if (!isLanguageName(name)) return undefined;
  return NAMES.get(name) ?? NAMES.get(name.replace(/[-_ ]?\d[\d.]*$/, '')) ?? name;
}

/** Letters, digits and the signs of `c++`, `c#`, `f77-x`: nothing that could be markup. */
export function isLanguageName(name: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{N}+#._ -]{0,39}$/u.test(name);
}
