import type { ComponentList } from './component-list.ts';
import type { NewComponents } from './new-components.ts';
import { AMBIGUOUS, onlyBearers } from './pair-by-mark.ts';
import type { Vanished } from './vanished-records.ts';

export interface MatchedUnits {
  /** Index of the vanished record by that of the new component. */
  pairs: Map<number, number>;
  /** Of those that can be told from all others on their side: 1. They speak for and against what holds them. */
  newDistinct: Uint8Array;
  goneDistinct: Uint8Array;
}

/** Strongest first. */
const MARKS = ['telling', 'codeTitle', 'codeDates', 'shelved'] as const;

/**
 * Finds files and documents again wherever in the finding aid they stand now, by texts that one new and one vanished
 * unit alone have. A title and dates without any number are enough only if nothing that stayed has the same.
 */
export function matchUnits({ list: news }: NewComponents, vanished: Vanished): MatchedUnits {
  const { records: gone } = vanished;
  const pairs = new Map<number, number>();
  const newDistinct = new Uint8Array(news.size);
  const goneDistinct = new Uint8Array(gone.size);
  const paired = new Uint8Array(gone.size);
  for (const mark of MARKS) {
    const newBearers = onlyBearers(
      mark,
      news,
      unitsOf(news, (index) => !pairs.has(index)),
    );
    const goneBearers = onlyBearers(
      mark,
      gone,
      unitsOf(gone, (index) => paired[index] === 0),
    );
    for (const index of newBearers.values()) if (index !== AMBIGUOUS) newDistinct[index] = 1;
    for (const index of goneBearers.values()) if (index !== AMBIGUOUS) goneDistinct[index] = 1;
    for (const [value, newIndex] of newBearers) {
      const goneIndex = goneBearers.get(value) ?? AMBIGUOUS;
      if (newIndex === AMBIGUOUS || goneIndex === AMBIGUOUS) continue;
      if (mark === 'shelved' && vanished.titleDatesKept.has(news.mark('titleDates', newIndex))) continue;
      pairs.set(newIndex, goneIndex);
      paired[goneIndex] = 1;
    }
  }
  return { pairs, newDistinct, goneDistinct };
}

function unitsOf(list: ComponentList, isWanted: (index: number) => boolean): number[] {
  const units: number[] = [];
  for (let index = 0; index < list.size; index++) if (list.isUnit(index) && isWanted(index)) units.push(index);
  return units;
}
