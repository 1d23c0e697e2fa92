import type { Chain } from './chains.js';
import type { HeardTerm, Voice } from './curves.js';
import { WORD_EVIDENCE, type PlaceSettings } from '../settings.js';
import { findTerms, type SpeechIndex } from '../speech/speech.js';
import { type SpokenTerm, type Terms, termsOf } from '../speech/terms.js';

/** What of the speech speaks for what. */
export interface LinkEvidence {
  /** Per chain and link: the terms that are heard, weighted by how telling they are. None for boilerplate. */
  readonly voices: readonly (readonly (readonly Voice[])[])[];
  /** Per chain: what each of its terms is worth for the question which chain is on screen. */
  readonly vocabularies: readonly (readonly Voice[])[];
}

/** Weighs the terms of every link by their rarity in the speech and among the links. */
export function weighEvidence(chains: readonly Chain[], speech: SpeechIndex, settings: PlaceSettings): LinkEvidence {
  const isHeard = (word: string) => speech.wordTimes.has(word) || speech.stemTimes.has(word);
  const terms = chains.map(({ links }) => links.map(({ shown }) => termsOf(shown, settings, isHeard)));
  const all = new Map<string, SpokenTerm>();
  for (const [key, { term }] of terms.flat().flatMap((bag) => [...bag])) all.set(key, term);
  const heard = hear(all, speech);
  const rarity = rarityAmong(terms.flat(), settings.cellRarity);
  const voices = chains.map(({ links }, at) =>
    links.map(({ boilerplate }, nth) =>
      boilerplate ? [] : voicesOf(terms[at]?.[nth] ?? new Map(), heard, rarity, settings.speechRarity),
    ),
  );
  return { voices, vocabularies: vocabulariesOf(terms, heard) };
}

function hear(terms: ReadonlyMap<string, SpokenTerm>, speech: SpeechIndex): ReadonlyMap<string, HeardTerm> {
  const heard = new Map<string, HeardTerm>();
  for (const [key, timesMs] of findTerms(speech, terms.values())) {
    if (timesMs.length === 0) continue;
    const windows = new Set(timesMs.map((timeMs) => Math.floor(timeMs / WORD_EVIDENCE.windowMs))).size;
    const rarity = Math.log((speech.durationMs / WORD_EVIDENCE.windowMs + 1) / windows);
    if (rarity > 0) heard.set(key, { timesMs, rarity });
  }
  return heard;
}

/** Inverse document frequency among links, from 0 to 1. */
function rarityAmong(bags: readonly Terms[], power: number): (key: string) => number {
  const having = new Map<string, number>();
  for (const bag of bags) for (const key of bag.keys()) having.set(key, (having.get(key) ?? 0) + 1);
  const most = Math.log(bags.length + 1);
  return (key) => (Math.log((bags.length + 1) / (having.get(key) ?? 1)) / most) ** power;
}

function voicesOf(
  terms: Terms,
  heardTerms: ReadonlyMap<string, HeardTerm>,
  rarityOf: (key: string) => number,
  speechRarity: number,
): Voice[] {
  const voices: Voice[] = [];
  for (const [key, { weight }] of terms) {
    const heard = heardTerms.get(key);
    if (heard === undefined) continue;
    const worth = weight * heard.rarity ** speechRarity * rarityOf(key);
    if (worth >= WORD_EVIDENCE.leastWorth) voices.push({ heard, worth });
  }
  return voices;
}

function vocabulariesOf(terms: readonly (readonly Terms[])[], heardTerms: ReadonlyMap<string, HeardTerm>): Voice[][] {
  const vocabularies = terms.map((bags) => {
    const best = new Map<string, number>();
    for (const bag of bags)
      for (const [key, { weight }] of bag) if (weight > (best.get(key) ?? 0)) best.set(key, weight);
    return best;
  });
  const having = new Map<string, number>();
  for (const vocabulary of vocabularies)
    for (const key of vocabulary.keys()) having.set(key, (having.get(key) ?? 0) + 1);
  const many = vocabularies.length + WORD_EVIDENCE.moreNotebooks;
  const rarityOf = (key: string) =>
    vocabularies.length > 1 ? Math.log(many / (having.get(key) ?? 1)) / Math.log(many) : WORD_EVIDENCE.rarityAlone;
  return vocabularies.map((vocabulary) =>
    [...vocabulary].flatMap(([key, weight]) => {
      const heard = heardTerms.get(key);
      const worth = heard === undefined ? 0 : weight * heard.rarity * rarityOf(key);
      return heard !== undefined && worth > WORD_EVIDENCE.leastVocabularyWorth ? [{ heard, worth }] : [];
    }),
  );
}
