import type { ComponentList } from './component-list.ts';
import type { MarkName } from './marks.ts';

/** Calls back for each two that alone on their sides bear a mark. Indexes are of those that are to be looked at. */
export function pairByMark(
  mark: MarkName,
  [news, newIndexes]: readonly [ComponentList, readonly number[]],
  [gone, goneIndexes]: readonly [ComponentList, readonly number[]],
  pair: (newIndex: number, goneIndex: number) => void,
): void {
  const bearers = onlyBearers(mark, gone, goneIndexes);
  for (const [value, newIndex] of onlyBearers(mark, news, newIndexes)) {
    const goneIndex = bearers.get(value);
    if (newIndex !== AMBIGUOUS && goneIndex !== undefined && goneIndex !== AMBIGUOUS) pair(newIndex, goneIndex);
  }
}

export const AMBIGUOUS = -1;

/** @returns by mark the index of the one that bears it, or AMBIGUOUS where several do */
export function onlyBearers(mark: MarkName, list: ComponentList, indexes: readonly number[]): Map<number, number> {
  const bearers = new Map<number, number>();
  for (const index of indexes) {
    const value = list.mark(mark, index);
    if (value !== 0) bearers.set(value, bearers.has(value) ? AMBIGUOUS : index);
  }
  return bearers;
}
