import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import { changesOf } from '../storage/corrections-of.ts';
import { firstIssuedOn, openDelivery } from '../storage/deliveries.ts';
import { returnProblems } from './check-handover.ts';
import { corrected } from './corrections.ts';
import type { Moved, ReturnInput, Versioned } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { transitionItem } from './transition-item.ts';

/** Back over the counter. A sheet too few or too many is written down with what was said about it. */
export async function takeBack(
  room: VisitRoom,
  actor: Actor,
  id: string,
  input: ReturnInput,
): Promise<Result<Moved & { difference: number }, DeliveryRefusal>> {
  const order = { id, version: input.version, action: 'return' } as const;
  return transitionItem(room, actor, order, { difference: 0 }, async (change) => {
    const { trx, item, at, actorPk } = change;
    const delivery = await openDelivery(trx, item.pk);
    const { sheets_out } = corrected(delivery, await changesOf(trx, 'deliveries', delivery.id));
    const problems = returnProblems(input, sheets_out);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    await change.effect('close-delivery', () =>
      trx
        .updateTable('delivery')
        .set({
          returned_at: at,
          returned_by: actorPk,
          reader_gave_back: input.readerAgreed ? 1 : 0,
          sheets_back: input.sheets,
          condition_back: input.condition,
          note_back: input.note.trim(),
        })
        .where('pk', '=', delivery.pk)
        .where('returned_at', 'is', null)
        .execute(),
    );
    change.patch.keep_until = null;
    const difference = input.sheets - sheets_out;
    change.data = { delivery: delivery.id, difference };
    return done({ difference });
  });
}

/** Stays in the reading room for the reader's next day. */
export async function keepUnit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  { version }: Versioned,
): Promise<Result<Moved & { keepUntil: string }, DeliveryRefusal>> {
  return transitionItem(room, actor, { id, version, action: 'keep' }, { keepUntil: '' }, async (change) => {
    const { trx, item, rules, today } = change;
    const keepUntil = dayAfter((await firstIssuedOn(trx, item.pk)) ?? today, rules.keepDays);
    change.patch.keep_until = keepUntil;
    change.data = { keepUntil };
    return done({ keepUntil });
  });
}
