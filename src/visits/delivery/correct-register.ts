import type { Transaction } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor, StaffActor } from '../../readers/actor.ts';
import { takenAway, useOfDelivery, useOfVisit, type Use } from '../counting.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { VisitRoom } from '../room.ts';
import { changesOf } from '../storage/corrections-of.ts';
import { deliveriesOfVisit, findDelivery } from '../storage/deliveries.ts';
import { lockVisit } from '../storage/item-rows.ts';
import { changesBetween, deliveryProblems, visitProblems } from './check-correction.ts';
import { corrected, type DeliveryCorrections, type StoredChanges, type VisitCorrections } from './corrections.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { writeCorrection } from './register-entries.ts';

interface Correcting<Changes> {
  seen: number;
  changes: Changes;
  reason: string;
}

type Corrected = Promise<Result<{ correctionId: string }, DeliveryRefusal>>;

/** Under the lock of the visit, as issue and arrival are: whoever counts waits for whoever counts. */
export async function correctDelivery(
  room: VisitRoom,
  actor: Actor,
  deliveryId: string,
  input: Correcting<DeliveryCorrections>,
): Corrected {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  return room.db.transaction().execute(async (trx) => {
    const found = await findDelivery(trx, deliveryId);
    if (!found) return refused({ code: 'not-found' });
    const visitRow = await lockVisit(trx, found.visit_pk);
    // Again, now that it stands still.
    const row = (await findDelivery(trx, deliveryId)) ?? found;
    const before = await changesOf(trx, 'deliveries', deliveryId);
    if (before.length !== input.seen) return refused({ code: 'stale', current: before.length });
    const problems = deliveryProblems(input.changes, input.reason, { isBack: row.returned_at !== null });
    const [was, changes] = changesBetween(corrected(row, before), input.changes);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    if (!changes) return nothingToCorrect();
    const visit = corrected(visitRow, await changesOf(trx, 'visits', visitRow.id));
    const is = corrected(row, [...before, changes]);
    const written = await write(room, trx, actor, { register: 'deliveries', entryId: deliveryId, changes, input });
    await recount(room, trx, was.void ? [] : [useOfDelivery(was, visit)], is.void ? [] : [useOfDelivery(is, visit)]);
    await audit(trx, written, { entryId: deliveryId, register: 'deliveries', actor });
    return done({ correctionId: written.id });
  });
}

/** Who came, from where and what for: what was handed over in the visit is counted by it, and moves along. */
export async function correctVisit(
  room: VisitRoom,
  actor: Actor,
  visitId: string,
  input: Correcting<VisitCorrections>,
): Corrected {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  return room.db.transaction().execute(async (trx) => {
    const known = await trx.selectFrom('visit').select('pk').where('id', '=', visitId).executeTakeFirst();
    const row = known && (await lockVisit(trx, known.pk));
    // Who has not come is in no register.
    if (!row || row.arrived_at === null) return refused({ code: 'not-found' });
    const before = await changesOf(trx, 'visits', visitId);
    if (before.length !== input.seen) return refused({ code: 'stale', current: before.length });
    const purposes = room.requestPolicy.on(dayInVietnam(room.now())).purposes.map(({ code }) => code);
    const problems = visitProblems(input.changes, input.reason, { purposes });
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    const [was, changes] = changesBetween(corrected(row, before), input.changes);
    if (!changes) return nothingToCorrect();
    const is = corrected(row, [...before, changes]);
    const written = await write(room, trx, actor, { register: 'visits', entryId: visitId, changes, input });
    const handedOver = await deliveriesOfVisit(trx, row.pk);
    const uses = (visit: typeof was): Use[] => [
      ...(visit.void ? [] : [useOfVisit(visit)]),
      ...handedOver.filter((delivery) => !delivery.void).map((delivery) => useOfDelivery(delivery, visit)),
    ];
    await recount(room, trx, uses(was), uses(is));
    await audit(trx, written, { entryId: visitId, register: 'visits', actor });
    return done({ correctionId: written.id });
  });
}

function nothingToCorrect(): Result<never, DeliveryRefusal> {
  return refused({ code: 'invalid', problems: [{ field: 'changes', code: 'nothing-to-correct' }] });
}

interface Entry {
  register: 'visits' | 'deliveries';
  entryId: string;
  changes: StoredChanges;
  input: Pick<Correcting<unknown>, 'reason'>;
}

async function write(
  room: VisitRoom,
  trx: Transaction<Database>,
  actor: StaffActor,
  { register, entryId, changes, input }: Entry,
): Promise<{ id: string; at: string; fields: string[] }> {
  const at = room.now().toISOString();
  const id = await writeCorrection(trx, { register, entryId, changes, reason: input.reason, by: actor.pk, at });
  return { id, at, fields: Object.keys(changes) };
}

async function recount(
  { countUse }: VisitRoom,
  trx: Transaction<Database>,
  was: readonly Use[],
  is: readonly Use[],
): Promise<void> {
  for (const use of [...was.map(takenAway), ...is]) await countUse(trx, use);
}

async function audit(
  trx: Transaction<Database>,
  { id, at, fields }: { id: string; at: string; fields: string[] },
  { register, entryId, actor }: { register: string; entryId: string; actor: StaffActor },
): Promise<void> {
  await recordAudit(trx, at, {
    actor: actor.id,
    action: 'register.correct',
    subject: `${register === 'visits' ? 'visit' : 'delivery'}:${entryId}`,
    data: { correction: id, fields },
  });
}
