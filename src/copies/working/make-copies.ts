import { done, type Result } from '../../platform/result.ts';
import { newSpokenNumber } from '../../platform/spoken-number.ts';
import type { Actor } from '../../readers/actor.ts';
import { dayAfter } from '../../requests/calendar-days.ts';
import type { OrderChange } from '../change.ts';
import { useOfOrder } from '../counting.ts';
import { mailReader } from '../effects/mail.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { transition } from '../transition.ts';

type Written = Promise<Result<{ version: number }, CopyRefusal>>;

/** Settled; now it is made. */
export async function beginMaking(room: CopyRoom, actor: Actor, id: string, { version }: { version: number }): Written {
  return transition(room, actor, { id, version, action: 'begin' }, async () => done({}));
}

/** Handed over, at the desk and as files: what registers and figures go by. */
export async function deliverOrder(
  room: CopyRoom,
  actor: Actor,
  id: string,
  { version }: { version: number },
): Written {
  return transition(room, actor, { id, version, action: 'deliver' }, async (change) => {
    const { at, today, rules, patch } = change;
    const linkUntil = dayAfter(today, rules.linkDays);
    Object.assign(patch, {
      delivered_at: at,
      delivered_on: today,
      delivered_by: actor.kind === 'staff' ? actor.pk : null,
    });
    await change.effect('number-authentications', () => numberAuthentications(change));
    await change.effect('count-copies', () => countCopies(change));
    await change.effect('open-link', () => Object.assign(patch, { link_until: linkUntil }));
    await change.effect('mail-reader', () => mailReader(change, 'copies-ready', { until: linkUntil }));
    return done({});
  });
}

/** "Số xác thực": one for each authenticated line. */
async function numberAuthentications({ trx, lines, today }: OrderChange): Promise<void> {
  for (const { pk, authenticated } of lines) {
    if (authenticated === 0) continue;
    await trx
      .updateTable('copy_order_line')
      .set({ authentication_number: newSpokenNumber('XT', today.slice(0, 4)) })
      .where('pk', '=', pk)
      .execute();
  }
}

async function countCopies({ room, trx, row, lines, today }: OrderChange): Promise<void> {
  await room.count(trx, useOfOrder({ delivered_on: today, purpose: row.purpose }, lines));
}
