import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { linesOf } from '../storage/item-lines.ts';
import { unitsOut } from '../storage/units-out.ts';
import type { PullFilter } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import { describeItems } from './describe-items.ts';
import type { PullLine } from './desk-item.ts';
import { worksInReadingRoom } from '../parts.ts';
import { possibleActions } from './possible-actions.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { byStackOrder } from './stack-order.ts';

/** What visits of a day that stand still wait for, as one walks along the shelves; on its way until it is laid ready. */
export async function pullList(
  room: VisitRoom,
  actor: Actor,
  filter: PullFilter,
): Promise<Result<PullLine[], DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const rows = await linesOf(room.db, (query) => {
    let wanted = query
      .where('visit.day', '=', filter.day)
      .where('visit.state', 'in', ['confirmed', 'arrived'])
      .where('visit_item.state', 'in', ['planned', 'to-pull', 'pulled', 'not-found', 'in-use'])
      .orderBy('visit_item.pk');
    if (filter.half) wanted = wanted.where('visit.half', '=', filter.half);
    if (filter.room) wanted = wanted.where('visit.room', '=', filter.room);
    return wanted;
  });
  const today = dayInVietnam(room.now());
  const sorted = rows.toSorted(byStackOrder);
  const lines = await describeItems(room, sorted);
  const out = await unitsOut(
    room.db,
    sorted.map(({ unit_id }) => unit_id),
  );
  return done(
    lines.map((line, at) => {
      const holder = out.get(line.record.unitId);
      const by = holder?.itemPk === sorted[at]!.pk ? undefined : holder;
      const can = possibleActions(line, sorted[at]!, today).filter((action) => action !== 'pull' || !by);
      return { ...line, can, taken: by ? { until: by.until } : null };
    }),
  );
}
