/** The form of a question, which the odds at its end have half forgotten. */

/** May stand before a question without being part of it. */
const BEFORE = new Set('so and but now okay well then or because like right yeah um i mean you know'.split(' '));

const ASKING = new Set("what what's how how's why where where's who who's when which whose".split(' '));

const HELPING = new Set(
  `is are was were do does did can could would should will shall have has isn't aren't wasn't don't doesn't didn't can't
  couldn't won't wouldn't shouldn't haven't hasn't`.split(/\s+/),
);

/** After `how`, `what` and their like, these ask whatever follows. */
const ASKED = new Set('many much about if kind come else not'.split(' '));

const SUBJECT = new Set(
  'you we they it he she i there this that anyone anybody everybody everyone any the your'.split(' '),
);

/**
 * Whether the pieces `[from, to)` begin as a question does: `so what is`, `how many`, `does it`, `can you`; not
 * `what we do is` or `do that`.
 */
export function looksAsked(pieces: readonly string[], from: number, to: number): boolean {
  let at = from;
  while (at < to - 1 && BEFORE.has(pieces[at] ?? '')) at++;
  const [first = '', second = ''] = [pieces[at], pieces[at + 1]];
  if (at + 1 >= to) return false;
  if (ASKING.has(first)) return first.includes("'") || HELPING.has(second) || ASKED.has(second);
  return isInverted(first, second);
}

/** Before a clause they make it part of what is said: `you can see, is it`. */
const LEADS_ON = new Set(
  'see know wonder wonders say remember ask asks asking is was check determine decide what how why where who when'.split(
    ' ',
  ),
);

/**
 * Whether the pieces `[from, to)`, the last of those that commas part, ask by the order of their words:
 * `we have three of them, does it help`.
 */
export function asksLast(pieces: readonly string[], from: number, to: number): boolean {
  let before = from - 1;
  while (BEFORE.has(pieces[before] ?? '') && !LEADS_ON.has(pieces[before] ?? '')) before--;
  if (LEADS_ON.has(pieces[before] ?? '')) return false;
  let at = from;
  while (at < to && BEFORE.has(pieces[at] ?? '')) at++;
  return at + 2 < to && isInverted(pieces[at] ?? '', pieces[at + 1] ?? '');
}

const isInverted = (first: string, second: string) =>
  HELPING.has(first) && SUBJECT.has(second) && !(first.startsWith('do') && /^th[ai]/.test(second));
