import type { Place } from '../../model/source.js';
import { isDeckName, isOfficeDeckName } from '../file-kinds.js';
import { stemOf, type LectureFiles } from '../files.js';

/** A deck of the lecture, not opened yet. */
export interface FoundDeck {
  readonly path: string;
  /** The user named it; one that was only found may turn out to be something else. */
  readonly isNamed: boolean;
  readonly place?: Place;
}

const DECK_FOLDERS = ['slides/', 'deck/', 'decks/'];
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

/** Decks in the lecture's folder and in those for slides, in the order of their names as people number them. */
export function findDecks(files: LectureFiles): readonly FoundDeck[] {
  const names = (files.list('') ?? []).filter((name) => !/^[.~]/.test(name));
  const nested = names
    .filter((name) => DECK_FOLDERS.includes(name.toLowerCase()))
    .flatMap((folder) => (files.list(folder.slice(0, -1)) ?? []).map((name) => folder + name));
  const decks = [...names, ...nested.filter((path) => !/\/[.~]/.test(path))].filter(isDeckName);
  // What was exported already need not be converted.
  const exported = new Set(decks.filter((path) => !isOfficeDeckName(path)).map(stemOf));
  return decks
    .filter((path) => !isOfficeDeckName(path) || !exported.has(stemOf(path)))
    .sort(byNumber)
    .map((path) => ({ path, isNamed: false }));
}
