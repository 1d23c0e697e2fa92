import type { Code, Root } from 'mdast';
import type { NotebookMetadata } from '../model/notebook.js';

/** A kernel as notes name it, or as their code asks for it. */
export interface KernelChoice {
  readonly language: string;
  readonly kernel?: { readonly name: string; readonly displayName: string };
}

/** Names of the kernels that most people have. */
const KERNELS: Readonly<Record<string, { readonly name: string; readonly displayName: string }>> = {
  python: { name: 'python3', displayName: 'Python 3' },
  R: { name: 'ir', displayName: 'R' },
  julia: { name: 'julia', displayName: 'Julia' },
  javascript: { name: 'deno', displayName: 'Deno' },
  typescript: { name: 'deno', displayName: 'Deno' },
  bash: { name: 'bash', displayName: 'Bash' },
};

/** The language of a fence, as kernels call it: of `python`, `{python}`, `{r, echo=FALSE}`, `python title="x.py"`. */
export function languageOfFence(
  { lang }: Code,
  languageOfName: (name: string) => string | undefined,
): string | undefined {
  const [, name] = /^\{?\.?([A-Za-z][\w+#-]*)/.exec(lang ?? '') ?? [];
  return name === undefined ? undefined : languageOfName(name);
}

/** Whose code runs in a notebook of people who did not say so: what most fences are written in. */
const GUESSED: ReadonlySet<string> = new Set(['python', 'R', 'julia']);

export const isGuessed = (language: string | undefined): language is string => GUESSED.has(language ?? '');

export function guessLanguage(tree: Root, languageOf: (fence: Code) => string | undefined): string {
  const counts = new Map<string, number>();
  for (const node of tree.children) {
    const language = node.type === 'code' ? languageOf(node) : undefined;
    if (isGuessed(language)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 'python';
}

/** A notebook's metadata for a kernel. */
export function kernelMetadata({ language, kernel }: KernelChoice): NotebookMetadata {
  const { name, displayName } = kernel ?? KERNELS[language] ?? { name: language, displayName: language };
  return { kernelspec: { name, display_name: displayName, language }, language_info: { name: language } };
}
