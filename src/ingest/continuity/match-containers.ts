import type { ComponentList } from './component-list.ts';
import type { MatchedUnits } from './match-units.ts';
import type { NewComponents } from './new-components.ts';
import type { Vanished } from './vanished-records.ts';

/** What speaks for a new and a vanished container being the same: that what lay in the one lies in the other. */
export interface Evidence {
  /** How many units of the vanished container lie in the new one. */
  shared(newIndex: number, goneIndex: number): number;
  /** How many units speak at all. */
  inNew: Float64Array;
  inGone: Float64Array;
}

/**
 * Finds containers again by what lies in them at any depth: one goes on in the new one that most of its own lies in,
 * if that took most of what it took from there. Two that were thrown together, half each, are neither.
 */
export function matchContainers(fresh: NewComponents, vanished: Vanished, units: MatchedUnits): Evidence {
  const news = fresh.list;
  const { records: gone } = vanished;
  const inNew = speaking(news, units.newDistinct, (index) => total(fresh.adopted.get(index)));
  const inGone = speaking(gone, units.goneDistinct, (index) => vanished.keptUnder.get(gone.ids[index]!) ?? 0);
  const shared = new Map<number, number>();
  const count = (newIndex: number, goneIndex: number, times: number) => {
    for (let [a, b] = [newIndex, goneIndex]; a >= 0 && b >= 0; [a, b] = [news.parents[a]!, gone.parents[b]!]) {
      const key = a * gone.size + b;
      shared.set(key, (shared.get(key) ?? 0) + times);
    }
  };
  for (const [newIndex, goneIndex] of units.pairs) count(news.parents[newIndex]!, gone.parents[goneIndex]!, 1);
  for (const [newIndex, from] of fresh.adopted) {
    for (const [pk, times] of from) count(newIndex, vanished.indexes.get(pk) ?? -1, times);
  }

  const taken = new Float64Array(news.size);
  for (const [key, times] of shared) taken[Math.floor(key / gone.size)]! += times;
  for (const [key, times] of shared) {
    const [a, b] = [Math.floor(key / gone.size), key % gone.size];
    const isMost = times * 2 > inGone[b]! && times * 2 > taken[a]!;
    if (isMost && news.levels[a] === gone.levels[b]) link(news, a, gone, b);
  }
  return { shared: (a, b) => shared.get(a * gone.size + b) ?? 0, inNew, inGone };
}

export function link(news: ComponentList, newIndex: number, gone: ComponentList, goneIndex: number): void {
  if (!news.isFree(newIndex) || !gone.isFree(goneIndex)) return;
  news.partners[newIndex] = goneIndex;
  gone.partners[goneIndex] = newIndex;
}

/** For each container how many units at any depth beneath it can be told from others, with those that never left. */
function speaking(list: ComponentList, distinct: Uint8Array, kept: (index: number) => number): Float64Array {
  const within = new Float64Array(list.size);
  for (let index = 0; index < list.size; index++) within[index] = kept(index);
  for (const index of deepestFirst(list)) {
    const parent = list.parents[index]!;
    if (parent >= 0) within[parent]! += within[index]! + distinct[index]!;
  }
  return within;
}

function deepestFirst(list: ComponentList): Uint32Array {
  return Uint32Array.from(list.ids, (_, index) => index).sort((a, b) => list.depths[b]! - list.depths[a]!);
}

function total(counts: ReadonlyMap<number, number> | undefined): number {
  let sum = 0;
  for (const count of counts?.values() ?? []) sum += count;
  return sum;
}
