/** How well a stretch of speech reads as an explanation, told by its words alone. */
const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

const FILLERS = words('um uh you know gonna wanna okay yeah guys thanks actually really like kind sort just i we my');
/** Housekeeping and pointing at the screen: the sentence lives from what is seen, or is about the course. */
const HERE = words(
  'here look looks click scroll clicking scrolling homework forum thanks thank slide button tab welcome week lesson lessons question questions session today tomorrow notebook video',
);
/** Marks of a passage that explains, and of one that tells a story. */
const EXPLAINING = words(
  'because means mean instead rather reason idea difference depends purpose basically whenever if too always never every',
);
const TELLING = words('i my me he his she her him thought told wrote said yesterday guys everybody somebody');

/** About -4 to 0.6: fillers, repeats, pointing and stories take off, words that explain add. */
export function toneOf(said: readonly string[]): number {
  const count = (set: ReadonlySet<string>): number => said.filter((word) => set.has(word)).length;
  return (
    Math.min(0.6, 0.3 * count(EXPLAINING)) -
    Math.min(0.9, 0.3 * count(TELLING)) -
    Math.min(1, 0.5 * count(HERE)) -
    (2.2 * count(FILLERS)) / said.length -
    0.4 * countRepeats(said)
  );
}

/** "It's it's not bumpy": a word said twice in a row reads badly. */
function countRepeats(said: readonly string[]): number {
  return said.filter((word, at) => at > 0 && word === said[at - 1]).length;
}
