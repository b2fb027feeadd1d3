import type { CartLine } from '../../requests/cart.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';

export type KnownLine = CartLine & { record: PublicRecordFacts };

/** Lines of one box, as they stand on the shelf of their fonds. */
export interface BoxGroup {
  /** Undefined where the description names no box. */
  inventory?: string;
  box?: string;
  lines: KnownLine[];
}

export interface FondsGroup {
  fonds: PublicRecordFacts['fonds'];
  boxes: BoxGroup[];
}

/** The cart under its fonds and boxes: each where its first line stands, lines in the reader's order. */
export function groupCart(lines: readonly CartLine[]): FondsGroup[] {
  const groups = new Map<string, { fonds: PublicRecordFacts['fonds']; boxes: Map<string, BoxGroup> }>();
  for (const line of lines.filter(isKnown)) {
    const { fonds, address } = line.record;
    const group = groups.get(fonds.id) ?? { fonds, boxes: new Map<string, BoxGroup>() };
    groups.set(fonds.id, group);
    const { inventory, box } = address ?? {};
    const key = JSON.stringify([inventory, box]);
    const boxGroup = group.boxes.get(key) ?? { inventory, box, lines: [] };
    group.boxes.set(key, boxGroup);
    boxGroup.lines.push(line);
  }
  return [...groups.values()].map(({ fonds, boxes }) => ({ fonds, boxes: [...boxes.values()] }));
}

function isKnown(line: CartLine): line is KnownLine {
  return line.record !== undefined;
}

/**
 * Which line another is to be put before (`up`) or behind (`down`) so that the reader sees it move: the next one of
 * its box, or, at a box's end, the first of the neighbouring box or fonds.
 * @returns undefined where it cannot move
 */
export function moveTarget(groups: readonly FondsGroup[], recordId: string, where: 'up' | 'down'): string | undefined {
  const step = where === 'up' ? -1 : 1;
  for (const [atFonds, { boxes }] of groups.entries()) {
    for (const [atBox, { lines }] of boxes.entries()) {
      const at = lines.findIndex((line) => line.recordId === recordId);
      if (at === -1) continue;
      const beside = lines[at + step];
      if (beside) return beside.recordId;
      // Going down takes a group along only where it is all of it.
      const boxMoves = where === 'up' || lines.length === 1;
      const box = boxMoves ? boxes[atBox + step] : undefined;
      if (box) return box.lines[0]?.recordId;
      const fondsMoves = boxMoves && (where === 'up' || boxes.length === 1);
      return fondsMoves ? groups[atFonds + step]?.boxes[0]?.lines[0]?.recordId : undefined;
    }
  }
  return undefined;
}
