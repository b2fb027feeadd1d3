import { isTheirOwn, type StaffActor } from '../../readers/actor.ts';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { maySee } from '../parts.ts';
import type { Room } from '../room.ts';
import type { CaseRow } from '../storage/case-rows.ts';

type Read<Value> = Promise<Result<Value, { code: 'not-found' }>>;

/**
 * The records of a case whose documents this member of the staff may read though they are not open: whoever decides on
 * them, as long as the case is not closed.
 */
export async function recordsToRead(room: Room, actor: StaffActor, id: string): Read<string[]> {
  const row = await caseToRead(room, actor, id);
  if (!row) return refused({ code: 'not-found' });
  const items = await room.db
    .selectFrom('requested_item')
    .select('record_id')
    .where('case_pk', '=', row.pk)
    .orderBy('position')
    .execute();
  return done(items.map(({ record_id }) => record_id));
}

/** That a page of such a document was read, or its image taken, is on record each time. */
export async function noteReading(
  room: Room,
  actor: StaffActor,
  id: string,
  read: { recordId: string; document: string; page: number },
): Read<null> {
  const row = await caseToRead(room, actor, id);
  if (!row) return refused({ code: 'not-found' });
  const { recordId, document, page } = read;
  await room.db.transaction().execute((trx) =>
    recordAudit(trx, room.now().toISOString(), {
      actor: actor.id,
      action: 'case.document-read',
      subject: `record:${recordId}`,
      data: { case: row.id, document, page },
    }),
  );
  return done(null);
}

async function caseToRead({ db }: Room, actor: StaffActor, id: string): Promise<CaseRow | undefined> {
  const row = await db.selectFrom('access_case').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row || !maySee(actor, row) || row.state === 'closed' || isTheirOwn(actor, row.account_pk)) return undefined;
  return actor.roles.has('archivist') || actor.roles.has('approver') ? row : undefined;
}
