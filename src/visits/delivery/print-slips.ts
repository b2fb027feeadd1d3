import { texts } from '../../platform/database/dialects.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Actor } from '../../readers/actor.ts';
import { linesOf } from '../storage/item-lines.ts';
import { describeItems } from './describe-items.ts';
import type { PrintedSlips } from './desk-item.ts';
import type { VisitRoom } from '../room.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { byStackOrder } from './stack-order.ts';
import { transitionItem } from './transition-item.ts';

/** Each slip is a change of its own: one that cannot be printed holds up none of the others. */
export async function printSlips(
  room: VisitRoom,
  actor: Actor,
  itemIds: readonly string[],
): Promise<Result<PrintedSlips, DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const stopped: PrintedSlips['refused'] = [];
  const printed = new Set<string>();
  const withheld = new Set<string>();
  for (const itemId of new Set(itemIds)) {
    const result = await printSlip(room, actor, itemId);
    if (!result.ok) stopped.push({ itemId, refusal: result.refusal });
    else (result.value.state === 'withheld' ? withheld : printed).add(itemId);
  }
  const rows = await linesOf(room.db, (query) =>
    query.where('visit_item.id', 'in', texts(room.db, [...printed, ...withheld])),
  );
  const lines = await describeItems(room, rows.toSorted(byStackOrder));
  return done({
    slips: lines
      .filter(({ id }) => printed.has(id))
      .map((item) => ({
        item,
        number: item.slipNumber ?? '',
        print: item.slipPrints,
        printedAt: room.now().toISOString(),
        printedBy: actor.name,
      })),
    withheld: lines.filter(({ id }) => withheld.has(id)),
    refused: stopped,
  });
}

function printSlip(room: VisitRoom, actor: Actor, id: string) {
  return transitionItem(room, actor, { id, action: 'print' }, {}, async (change) => {
    const { item, patch, today, at } = change;
    await change.effect('number-slip', () => {
      patch.slip_number = item.slip_number ?? newSpokenNumber('PL', today.slice(0, 4));
      patch.slip_prints = item.slip_prints + 1;
      patch.slip_printed_at = at;
      patch.trouble = null;
      change.data = { print: patch.slip_prints };
    });
    return done({});
  });
}
