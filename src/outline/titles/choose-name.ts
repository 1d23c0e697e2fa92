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

/** A name of at most this share of the worth of one that is taken stands behind that. */
const COMES_BACK = 0.7;
const MOST_WORDS = 6;

/** A topic that had a section before, with what is said of it now: `Cost network: partial derivative`. */
export function comesBack(best: Name, found: readonly Name[], used: readonly string[]): string | undefined {
  const first = found.find(({ title }) => !title.includes(' and '));
  if (first === undefined || best.title.includes(' and ') || best.worth > COMES_BACK * first.worth) return undefined;
  const own = first.key.split(' ');
  const isOf = used.includes(keyOfTitle(first.title)) && !best.key.split(' ').some((stem) => own.includes(stem));
  const title = `${first.title}: ${lowerFirst(best.title)}`;
  return isOf && !used.includes(keyOfTitle(title)) && title.split(' ').length <= MOST_WORDS ? title : undefined;
}
