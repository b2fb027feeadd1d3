import { isWelcome } from '../may-visit.ts';
import type { ItemLineRow } from '../storage/item-lines.ts';
import type { ItemGuard, Part, VisitItemAction } from '../transitions.ts';
import type { ItemLine } from './desk-item.ts';
import { shelvedUntil } from './shelved-until.ts';
import { ruleFor } from './write-item.ts';

const LIKELIEST_FIRST: readonly VisitItemAction[] = [
  'issue',
  'return',
  'shelve',
  'pull',
  'print',
  'keep',
  'reshelve',
  'in-use',
  'not-found',
  'unfit',
  'withhold',
  'drop',
];
const DESK: ReadonlySet<Part> = new Set(['desk']);

/** What can be done with an item now by what its line tells; the rest is judged when it is tried. */
export function possibleActions(
  line: ItemLine,
  row: Pick<ItemLineRow, 'reader_status' | 'keep_until' | 'day'>,
  today: string,
): VisitItemAction[] {
  const holds: Partial<Record<ItemGuard, boolean>> = {
    'visit-stands': line.visit.state === 'confirmed' || line.visit.state === 'arrived',
    'reader-is-here': line.visit.state === 'arrived',
    'reader-welcome': isWelcome(row.reader_status),
    'may-be-used': line.mayBeUsed,
    'may-not-be-used': !line.mayBeUsed,
    'is-served': line.record.serviceState.kind === 'available',
    'out-of-stack': line.isOut,
    'still-kept': today <= shelvedUntil(row),
  };
  return LIKELIEST_FIRST.filter((action) => ruleFor(line, action, DESK)?.guards.every((guard) => holds[guard] ?? true));
}
