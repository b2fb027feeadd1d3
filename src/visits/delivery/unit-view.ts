import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import { correctionsOf } from '../storage/corrections-of.ts';
import { eventsOfUnit, usesOfUnit } from '../storage/unit-events.ts';
import { waitingFor } from '../storage/waiting-items.ts';
import { VISIT_ITEM_RULES, type VisitItemAction } from '../transitions.ts';
import type { VisitRoom } from '../room.ts';
import { describeRecord } from './describe-items.ts';
import { noteLook } from './note-look.ts';
import type { UnitMove, UnitUse, UnitView } from './desk-item.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { whereaboutsAt } from './whereabouts.ts';

/**
 * A unit that nobody ever asked for is in its place, as long as there is such a record. It names whoever used it: each
 * look is written down.
 */
export async function unitView(
  room: VisitRoom,
  actor: Actor,
  unitId: string,
  at = room.now().toISOString(),
): Promise<Result<UnitView, DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  const facts = (await room.recordsIn(room.db).forStaff([unitId])).get(unitId);
  if (!facts) return refused({ code: 'not-found' });
  await noteLook(room, actor, `unit:${unitId}`);
  const events = await eventsOfUnit(room.db, unitId);
  return done({
    record: describeRecord({ record_id: unitId, unit_id: facts.unitId }, facts),
    at,
    whereabouts: whereaboutsAt(events, at),
    uses: await usesWithCorrections(room, unitId),
    moves: events.flatMap(moveOf).toReversed(),
    waiting: await waitingFor(room.db, unitId),
  });
}

async function usesWithCorrections({ db }: VisitRoom, unitId: string): Promise<UnitUse[]> {
  const uses = await usesOfUnit(db, unitId);
  const corrections = await correctionsOf(
    db,
    'deliveries',
    uses.map(({ deliveryId }) => deliveryId),
  );
  return uses.map((use) => ({
    ...use,
    visitNumber: use.visitNumber ?? '',
    corrections: corrections
      .filter(({ entryId }) => entryId === use.deliveryId)
      .map(({ id, at, by, reason, changes }) => ({ id, at, by, reason, changes })),
  }));
}

/** Hand-overs have a list of their own. */
function moveOf(event: Awaited<ReturnType<typeof eventsOfUnit>>[number]): UnitMove[] {
  const { action, at, by, visitId, reader } = event;
  return isMove(action) ? [{ action, at, by, visitId, reader }] : [];
}

function isMove(action: string): action is VisitItemAction {
  return action !== 'issue' && action !== 'return' && VISIT_ITEM_RULES.some((rule) => rule.action === action);
}
