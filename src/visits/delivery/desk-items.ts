import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { linesOf, type ItemLineRow } from '../storage/item-lines.ts';
import { unitsInHand } from '../storage/units-out.ts';
import { queuePlaces, waitingForEach } from '../storage/waiting-items.ts';
import type { DeskItem } from './desk-item.ts';
import type { VisitRoom } from '../room.ts';
import { describeItems } from './describe-items.ts';
import { worksInReadingRoom } from '../parts.ts';
import { noteLook } from './note-look.ts';
import { possibleActions } from './possible-actions.ts';
import type { DeliveryRefusal } from './refusals.ts';

export async function deskItem(room: VisitRoom, actor: Actor, id: string): Promise<Result<DeskItem, DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const [item] = await deskItems(room, await linesOf(room.db, (query) => query.where('visit_item.id', '=', id)));
  if (!item) return refused({ code: 'not-found' });
  await noteLook(room, actor, `visit:${item.visit.id}`);
  return done(item);
}

export async function itemsOfVisit(
  room: VisitRoom,
  actor: Actor,
  visitId: string,
): Promise<Result<DeskItem[], DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const visit = await room.db.selectFrom('visit').select('pk').where('id', '=', visitId).executeTakeFirst();
  if (!visit) return refused({ code: 'not-found' });
  return done(await deskItems(room, await rowsOfVisit(room, visit.pk)));
}

/** In the order in which the reader asked. */
export function rowsOfVisit({ db }: VisitRoom, visitPk: number): Promise<ItemLineRow[]> {
  return linesOf(db, (query) => query.where('visit_item.visit_pk', '=', visitPk).orderBy('visit_item.position'));
}

/** With what can be done with each now. */
export async function deskItems(room: VisitRoom, rows: readonly ItemLineRow[]): Promise<DeskItem[]> {
  const lines = await describeItems(room, rows);
  const inHand = new Map<number, number>();
  for (const pk of new Set(rows.map(({ account_pk }) => account_pk))) inHand.set(pk, await unitsInHand(room.db, pk));
  const today = dayInVietnam(room.now());
  const queues = await queuePlaces(room.db, rows, today);
  const waiting = await waitingForEach(room.db, [...new Set(rows.map(({ unit_id }) => unit_id))]);
  return lines.map((line, at) => {
    const row = rows[at]!;
    const most = room.policy.named(row.policy_from).limits.filesPerDelivery;
    const now = inHand.get(row.account_pk) ?? 0;
    const can = possibleActions(line, row, today).filter((action) => action !== 'issue' || now < most);
    return {
      ...line,
      can,
      reason: row.reason,
      inHand: { now, most },
      queue: queues.get(row.id) ?? null,
      waiting: waiting.get(row.unit_id) ?? [],
    };
  });
}
