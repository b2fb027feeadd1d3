import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { StaffActor } from '../../readers/actor.ts';
import type { VisitRoom } from '../room.ts';

/** What a scan shows, the page it leads to and the steps taken there are one look. */
const ONE_LOOK_MS = 5 * 60_000;

/**
 * At the counter a code names a reader, and the page of a unit everybody who ever used it: whoever looked is in the
 * audit log, where each reader finds who looked at what is theirs.
 */
export async function noteLook(
  { db, now }: VisitRoom,
  actor: StaffActor,
  subject: `visit:${string}` | `unit:${string}`,
): Promise<void> {
  const at = now();
  const action = subject.startsWith('unit:') ? 'unit.viewed' : 'visit.viewed';
  const noted = await db
    .selectFrom('audit')
    .select('seq')
    .where('subject', '=', subject)
    .where('actor', '=', actor.id)
    .where('action', '=', action)
    .where('at', '>', new Date(at.getTime() - ONE_LOOK_MS).toISOString())
    .executeTakeFirst();
  if (noted) return;
  const entry = { actor: actor.id, action, subject, data: { by: 'counter' } };
  await db.transaction().execute((trx) => recordAudit(trx, at.toISOString(), entry));
}
