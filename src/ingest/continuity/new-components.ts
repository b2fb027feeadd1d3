import type { Description } from '../../catalogue/description.ts';
import { ComponentList } from './component-list.ts';
import { marksOf } from './marks.ts';

/** Components of a changed file that no stored record is named like, gathered while the file is scanned. */
export class NewComponents {
  readonly list = new ComponentList();
  /** By index of a new component and pk of the parent they had: how many stored records stand beneath it now. */
  readonly adopted = new Map<number, Map<number, number>>();

  /** @param above the index of a new component, or the pk of a stored record; neither at the top @returns its index */
  add(
    ordinal: number,
    depth: number,
    above: { index: number | undefined; pk: number | undefined },
    description: Description,
  ): number {
    const { list } = this;
    const { level } = description;
    if (above.index !== undefined) list.parts[above.index]!++;
    return list.add(
      { id: ordinal, level, depth, parentPk: above.pk ?? 0, position: ordinal, marks: marksOf(description) },
      above.index ?? -1,
    );
  }

  /** A stored record stands beneath a new component now. */
  adopt(index: number, formerParentPk: number | null): void {
    this.list.parts[index]!++;
    if (formerParentPk === null) return;
    let from = this.adopted.get(index);
    if (!from) this.adopted.set(index, (from = new Map()));
    from.set(formerParentPk, (from.get(formerParentPk) ?? 0) + 1);
  }
}
