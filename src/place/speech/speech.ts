import type { Narration } from '../../model/narration.js';
import { splitIdentifier } from '../../text/identifiers.js';
import { remember } from '../../text/remember.js';
import { stemWord } from '../../text/words.js';
import { consonantsOf, consonantsOfPair } from './sound.js';
import { cutSaid, type SpokenTerm, termKey } from './terms.js';

/** The spoken words, lower case, each with its stem and its time; what was said for an identifier is cut into words. */
export interface SpeechIndex {
  readonly words: readonly string[];
  readonly stems: readonly string[];
  readonly atMs: Float64Array;
  readonly stemTimes: ReadonlyMap<string, readonly number[]>;
  readonly wordTimes: ReadonlyMap<string, readonly number[]>;
  readonly durationMs: number;
}

export function hearNarration(narration: Narration, durationMs: number): SpeechIndex {
  const words: string[] = [];
  const times: number[] = [];
  const cut = remember(wordsOf);
  for (const sentence of narration.sentences)
    for (const { text, code, startMs } of sentence.words)
      for (const word of code === true ? splitIdentifier(text) : cut(text)) {
        words.push(word);
        times.push(startMs);
      }
  const stemOf = remember(stemWord);
  const stemTimes = new Map<string, number[]>();
  const wordTimes = new Map<string, number[]>();
  const stems = words.map((word, at) => {
    const stem = stemOf(word);
    add(stemTimes, stem, times[at] ?? 0);
    add(wordTimes, word, times[at] ?? 0);
    return stem;
  });
  return { words, stems, atMs: Float64Array.from(times), stemTimes, wordTimes, durationMs };
}

/** Words and numbers of a text; `[Music]` and the like are not words. */
export const wordsOf = (text: string): readonly string[] =>
  cutSaid(text.includes('[') ? text.replace(/\[[\p{L} _]*\]/gu, ' ') : text);

/**
 * Where each term is spoken, in ms. Pairs, joined words and sounds are looked for only where a term asks: one pass over
 * the speech, whatever the number of terms.
 */
export function findTerms(speech: SpeechIndex, terms: Iterable<SpokenTerm>): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, readonly number[]>();
  const wanted = {
    pairs: new Map<string, number[]>(),
    firsts: new Set<string>(),
    joined: new Map<string, number[]>(),
    sounds: new Map<string, number[]>(),
  };
  const soundFor = new Map<string, string>();
  for (const term of terms) {
    const key = termKey(term);
    if (term.kind === 'stem') found.set(key, speech.stemTimes.get(term.text) ?? []);
    else if (term.kind === 'number') found.set(key, speech.wordTimes.get(term.text) ?? []);
    else if (term.kind === 'pair') {
      wanted.pairs.set(term.text, []);
      wanted.firsts.add(term.text.slice(0, term.text.indexOf(' ')));
    } else if (term.kind === 'joined') {
      wanted.joined.set(term.text, []);
      const sound = speech.wordTimes.has(term.text) ? '' : consonantsOf(term.text);
      if (sound.length >= 4) soundFor.set(key, sound);
    } else soundFor.set(key, consonantsOf(term.text));
  }
  for (const sound of soundFor.values()) wanted.sounds.set(sound, []);
  scan(speech, wanted);
  for (const [text, times] of wanted.pairs) found.set(termKey({ kind: 'pair', text }), times);
  for (const [text, times] of wanted.joined) found.set(termKey({ kind: 'joined', text }), times);
  for (const [key, sound] of soundFor)
    if ((found.get(key)?.length ?? 0) === 0) found.set(key, wanted.sounds.get(sound) ?? []);
  return found;
}

interface Wanted {
  readonly pairs: ReadonlyMap<string, number[]>;
  readonly firsts: ReadonlySet<string>;
  readonly joined: ReadonlyMap<string, number[]>;
  readonly sounds: ReadonlyMap<string, number[]>;
}

function scan(speech: SpeechIndex, { pairs, firsts, joined, sounds }: Wanted): void {
  const { words, stems, atMs } = speech;
  const heads = new Set([...joined.keys()].map((text) => text.slice(0, 3)));
  const soundHeads = new Set([...sounds.keys()].map((text) => text.slice(0, 2)));
  const soundHeard = remember(consonantsOf);
  for (let at = 0; at < words.length; at++) {
    const [word = '', next = '', timeMs = 0] = [words[at], words[at + 1], atMs[at]];
    const stem = stems[at] ?? '';
    if (firsts.has(stem)) pairs.get(`${stem} ${stems[at + 1] ?? ''}`)?.push(timeMs);
    const length = word.length + next.length;
    if (next !== '' && length >= 5 && length <= 16) {
      if (heads.has(word.length >= 3 ? word.slice(0, 3) : (word + next).slice(0, 3)))
        joined.get(word + next)?.push(timeMs);
      const first = sounds.size > 0 ? soundHeard(word) : '';
      if (first.length >= 2 && soundHeads.has(first.slice(0, 2)))
        sounds.get(consonantsOfPair(first, soundHeard(next)))?.push(timeMs);
    }
    if (sounds.size > 0 && word.length >= 4) sounds.get(soundHeard(word))?.push(timeMs);
  }
}

function add(times: Map<string, number[]>, key: string, timeMs: number): void {
  const list = times.get(key);
  if (list === undefined) times.set(key, [timeMs]);
  else list.push(timeMs);
}
