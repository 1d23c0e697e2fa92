import type { Name } from '../names/find-names.js';
import { lowerFirst } from './acts.js';
import { keyOfTitle, repeat } from './tell-apart.js';

/** A name that another section has is taken again where nothing else is this good: the lecturer comes back to it. */
const RETURNS = 0.3;

/**
 * Neighbours that share a name (`gradient descent`, `gradient`) read badly:
 * another is taken from this share of the worth.
 */
const APART = 0.12;
const LEAST_APART = 2;

/** A name is a part of a longer one that is worth so much of it. */
const OF_LONGER = 0.45;

/**
 * Names without the single words of longer ones that are titles already: where `Image processing` is taken,
 * `Processing` says less. All of them where no other is left.
 */
export function dropParts(found: readonly Name[], isTaken: (name: Name) => boolean): readonly Name[] {
  const taken = found.filter((name) => !name.title.includes(' and ') && isTaken(name));
  const isPart = ({ key, worth }: Name) =>
    !key.includes(' ') &&
    taken.some(
      (longer) => longer.key !== key && longer.worth > OF_LONGER * worth && longer.key.split(' ').includes(key),
    );
  const rest = found.filter((name) => !isPart(name));
  return rest.length > 0 ? rest : found;
}

/** The name of a section among those found for it, where other titles are used already. */
export function chooseName(found: readonly Name[], used: readonly string[]): Name | undefined {
  const before = used.at(-1);
  const [first] = found;
  const isNew = ({ title, worth }: Name) =>
    !used.includes(keyOfTitle(title)) || (keyOfTitle(title) !== before && worth === first?.worth);
  const fresh = found.filter(({ title }) => !used.includes(keyOfTitle(title)));
  const best = fresh.find(({ worth }) => worth >= RETURNS * (first?.worth ?? 0)) ?? found.find(isNew) ?? first;
  if (best === undefined || before === undefined || !repeat(best.title, before)) return best;
  return (
    fresh.find((name) => !repeat(name.title, before) && name.worth >= Math.max(LEAST_APART, APART * best.worth)) ?? best
  );
}

/**
 * A topic that is taken stands before a name of at most this share of its worth; before a single word, which says
 * little alone, of up to so many times its worth (read off the practicums).
 */
const COMES_BACK = 0.7;
const BEFORE_WORD = 1.6;
const MOST_WORDS = 6;

/**
 * A topic that had a section before, with what is said of it now: `Cost network: partial derivative`;
 * with the next best where that is taken, too.
 */
export function comesBack(best: Name, found: readonly Name[], used: readonly string[]): string | undefined {
  if (best.title.includes(' and ') || (best.key.includes(' ') && best.isGiven === true)) return undefined;
  const names = found.filter(({ title }) => !title.includes(' and '));
  const share = best.key.includes(' ') ? COMES_BACK : BEFORE_WORD;
  const topic = names.find(
    (name) => used.includes(keyOfTitle(name.title)) && best.worth <= share * name.worth && !shareStems(name, best),
  );
  if (topic === undefined) return undefined;
  const nearly = names.filter(({ worth }) => worth < best.worth && worth >= best.worth / BEFORE_WORD);
  return [best, ...nearly]
    .filter((name) => !shareStems(name, topic))
    .map(({ title }) => titleWithin(topic.title, title, used))
    .find((title) => title !== undefined);
}

const shareStems = (one: Name, other: Name): boolean => {
  const stems = other.key.split(' ');
  return one.key.split(' ').some((stem) => stems.includes(stem));
};

/** `Topic: what is said of it`, where that is short and no other section has it. */
export function titleWithin(topic: string, said: string, used: readonly string[]): string | undefined {
  const title = `${topic}: ${lowerFirst(said)}`;
  return !used.includes(keyOfTitle(title)) && title.split(' ').length <= MOST_WORDS ? title : undefined;
}
