import type { Actor, StaffActor } from '../../readers/actor.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Desk } from '../desk.ts';
import { maySee, readsCases } from '../parts.ts';
import type { Room } from '../room.ts';
import { staffWithRole } from '../storage/staff-rows.ts';
import { noteReading, recordsToRead } from './case-records.ts';
import { countQueues } from './count-queues.ts';
import { listOnRecord } from './list-on-record.ts';
import { openCase, readCase } from './open-case.ts';
import { markPresent, othersPresent } from './presence.ts';
import { dropFilter, filtersOf, keepFilter } from './saved-filters.ts';

/** The staff's reading side as kept in the database. */
export function createDesk(room: Room): Desk {
  const { db, now } = room;
  return {
    list: (actor, query) =>
      asStaff(actor, async (staff) => {
        const today = dayInVietnam(now());
        const [counts, listed] = await Promise.all([
          countQueues(db, staff, today),
          listOnRecord(room, staff, query, today),
        ]);
        return done({ total: counts[query.queue], ...listed, counts });
      }),
    open: (actor, id) => asStaff(actor, (staff) => openCase(room, staff, id)),
    asItStands: (actor, id) => asStaff(actor, (staff) => readCase(room, staff, id)),
    recordsToRead: (actor, id) => asStaff(actor, (staff) => recordsToRead(room, staff, id)),
    noteReading: (actor, id, read) => asStaff(actor, (staff) => noteReading(room, staff, id, read)),
    stillHere: (actor, id) =>
      asStaff(actor, async (staff) => {
        const row = await db
          .selectFrom('access_case')
          .select(['pk', 'account_pk', 'state', 'version'])
          .where('id', '=', id)
          .executeTakeFirst();
        if (!row || !maySee(staff, row)) return refused({ code: 'not-found' });
        await markPresent(db, row.pk, staff.pk, now());
        return done({ others: await othersPresent(db, row.pk, staff.pk, now()), version: row.version });
      }),
    colleagues: (actor) =>
      asStaff(actor, async () => {
        const archivists = await staffWithRole(db, 'archivist');
        const approvers = await staffWithRole(db, 'approver');
        const people = new Map([...archivists, ...approvers].map(({ id, name }) => [id, { id, name }]));
        const isOne = (list: readonly { id: string }[], id: string) => list.some((one) => one.id === id);
        return done(
          [...people.values()].map((person) => ({
            ...person,
            archivist: isOne(archivists, person.id),
            approver: isOne(approvers, person.id),
          })),
        );
      }),
    filters: (actor) => asStaff(actor, async ({ pk }) => done(await filtersOf(db, pk))),
    saveFilter: (actor, filter) => asStaff(actor, async ({ pk }) => done(await keepFilter(db, pk, filter))),
    removeFilter: (actor, id) =>
      asStaff(actor, async ({ pk }) => ((await dropFilter(db, pk, id)) ? done(null) : refused({ code: 'not-found' }))),
  };
}

type Read<Value> = Promise<Result<Value, { code: 'not-found' }>>;

async function asStaff<Value>(actor: Actor, work: (staff: StaffActor) => Read<Value>): Read<Value> {
  return actor.kind === 'staff' && readsCases(actor) ? work(actor) : refused({ code: 'not-found' });
}
