/** Words of a lecture, each looked up once: stem, class, whether it carries content. */
import { singularOf, type Lexicon, type WordEntry } from '../../text/lexicon/lexicon.js';
import { remember } from '../../text/remember.js';
import { SMALL_WORDS } from '../../text/small-words.js';
import { stemWord, wordCutter } from '../../text/words.js';
import { mapOf } from '../../text/tidy/word-lists.js';
import { isFiniteVerb } from './verbs.js';

export interface SummaryWord {
  /** Lower case, with a plain apostrophe. */
  readonly lower: string;
  /** Number of its stem, and of its singular: a learner is said to learn, but is not what is learnt. */
  readonly stem: number;
  readonly lemma: number;
  /** It says something of a subject. */
  readonly content: boolean;
  readonly entry: WordEntry;
  /** It can be what something does: "draws". */
  readonly does: boolean;
  /** It can be the verb of a sentence by itself: "is", "it's", "means". */
  readonly finite: boolean;
  /** Class alone, without "can also be a noun". */
  readonly only: WordEntry['wordClass'] | undefined;
}

/** Plurals that no rule finds. */
const IRREGULAR = mapOf({
  matrices: 'matrix', vertices: 'vertex', indices: 'index', vertexes: 'vertex', analyses: 'analysis', hypotheses: 'hypothesis',
  criteria: 'criterion', phenomena: 'phenomenon', children: 'child', men: 'man', women: 'woman', axes: 'axis', bases: 'basis',
  nets: 'network', net: 'network', nns: 'network', nn: 'network',
}); // prettier-ignore

/** Names of code stay whole: `lr_find`. */
const cutNamed = wordCutter({ joinedBy: "'_" });

/** Looks up words and cuts written words into them. Lives as long as one summary is made. */
export class Words {
  readonly #lexicon: Lexicon;
  /** Stems end with a dash, so that they are no singulars. */
  readonly #numbers = new Map<string, number>();

  constructor(lexicon: Lexicon) {
    this.#lexicon = lexicon;
  }

  readonly lookUp = remember((lower: string): SummaryWord => {
    const entry = this.#lexicon.lookUp(lower);
    const content =
      lower.length > 1 &&
      /^\p{L}/u.test(lower) &&
      !SMALL_WORDS.has(lower) &&
      !entry.marks.includes('f') &&
      !lower.includes("'");
    const only = entry.nounToo && entry.wordClass !== 'noun' ? undefined : entry.wordClass;
    const base = lower.endsWith('s') ? this.#lexicon.lookUp(singularBy(lower)).wordClass : undefined;
    const does = (base === 'verb' || entry.wordClass === 'verb') && /[^s]s$/.test(lower);
    return {
      lower,
      does,
      finite: isFiniteVerb(lower),
      stem: this.stemOf(lower),
      lemma: this.lemmaOf(lower),
      content,
      entry,
      only,
    };
  });

  /** The words of a text: `data-driven` has two, `don't` one, a sign none. */
  readonly cut = remember((written: string): readonly SummaryWord[] =>
    cutNamed(written).map((lower) => this.lookUp(lower)),
  );

  /** The number of a word's singular. */
  lemmaOf(lower: string): number {
    return this.#numberOf(singularBy(lower));
  }

  /** The number of a word's stem. */
  stemOf(lower: string): number {
    return this.#numberOf(`${stemWord(singularBy(lower))}-`);
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#numbers.size);
    return this.#numbers.size - 1;
  }
}

function singularBy(lower: string): string {
  const bare = lower.replace(/'s?$/, '');
  return IRREGULAR.get(bare) ?? singularOf(bare);
}
