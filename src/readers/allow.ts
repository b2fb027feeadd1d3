import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Actor, StaffActor } from './actor.ts';
import type { Parts } from './parts.ts';
import { staffMay, type StaffRight } from './staff-rights.ts';

/** Whether staff may do this; who is signed in and may not leaves a trace (OWASP ASVS 5.0 16.3.2). */
export async function allow(
  { db, now }: Pick<Parts, 'db' | 'now'>,
  actor: Actor,
  right: StaffRight,
  subject = 'account:all',
): Promise<StaffActor | undefined> {
  if (staffMay(actor, right)) return actor;
  if ('id' in actor) {
    const entry = { actor: actor.id, action: 'access.denied', subject, data: { right } };
    await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  }
  return undefined;
}
