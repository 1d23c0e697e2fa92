/** Headings of the concepts: with a capital, each of them once. */
import { ENGLISH, say } from '../../model/wording/messages.js';
import type { CompileInput } from '../input.js';
import { uniqueTitles } from '../sections.js';

/** Headings of the parts around the concepts. */
const PARTS = ['takeaways', 'minorTerms', 'bySection', 'roomQuestions', 'selfTest'] as const;

/** Heading by term: one that returns, or is that of another part, gets a number, so that every link has one target. */
export function headingsOf({
  concepts,
  lecture,
  messages = ENGLISH,
}: Pick<CompileInput, 'lecture' | 'messages'> & {
  readonly concepts: readonly { readonly term: string }[];
}): ReadonlyMap<string, string> {
  const modules = modulesOf(lecture);
  const titles = uniqueTitles(
    concepts.map(({ term }) => ({ title: capitalise(term, modules) })),
    PARTS.map((part) => say(messages, part)),
  );
  return new Map(concepts.map(({ term }, nth) => [term, titles[nth] ?? term]));
}

/** Names that nobody writes with a capital, also where the lecture shows no code. */
const SMALL_NAMES = 'numpy scipy pandas matplotlib seaborn fastai sklearn pytest pip conda npm dict bool int str';

/** "hash table" begins with a capital; `lr_find`, `resnet34`, `np.array`, `iPhone` and modules stay as they are. */
function capitalise(term: string, modules: ReadonlySet<string>): string {
  const [first = ''] = term.split(/[\s-]/u);
  if (!/^\p{Ll}[\p{Ll}'’]*$/u.test(first) || modules.has(first)) return term;
  return term.charAt(0).toUpperCase() + term.slice(1);
}

function modulesOf({ captures, courseNotebooks }: CompileInput['lecture']): ReadonlySet<string> {
  const shown = captures.flatMap(({ kind, content }) => (kind === 'code' ? [content] : []));
  const cells = courseNotebooks.flatMap(({ cells }) => cells.map(({ source }) => source));
  const imports = [...shown, ...cells].join('\n').matchAll(/^[ \t]*(?:from|import)[ \t]+([a-z]\w*)/gm);
  return new Set([...SMALL_NAMES.split(' '), ...[...imports].map(([, name = '']) => name)]);
}
