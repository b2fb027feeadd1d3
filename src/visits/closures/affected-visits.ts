import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { AffectedVisit, ExceptionInput } from '../closures.ts';
import { closedBecause, hits, type Opening } from '../is-open.ts';
import type { VisitRoom } from '../room.ts';
import { ends } from '../session-times.ts';
import { filesWanted } from '../storage/item-counts.ts';

/**
 * Visits of a span that are to come and would find their room closed. Readers who are here already stay: their session
 * is ended by people, not by a calendar.
 */
export async function affectedVisits(
  room: VisitRoom,
  db: Kysely<Database>,
  span: ExceptionInput,
  opening: Opening,
): Promise<AffectedVisit[]> {
  const now = room.now().toISOString();
  const rows = await db
    .selectFrom('visit')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .selectAll('visit')
    .select('account.name as reader')
    .where('visit.day', '>=', span.fromDay)
    .where('visit.day', '<=', span.untilDay)
    .where('visit.state', 'in', ['held', 'requested', 'confirmed'])
    .orderBy('visit.day')
    .orderBy('visit.half', 'desc')
    .orderBy('visit.pk')
    .execute();
  const hit = rows.filter((row) => {
    const rules = room.policy.named(row.policy_from);
    const place = rules.rooms.find(({ code }) => code === row.room);
    return hits(span, row) && ends(rules, row) > now && place && closedBecause(place, row, opening) !== null;
  });
  const files = await filesWanted(
    db,
    hit.map(({ pk }) => pk),
  );
  return hit.map((row) => ({
    id: row.id,
    version: row.version,
    number: row.number,
    state: row.state,
    reader: row.reader,
    room: row.room,
    seatClass: row.seat_class,
    day: row.day,
    half: row.half,
    partySize: row.party_size,
    files: files.get(row.pk) ?? 0,
  }));
}
