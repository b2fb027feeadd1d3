import type { StaffActor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { DeskVisit, DeskVisitItem } from '../desk-visit.ts';
import { readSnapshot } from '../item-snapshot.ts';
import { movesOf } from '../reading/own-visit.ts';
import type { VisitRoom } from '../room.ts';
import { begins, ends } from '../session-times.ts';
import { historyOf, namesByPk } from '../storage/history.ts';
import { passedItems } from '../storage/passed-items.ts';
import { visitReader } from '../storage/reader-rows.ts';
import { itemsOfVisit, type VisitItemRow } from '../storage/visit-rows.ts';
import type { VisitRead } from '../visits.ts';
import { deskLines } from './desk-lines.ts';
import { possibleActions } from './possible-actions.ts';

/** One visit on one screen. Who looked is written down. */
export async function openVisit(room: VisitRoom, actor: StaffActor, id: string): VisitRead<DeskVisit> {
  const { db, policy } = room;
  const row = await db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
  const line = row && (await deskLines(db, [row]))[0];
  if (!row || !line) return refused({ code: 'not-found' });
  const rules = policy.named(row.policy_from);
  const items = await itemsOfVisit(db, row.pk);
  const passed = await passedItems(db, row.pk);
  const reader = await visitReader(db, row.account_pk);
  const now = room.now();
  const [at, today] = [now.toISOString(), dayInVietnam(now)];
  const names = await namesByPk(db, [row.confirmed_by, row.arrived_by, row.completed_by]);
  const nameOf = (pk: number | null) => (pk === null ? null : (names.get(pk) ?? null));
  await db
    .transaction()
    .execute((trx) => recordAudit(trx, at, { actor: actor.id, action: 'visit.viewed', subject: `visit:${id}` }));
  const { email, phone, workplace, status, assurance } = reader;
  return done({
    ...line,
    language: row.language,
    reader: { ...line.reader, email, phone, workplace, status, assurance },
    begins: begins(rules, row),
    ends: ends(rules, row),
    purpose: row.purpose,
    subject: row.subject,
    note: row.note,
    heldUntil: row.held_until,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    confirmedAt: row.confirmed_at,
    confirmedBy: nameOf(row.confirmed_by),
    arrivedBy: nameOf(row.arrived_by),
    identityKind: row.identity_kind,
    nationality: row.nationality,
    completedAt: row.completed_at,
    completedBy: nameOf(row.completed_by),
    reason: row.reason,
    items: items.map(deskItem),
    passedOn: passed.map(({ item, to }) => ({ ...deskItem(item), to })),
    history: await historyOf(db, row.pk),
    actions: possibleActions(actor, { row, items, reader, rules, at, today }),
    ...(await movesOf(room, row)),
  });
}

function deskItem(item: VisitItemRow): DeskVisitItem {
  const { title, referenceCode, fonds, address } = readSnapshot(item);
  return {
    id: item.id,
    version: item.version,
    recordId: item.record_id,
    unitId: item.unit_id,
    title,
    referenceCode,
    fonds: fonds.title,
    address,
    reason: item.reason,
    grantId: item.grant_id,
    state: item.state,
    slipNumber: item.slip_number,
    slipPrints: item.slip_prints,
    trouble: item.trouble,
    outOfStack: item.out_of_stack === 1,
    keepUntil: item.keep_until,
  };
}
