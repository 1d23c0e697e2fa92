import { firstFrom } from '../../diff/first-from.js';
import { normalWord, plainWords, type Speech } from './speech.js';

/** When something is said now, and the index of the word. */
export interface Found {
  readonly word: number;
  readonly ms: number;
  /** The words from its old moment on are the same: it is there, or the next that is said. */
  readonly isHere: boolean;
  /** It was found elsewhere, and may be another place that says the same. */
  readonly isFar: boolean;
}

/** So many words in a row are not said twice by chance. */
const RUN_WORDS = 5;
/** Of a run, so many words must be as before for its moment to be the same. */
const SAME_WORDS = 3;
/** Where the first or last words were mended, runs so many words further in are looked for. */
const MOST_MENDED = 12;
/** A place reckoned from such a run is that of a sentence so near: a word may have come or gone between. */
const NEAR_WORDS = 3;
/** Of a text so much may have come or gone when captions were mended. */
const OTHER_WORDS = 0.2;
/** What a word takes to say, about. */
const WORD_MS = 400;

/** The fresh speech, to look texts of the last build up in; what it needs for that is made when the first text is sought. */
export class SpeechIndex {
  readonly #speech: Speech;
  readonly #endMs: number;
  #spoken: Spoken | undefined;

  constructor(speech: Speech) {
    this.#speech = speech;
    this.#endMs = endOf(speech.words.map(({ startMs }) => startMs));
  }

  /** When words begin, and when what follows them does. */
  timesOf({ from, to }: { from: number; to: number }): readonly Found[] {
    const { words } = this.#speech;
    return [from, to].map((word) => ({ word, ms: words[word]?.startMs ?? this.#endMs, isHere: true, isFar: false }));
  }

  /** When a text's first word is said now, and what follows its last word; it is said then, or wherever it is alone. */
  find(text: string, { startMs, endMs }: { startMs: number; endMs: number }): readonly (Found | undefined)[] {
    const said = plainWords(text)
      .map(normalWord)
      .filter((word) => word !== '');
    const opening = this.#findPlace(said, { place: 0, ms: startMs });
    const closing = this.#findPlace(said, { place: said.length, ms: endMs });
    const words = opening === undefined || closing === undefined ? NaN : closing.word - opening.word;
    // What begins and ends with the same words and is as long is the same, wherever it is.
    const isWhole = Math.abs(words - said.length) <= OTHER_WORDS * said.length;
    return [opening, closing].map((found) => found && { ...found, isFar: found.isFar && !isWhole });
  }

  /** Where a place of a text, its beginning or its end, is now; it was at `ms`. */
  #findPlace(said: readonly string[], { place, ms }: { place: number; ms: number }): Found | undefined {
    this.#spoken ??= readSpoken(this.#speech);
    const { texts, startsMs } = this.#spoken;
    const at = (word: number, isFar: boolean): Found => ({
      word,
      ms: startsMs[word] ?? this.#endMs,
      isHere: !isFar,
      isFar,
    });
    const expected = firstFrom(startsMs.length, (word) => startsMs[word]! >= ms);
    const runAt = (from: number) => said.slice(from, from + RUN_WORDS);
    const nearest = place === 0 ? 0 : Math.max(0, place - RUN_WORDS);
    const here = expected - (place - nearest);
    const same = runAt(nearest).filter((word, nth) => texts[here + nth] === word).length;
    if (here >= 0 && same >= SAME_WORDS) return at(expected, false);
    for (let away = 0; away <= Math.min(MOST_MENDED, said.length - RUN_WORDS); away++) {
      const from = place === 0 ? away : nearest - away;
      const found = findRun(runAt(from), this.#spoken);
      if (found === undefined) continue;
      const word = found + place - from;
      return at(away === 0 ? word : this.#sentenceNear(word), true);
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
interface Spoken {
  readonly texts: readonly string[];
  readonly startsMs: readonly number[];
  readonly openings: readonly number[];
  readonly placesOf: () => ReadonlyMap<string, readonly number[]>;
}

function readSpoken({ words, sentences }: Speech): Spoken {
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

/** Where a run of words is said; undefined for one that nobody says, or that is said twice. */
function findRun(run: readonly string[], { texts, placesOf }: Spoken): number | undefined {
  const places = placesOf().get(run[0] ?? '') ?? [];
  const found = places.filter((place) => run.every((word, nth) => texts[place + nth] === word));
  return found.length === 1 ? found[0] : undefined;
}

/** When speech whose words begin at these moments is over. */
export function endOf(startsMs: readonly number[]): number {
  return (startsMs.at(-1) ?? 0) + WORD_MS;
}
