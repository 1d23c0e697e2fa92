import { cutCode, isName, looksLike } from './look-alikes.js';

export const KEYWORDS: ReadonlySet<string> = new Set(
  (
    'False None True and as assert async await break class continue def del elif else except finally for from global if import in is ' +
    'lambda nonlocal not or pass raise return try while with yield'
  ).split(' '),
);
/** What any program may call. */
const COMMON = (
  'print len range enumerate zip list dict set tuple str int float bool sum min max abs open super self cls isinstance sorted ' +
  'reversed map filter type hash id round input __init__ __len__ __getitem__ __call__ append items keys values shape size ' +
  'mean std np plt pd'
).split(' ');
const OF_LANGUAGE = 3;

/** The names that code may use, and which of them look like another. */
export interface KnownCodeNames {
  readonly has: (name: string) => boolean;
  /**
   * The commonest of the names that look like this one; itself where none does, and where it is a known name itself.
   */
  readonly choose: (name: string) => string;
}

/** Names of the course count more than those on other pictures, which may be misread themselves. */
export function collectNames(
  sources: readonly { readonly text: string; readonly weight: number; readonly isSure: boolean }[],
): KnownCodeNames {
  const sure = new Set([...KEYWORDS, ...COMMON]);
  const votes = new Map<string, Map<string, number>>();
  const put = (name: string, weight: number) => {
    const key = looksLike(name);
    const own = votes.get(key) ?? new Map<string, number>();
    own.set(name, (own.get(name) ?? 0) + weight);
    votes.set(key, own);
  };
  for (const name of sure) put(name, OF_LANGUAGE);
  for (const { text, weight, isSure } of sources)
    for (const name of text.split('\n').flatMap(cutCode).filter(isName)) {
      put(name, weight);
      if (isSure) sure.add(name);
    }
  const choose = (name: string) => {
    if (sure.has(name)) return name;
    const alike = [...(votes.get(looksLike(name)) ?? [])];
    const own = alike.find(([other]) => other === name)?.[1] ?? 0;
    return alike.reduce((best, other) => (other[1] > best[1] ? other : best), [name, own * 1.05] as const)[0];
  };
  return { has: (name) => sure.has(name), choose };
}
