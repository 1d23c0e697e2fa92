import { counted } from '../../../../model/counted.js';

/** A time such as `3:46:00` and what follows it, perhaps its words: `3 hours, 46 minutes`. */
export interface GluedTime {
  readonly clock: string;
  readonly rest: string;
}

/** Parts of a time that are read aloud: zero parts are left out, but `0:00` is "0 seconds". */
function partsOf(clock: string): readonly { readonly value: number; readonly unit: 'hour' | 'minute' | 'second' }[] {
  const numbers = clock.split(':').map(Number);
  const [seconds = 0, minutes = 0, hours = 0] = numbers.reverse();
  const parts = [
    { value: hours + Math.floor(minutes / 60), unit: 'hour' as const },
    { value: minutes % 60, unit: 'minute' as const },
    { value: seconds, unit: 'second' as const },
  ].filter(({ value }) => value > 0);
  return parts.length > 0 ? parts : [{ value: 0, unit: 'second' }];
}

/** The English words for a time, as YouTube writes them for screen readers. */
function spokenTime(clock: string): string {
  return partsOf(clock)
    .map(({ value, unit }) => counted(value, unit))
    .join(', ');
}

/**
 * How many characters at the start of `rest` are words for the time; 0 when there are none. `units` are learned ones.
 */
export function spokenLabelLength(clock: string, rest: string, units: readonly string[]): number {
  const indent = rest.length - rest.trimStart().length;
  const said = rest.slice(indent);
  const english = spokenTime(clock);
  if (said.startsWith(english)) return indent + english.length;
  const head = labelHead(clock, said);
  if (head === undefined) return 0;
  const unit = units.find((word) => said.startsWith(word, head));
  return unit === undefined ? 0 : indent + head + unit.length;
}

/** Where the last number of a label in any language ends: `1 hora, 5 minutos y 10` of `...10 segundos`. */
function labelHead(clock: string, said: string): number | undefined {
  let at = 0;
  for (const [nth, { value }] of partsOf(clock).entries()) {
    const found = said.indexOf(String(value), at);
    if (found < 0 || found - at > 25 || (nth === 0 && found > 0)) return undefined;
    at = found + String(value).length;
  }
  return at;
}

/** So many lines with the same beginning after the last number, and it is the unit's name. */
const ENOUGH = 3;

/**
 * The names of units in the language of the page: what all labels of one kind (last part seconds, singular or not)
 * begin with after their last number. Longest first.
 */
export function learnUnits(times: readonly GluedTime[]): readonly string[] {
  const kinds = new Map<string, { prefix: string; count: number }>();
  for (const { clock, rest } of times) {
    const last = partsOf(clock).at(-1);
    const head = labelHead(clock, rest);
    if (last === undefined || head === undefined) continue;
    const key = `${last.unit}${last.value === 1}`;
    const tail = rest.slice(head, head + 30);
    const kind = kinds.get(key);
    if (kind === undefined) kinds.set(key, { prefix: tail, count: 1 });
    else kinds.set(key, { prefix: commonPrefix(kind.prefix, tail), count: kind.count + 1 });
  }
  return [...kinds.values()]
    .filter(({ prefix, count }) => count >= ENOUGH && /\p{L}/u.test(prefix))
    .map(({ prefix }) => prefix)
    .sort((one, other) => other.length - one.length);
}

function commonPrefix(one: string, other: string): string {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return one.slice(0, at);
}
