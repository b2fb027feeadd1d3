import type { Actor } from '../../readers/actor.ts';
import { done, refused } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { OwnVisit, OwnVisitActions, OwnVisitFile } from '../own-visit.ts';
import { readSnapshot } from '../item-snapshot.ts';
import type { VisitRoom } from '../room.ts';
import { begins, cancelUntil, filesUntil } from '../session-times.ts';
import { passedItems } from '../storage/passed-items.ts';
import { seatsOf } from '../storage/seats.ts';
import { queuePlaces } from '../storage/waiting-items.ts';
import { itemsOfVisit, type VisitItemRow, type VisitRow } from '../storage/visit-rows.ts';
import type { VisitRead } from '../visits.ts';
import { isRunOut, ownLine } from './own-lines.ts';

export async function ownVisit(room: VisitRoom, actor: Actor, id: string): VisitRead<OwnVisit> {
  const { db } = room;
  const row = await db.selectFrom('visit').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || actor.kind !== 'reader' || row.account_pk !== actor.pk) return refused({ code: 'not-found' });
  const rules = room.policy.named(row.policy_from);
  const now = room.now().toISOString();
  const items = await itemsOfVisit(db, row.pk);
  const queues = await queuePlaces(db, items, dayInVietnam(room.now()));
  const passed = await passedItems(db, row.pk);
  const until = cancelUntil(rules, row);
  const line = ownLine(room, row, items.filter(({ state }) => state !== 'cancelled').length + passed.length);
  const place = rules.rooms.find(({ code }) => code === row.room)?.place ?? { vi: '', en: '' };
  return done({
    ...line,
    // Nobody has to wait for a job to see that the time is over.
    state: isRunOut(row, now) ? 'released' : row.state,
    version: row.version,
    room: { ...line.room, place },
    seats: (await seatsOf(db, [row.pk])).get(row.pk) ?? [],
    partyName: row.party_name,
    purpose: row.purpose,
    subject: row.subject,
    note: row.note,
    reason: row.reason,
    createdAt: row.created_at,
    changedAt: row.changed_at,
    requestedAt: row.requested_at,
    confirmedAt: row.confirmed_at,
    identityKind: row.identity_kind,
    items: items.map((item) => ownFile(item, queues.get(item.id) ?? null)),
    passedOn: passed.map(({ item, to }) => ({ ...ownFile(item, null), to })),
    can: actionsOf(row, { now, until, begun: begins(rules, row) <= now }),
    filesUntil: filesUntil(rules, row, await room.calendar(db)),
    cancelUntil: until,
    ...(await movesOf(room, row)),
  });
}

function ownFile(item: VisitItemRow, queue: OwnVisitFile['queue']): OwnVisitFile {
  const { title, referenceCode, fonds } = readSnapshot(item);
  return {
    id: item.id,
    recordId: item.record_id,
    unitId: item.unit_id,
    title,
    referenceCode,
    fonds: fonds.title,
    reason: item.reason,
    state: item.state,
    trouble: item.trouble,
    queue,
    slipNumber: item.slip_number,
    keepUntil: item.keep_until,
  };
}

function actionsOf(
  row: VisitRow,
  { now, until, begun }: { now: string; until: string; begun: boolean },
): OwnVisitActions {
  const isHeld = row.state === 'held' && !isRunOut(row, now);
  const stands = row.state === 'requested' || row.state === 'confirmed';
  const inTime = stands && now < until;
  return { request: isHeld, release: isHeld, changeFiles: stands && !begun, cancel: inTime, move: inTime };
}

export async function movesOf(
  { db }: Pick<VisitRoom, 'db'>,
  { pk, moved_from_pk }: VisitRow,
): Promise<{ movedTo: string | null; movedFrom: string | null }> {
  const to = await db.selectFrom('visit').select('id').where('moved_from_pk', '=', pk).executeTakeFirst();
  const from =
    moved_from_pk === null
      ? undefined
      : await db.selectFrom('visit').select('id').where('pk', '=', moved_from_pk).executeTakeFirst();
  return { movedTo: to?.id ?? null, movedFrom: from?.id ?? null };
}
