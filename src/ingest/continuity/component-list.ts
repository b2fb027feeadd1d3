import type { Level } from '../../catalogue/description.ts';
import { MARK_NAMES, type MarkName, type Marks } from './marks.ts';

interface Listed {
  /** Ordinal of a new component, pk of a vanished record. */
  id: number;
  level: Level;
  depth: number;
  /** pk of the record above it; 0 at the top, or where that is new itself. */
  parentPk: number;
  /** Order among siblings. */
  position: number;
  marks: Marks;
}

/**
 * The new components of a changed file, or the records that vanished from it, as far as telling which of them are the
 * same. Columns of numbers: some 180 bytes each, whatever they say of themselves.
 */
export class ComponentList {
  readonly ids: number[] = [];
  readonly levels: Level[] = [];
  readonly depths: number[] = [];
  readonly parentPks: number[] = [];
  readonly positions: number[] = [];
  /** Index of the one above it, −1 where that is not in the list. */
  readonly parents: number[] = [];
  /** How many components stand directly beneath it, in the list or not. */
  readonly parts: number[] = [];
  /** Index in the other list of the one that is the same; −1 as long as none is known. */
  readonly partners: number[] = [];
  readonly #marks = Object.fromEntries(MARK_NAMES.map((name) => [name, [] as number[]])) as Record<MarkName, number[]>;
  readonly #wordsLow: number[] = [];
  readonly #wordsHigh: number[] = [];

  get size(): number {
    return this.ids.length;
  }

  /** @param parent index of the one above it, if that is in the list @returns its index */
  add({ id, level, depth, parentPk, position, marks }: Listed, parent = -1): number {
    this.levels.push(level);
    this.depths.push(depth);
    this.parentPks.push(parentPk);
    this.positions.push(position);
    this.parents.push(parent);
    this.parts.push(0);
    this.partners.push(-1);
    for (const name of MARK_NAMES) this.#marks[name].push(marks[name]);
    this.#wordsLow.push(marks.wordsLow);
    this.#wordsHigh.push(marks.wordsHigh);
    return this.ids.push(id) - 1;
  }

  mark(name: MarkName, index: number): number {
    return this.#marks[name][index]!;
  }

  isFree(index: number): boolean {
    return this.partners[index] === -1;
  }

  /** Something that is read or handed over, as against what only holds such things. */
  isUnit(index: number): boolean {
    const level = this.levels[index];
    return level === 'file' || level === 'item' || this.parts[index] === 0;
  }

  /** Whether most words of the two titles are the same. */
  isTitledAlike(index: number, other: ComponentList, otherIndex: number): boolean {
    const [low, high] = [this.#wordsLow[index]!, this.#wordsHigh[index]!];
    const [otherLow, otherHigh] = [other.#wordsLow[otherIndex]!, other.#wordsHigh[otherIndex]!];
    const common = ones(low & otherLow) + ones(high & otherHigh);
    return common * 2 >= ones(low | otherLow) + ones(high | otherHigh);
  }
}

function ones(bits: number): number {
  let count = 0;
  for (let rest = bits >>> 0; rest !== 0; rest &= rest - 1) count++;
  return count;
}
