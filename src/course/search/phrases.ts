import type { PassageAt, Searched } from './searched.js';
import { foldedWords } from './words.js';

/** Where a phrase begins: in which passage, its number, and how far into it (0 to 1). */
export interface PhrasePlace<One extends Searched> {
  readonly nth: number;
  readonly passage: One;
  readonly share: number;
}

/** Numbers of passages, in order. */
export interface Holding {
  /** Those that hold one of the words: a phrase has no others in it. */
  readonly any: readonly number[];
  /** Those that hold the rarest of the words: no phrase is without. */
  readonly rarest: readonly number[];
}

/**
 * Where all words stand side by side: in the speech of a lesson as one text, for sentences do not end where passages
 * do. Only passages that hold one of the words, near one that holds the rarest, are looked at.
 */
export function findPhrase<One extends Searched>(
  passageAt: PassageAt<One>,
  holding: Holding,
  words: readonly string[],
): readonly PhrasePlace<One>[] {
  const needle = ` ${words.join(' ')} `;
  return runsOf(passageAt, near(passageAt, holding, words.length)).flatMap((run) => {
    const starts: number[] = [];
    let text = ' ';
    for (const {
      passage: { text: own },
    } of run) {
      starts.push(text.length - 1);
      const folded = foldedWords(own).join(' ');
      if (folded !== '') text += `${folded} `;
    }
    const places: PhrasePlace<One>[] = [];
    for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + 1)) {
      const nth = starts.findLastIndex((start) => start <= at);
      const [one, start = 0, end = text.length] = [run[nth], starts[nth], starts[nth + 1]];
      if (one !== undefined && places.at(-1)?.nth !== one.nth)
        places.push({ ...one, share: (at - start) / Math.max(1, end - start) });
    }
    return places;
  });
}

/**
 * Passages that a phrase of so many words can reach from one of its words:
 * each between has a word of it, and what is shown counts for none.
 */
function near(passageAt: PassageAt<Searched>, { any, rarest }: Holding, words: number): readonly number[] {
  const reached = new Set<number>();
  const reach = (from: number, step: 1 | -1) => {
    const lesson = passageAt(from)?.lesson;
    for (let nth = from, speech = 0; speech < words && passageAt(nth)?.lesson === lesson; nth += step) {
      reached.add(nth);
      if (passageAt(nth)?.kind === 'speech') speech += 1;
      if (lesson === undefined) return;
    }
  };
  for (const nth of rarest) {
    reach(nth, -1);
    reach(nth, 1);
  }
  return any.filter((nth) => reached.has(nth));
}

interface NumberedPassage<One extends Searched> {
  readonly nth: number;
  readonly passage: One;
}

/**
 * Speech that follows on speech of the same lesson together;
 * code, slides and notes between it do not cut it, and stand alone.
 */
function runsOf<One extends Searched>(
  passageAt: PassageAt<One>,
  holding: readonly number[],
): readonly (readonly NumberedPassage<One>[])[] {
  const alone: NumberedPassage<One>[][] = [];
  const runs: NumberedPassage<One>[][] = [];
  let last: NumberedPassage<One> | undefined;
  for (const nth of holding) {
    const passage = passageAt(nth);
    if (passage === undefined) continue;
    if (passage.kind !== 'speech') alone.push([{ nth, passage }]);
    else {
      const isNext = last?.passage.lesson === passage.lesson && onlyShown(passageAt, last.nth + 1, nth);
      last = { nth, passage };
      if (isNext) runs.at(-1)?.push(last);
      else runs.push([last]);
    }
  }
  return [...runs, ...alone];
}

function onlyShown(passageAt: PassageAt<Searched>, from: number, to: number): boolean {
  for (let nth = from; nth < to; nth++) if (passageAt(nth)?.kind === 'speech') return false;
  return true;
}
