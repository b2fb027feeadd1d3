import type { Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Refusal } from './refusals.ts';
import type { Room } from './room.ts';

/** Somebody tried what is not theirs to do, on a case that exists. Mistakes of form and time are not noted. */
const NOTED: ReadonlySet<Refusal['code']> = new Set([
  'not-found',
  'not-allowed',
  'own-request',
  'four-eyes',
  'suspended',
]);

export async function auditRefusal(
  { db, now }: Room,
  actor: Actor,
  { id, action }: { id: string; action: string },
  refusal: Refusal,
): Promise<void> {
  if (!NOTED.has(refusal.code) || !('id' in actor)) return;
  const known = await db.selectFrom('access_case').select('pk').where('id', '=', id).executeTakeFirst();
  if (!known) return;
  await db.transaction().execute((trx) =>
    recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'access.denied',
      subject: `case:${id}`,
      data: { tried: action, refusal: refusal.code },
    }),
  );
}
