/** One step from one list to another: an item of both, of the first only, or of the second only. */
export interface Step<Item> {
  readonly kind: 'same' | 'removed' | 'added';
  readonly item: Item;
}

/** Beyond this many comparisons two texts count as different throughout: nobody reads such a diff word by word. */
const MOST_COMPARISONS = 4_000_000;

/** The shortest way from one list to another (longest common subsequence, after the common ends are taken off). */
export function diffSequences<Item>(before: readonly Item[], after: readonly Item[]): Step<Item>[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  const same = (items: readonly Item[]) => items.map((item): Step<Item> => ({ kind: 'same', item }));
  return [
    ...same(before.slice(0, head)),
    ...diffMiddle(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...same(before.slice(before.length - tail)),
  ];
}

function diffMiddle<Item>(before: readonly Item[], after: readonly Item[]): Step<Item>[] {
  const [rows, columns] = [before.length, after.length];
  const isTooLong = rows * columns > MOST_COMPARISONS;
  const lengths = isTooLong ? new Uint32Array(0) : commonLengths(before, after, Object.is);
  const lengthAt = (row: number, column: number) => lengths[row * (columns + 1) + column] ?? 0;
  const steps: Step<Item>[] = [];
  let [row, column] = [0, 0];
  while (row < rows && column < columns && !isTooLong) {
    const [old, fresh] = [before[row] as Item, after[column] as Item];
    if (old === fresh) {
      steps.push({ kind: 'same', item: old });
      row++;
      column++;
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) {
      steps.push({ kind: 'removed', item: old });
      row++;
    } else {
      steps.push({ kind: 'added', item: fresh });
      column++;
    }
  }
  for (const item of before.slice(row)) steps.push({ kind: 'removed', item });
  for (const item of after.slice(column)) steps.push({ kind: 'added', item });
  return steps;
}

export type IsSame<Item> = (first: Item, second: Item) => boolean;

/** Length of the longest common subsequence of two lists. */
export const countCommon = <Item>(before: readonly Item[], after: readonly Item[], isSame: IsSame<Item>): number =>
  commonLengths(before, after, isSame)[0] ?? 0;

/** For each pair of suffixes the length of their longest common subsequence: takes the product of their lengths. */
function commonLengths<Item>(before: readonly Item[], after: readonly Item[], isSame: IsSame<Item>): Uint32Array {
  const width = after.length + 1;
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let row = before.length - 1; row >= 0; row--)
    for (let column = after.length - 1; column >= 0; column--) {
      const at = row * width + column;
      lengths[at] = isSame(before[row] as Item, after[column] as Item)
        ? (lengths[at + width + 1] ?? 0) + 1
        : Math.max(lengths[at + width] ?? 0, lengths[at + 1] ?? 0);
    }
  return lengths;
}
