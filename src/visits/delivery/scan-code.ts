import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor, StaffActor } from '../../readers/actor.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { VisitRoom } from '../room.ts';
import { linesOf } from '../storage/item-lines.ts';
import { cardBy, visitBy, visitsNow, type FoundVisit } from '../storage/scanned-rows.ts';
import { deskItems, rowsOfVisit } from './desk-items.ts';
import { describeRecord } from './describe-items.ts';
import type { Scanned, ScannedVisit } from './desk-item.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { noteLook } from './note-look.ts';
import { readingsOf, type CodeReading } from './scanned-code.ts';
import { unitView } from './unit-view.ts';

/** The first of its readings that is something; else a reference code. */
export async function scanCode(room: VisitRoom, actor: Actor, code: string): Promise<Result<Scanned, DeliveryRefusal>> {
  if (!worksInReadingRoom(actor)) return refused({ code: 'not-found' });
  for (const reading of readingsOf(code)) {
    const scanned = await known(room, actor, reading);
    if (scanned) return done(scanned);
  }
  const scanned = await byReference(room, actor, code.trim());
  return scanned ? done(scanned) : refused({ code: 'not-found' });
}

async function known(room: VisitRoom, actor: StaffActor, reading: CodeReading): Promise<Scanned | undefined> {
  switch (reading.is) {
    case 'slip':
      return scannedItem(room, actor, 'slip_number', reading.number);
    case 'visit':
      return scannedVisit(room, actor, { number: reading.number });
    case 'card':
      return scannedCard(room, actor, { number: reading.number });
    case 'id':
      return (
        (await scannedVisit(room, actor, { id: reading.id })) ??
        (await scannedItem(room, actor, 'id', reading.id)) ??
        (await scannedCard(room, actor, { id: reading.id })) ??
        (await scannedUnits(room, actor, [reading.id]))
      );
  }
}

async function scannedItem(
  room: VisitRoom,
  actor: StaffActor,
  by: 'id' | 'slip_number',
  value: string,
): Promise<Scanned | undefined> {
  const rows = await linesOf(room.db, (query) => query.where(`visit_item.${by}`, '=', value));
  const [item] = await deskItems(room, rows);
  if (!item) return undefined;
  await noteLook(room, actor, `visit:${item.visit.id}`);
  return { kind: 'item', item };
}

async function scannedVisit(
  room: VisitRoom,
  actor: StaffActor,
  by: { id: string } | { number: string },
): Promise<Scanned | undefined> {
  const visit = await visitBy(room.db, by);
  if (!visit) return undefined;
  await noteLook(room, actor, `visit:${visit.id}`);
  return { kind: 'visit', visit: await withItems(room, visit) };
}

async function withItems(room: VisitRoom, { pk, ...visit }: FoundVisit): Promise<ScannedVisit> {
  return { ...visit, items: await deskItems(room, await rowsOfVisit(room, pk)) };
}

/** An ended card names nobody. Whom a card names is looked at, which is logged. */
async function scannedCard(
  room: VisitRoom,
  actor: StaffActor,
  by: { id: string } | { number: string },
): Promise<Scanned | undefined> {
  const card = await cardBy(room.db, by);
  if (!card || card.ended_at !== null) return undefined;
  const entry = {
    actor: actor.id,
    action: 'account.viewed',
    subject: `account:${card.readerId}`,
    data: { by: 'card' },
  };
  await room.db.transaction().execute((trx) => recordAudit(trx, room.now().toISOString(), entry));
  const today = dayInVietnam(room.now());
  const visits = [];
  for (const visit of await visitsNow(room.db, card.account_pk, today)) visits.push(await withItems(room, visit));
  const { number, validUntil, readerId, reader } = card;
  return {
    kind: 'card',
    reader: { id: readerId, name: reader },
    card: { number, validUntil, holds: today <= validUntil },
    visits,
  };
}

async function byReference(room: VisitRoom, actor: Actor, code: string): Promise<Scanned | undefined> {
  return scannedUnits(room, actor, await room.recordsIn(room.db).withReference(code));
}

/** @param ids of records, each of which lies in a unit or is one */
async function scannedUnits(room: VisitRoom, actor: Actor, ids: readonly string[]): Promise<Scanned | undefined> {
  const records = room.recordsIn(room.db);
  const found = await records.forStaff(ids);
  const unitIds = [...new Set([...found.values()].map(({ unitId }) => unitId))];
  const [unitId] = unitIds;
  if (unitId === undefined) return undefined;
  if (unitIds.length > 1) {
    const units = await records.forStaff(unitIds);
    return {
      kind: 'units',
      records: unitIds.map((id) => describeRecord({ record_id: id, unit_id: id }, units.get(id))),
    };
  }
  const unit = await unitView(room, actor, unitId);
  if (!unit.ok) return undefined;
  return { kind: 'unit', unit: unit.value, items: await deskItems(room, await rowsNow(room, unitId)) };
}

/** Who has it, then who is to have it. */
function rowsNow({ db, now }: VisitRoom, unitId: string) {
  return linesOf(db, (query) =>
    query
      .where('visit_item.unit_id', '=', unitId)
      .where((e) =>
        e.or([
          e('visit_item.out_of_stack', '=', 1),
          e.and([
            e('visit_item.state', 'in', ['planned', 'to-pull', 'not-found', 'in-use']),
            e('visit.state', 'in', ['confirmed', 'arrived']),
            e('visit.day', '>=', dayInVietnam(now())),
          ]),
        ]),
      )
      .orderBy('visit_item.out_of_stack', 'desc')
      .orderBy('visit.day')
      .orderBy('visit_item.pk'),
  );
}
