import { firstFrom } from '../../../compare/first-from.js';
import { normalWord, spokenWords, type Speech } from './speech.js';

/** Where a place of a text is in the fresh speech: the index of the word that stands there, and when it is said. */
export interface PlaceNow {
  readonly word: number;
  readonly ms: number;
  /** When the word before it has been said, about: a pause may follow. */
  readonly afterWordMs: number;
  /**
   * How it was found: at its old moment the same words are said, or at least the next ones; the whole text is said
   * elsewhere; or only a phrase of it is, which may be another place that says the same.
   */
  readonly foundBy: 'moment' | 'text' | 'phrase';
}

/** So many words in a row are not said twice by chance. */
const PHRASE_WORDS = 5;
/** Of a phrase, so many words must be as before for its moment to be the same. */
const SAME_WORDS = 3;
/** Where the first or last words were mended, phrases so many words further in are looked for. */
const MOST_MENDED = 12;
/** A place reckoned from such a phrase is that of a sentence so near: a word may have come or gone between. */
const NEAR_WORDS = 3;
/** Of a text so much may have come or gone when captions were mended. */
const OTHER_WORDS = 0.2;
/** What a word takes to say, about. */
const WORD_MS = 400;

/**
 * The fresh speech, to look texts of the last build up in;
 * what it needs for that is made when the first text is sought.
 */
export class PhraseIndex {
  readonly #speech: Speech;
  readonly #endMs: number;
  #spoken: SpokenTexts | undefined;

  constructor(speech: Speech) {
    this.#speech = speech;
    this.#endMs = endOf(speech.words.map(({ startMs }) => startMs));
  }

  /** The places of the first of some words, and of what follows the last. */
  placesOf({ from, to }: { from: number; to: number }): readonly PlaceNow[] {
    const { words } = this.#speech;
    return [from, to].map((word) => ({
      word,
      ms: words[word]?.startMs ?? this.#endMs,
      afterWordMs: afterWordMs(words[word - 1]?.startMs),
      foundBy: 'moment',
    }));
  }

  /** The places of a text's first word, and of what follows its last; it is said then, or wherever it is alone. */
  find(text: string, { startMs, endMs }: { startMs: number; endMs: number }): readonly (PlaceNow | undefined)[] {
    const said = spokenWords(text)
      .map(normalWord)
      .filter((word) => word !== '');
    const opening = this.#findPlace(said, { place: 0, ms: startMs });
    const closing = this.#findPlace(said, { place: said.length, ms: endMs });
    const words = opening === undefined || closing === undefined ? NaN : closing.word - opening.word;
    // What begins and ends with the same words and is as long is the same, wherever it is.
    const isWhole = Math.abs(words - said.length) <= OTHER_WORDS * said.length;
    return [opening, closing].map(
      (found) => found && { ...found, foundBy: found.foundBy === 'phrase' && isWhole ? 'text' : found.foundBy },
    );
  }

  /** Where a place of a text, its beginning or its end, is now; it was at `ms`. */
  #findPlace(said: readonly string[], { place, ms }: { place: number; ms: number }): PlaceNow | undefined {
    this.#spoken ??= readSpoken(this.#speech);
    const { texts, startsMs } = this.#spoken;
    const found = (word: number, foundBy: PlaceNow['foundBy']) => ({
      word,
      ms: startsMs[word] ?? this.#endMs,
      afterWordMs: afterWordMs(startsMs[word - 1]),
      foundBy,
    });
    const expected = firstFrom(startsMs.length, (word) => startsMs[word]! >= ms);
    const phraseAt = (from: number) => said.slice(from, from + PHRASE_WORDS);
    const nearest = place === 0 ? 0 : Math.max(0, place - PHRASE_WORDS);
    const here = expected - (place - nearest);
    const same = phraseAt(nearest).filter((word, nth) => texts[here + nth] === word).length;
    if (here >= 0 && same >= SAME_WORDS) return found(expected, 'moment');
    for (let away = 0; away <= Math.min(MOST_MENDED, said.length - PHRASE_WORDS); away++) {
      const from = place === 0 ? away : nearest - away;
      const phrase = findPhrase(phraseAt(from), this.#spoken);
      if (phrase === undefined) continue;
      const word = phrase + place - from;
      return found(away === 0 ? word : this.#sentenceNear(word), 'phrase');
    }
    return undefined;
  }

  #sentenceNear(word: number): number {
    const { openings } = this.#spoken ?? readSpoken(this.#speech);
    const next = firstFrom(openings.length, (at) => openings[at]! >= word);
    const near = [openings[next], openings[next - 1]].filter(
      (opening) => opening !== undefined && Math.abs(opening - word) <= NEAR_WORDS,
    ) as number[];
    return near.sort((one, other) => Math.abs(one - word) - Math.abs(other - word))[0] ?? word;
  }
}

/** The words that have letters or digits, the openings of sentences among them, and where each word stands. */
interface SpokenTexts {
  readonly texts: readonly string[];
  readonly startsMs: readonly number[];
  readonly openings: readonly number[];
  readonly placesOf: () => ReadonlyMap<string, readonly number[]>;
}

function readSpoken({ words, sentences }: Speech): SpokenTexts {
  const opens = new Set(sentences);
  const [texts, startsMs, openings]: [string[], number[], number[]] = [[], [], []];
  words.forEach((word, nth) => {
    if (opens.has(nth)) openings.push(texts.length);
    const text = normalWord(word.text);
    if (text === '') return;
    texts.push(text);
    startsMs.push(word.startMs);
  });
  let made: ReadonlyMap<string, readonly number[]> | undefined;
  return { texts, startsMs, openings, placesOf: () => (made ??= readPlaces(texts)) };
}

function readPlaces(texts: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  texts.forEach((text, at) => {
    const known = places.get(text);
    if (known === undefined) places.set(text, [at]);
    else known.push(at);
  });
  return places;
}

/** Where a phrase is said; undefined for one that nobody says, or that is said twice. */
function findPhrase(phrase: readonly string[], { texts, placesOf }: SpokenTexts): number | undefined {
  const places = placesOf().get(phrase[0] ?? '') ?? [];
  const found = places.filter((place) => phrase.every((word, nth) => texts[place + nth] === word));
  return found.length === 1 ? found[0] : undefined;
}

/** When speech whose words begin at these moments is over. */
export function endOf(startsMs: readonly number[]): number {
  return afterWordMs(startsMs.at(-1));
}

const afterWordMs = (startMs = 0) => startMs + WORD_MS;
