import type { Actor } from '../readers/actor.ts';
import { recordAudit } from '../platform/audit/record-audit.ts';
import type { VisitRefusal } from './refusals.ts';
import type { VisitRoom } from './room.ts';

/** Somebody tried what is not theirs to do, on a visit that exists. Mistakes of form and time are not noted. */
const NOTED: ReadonlySet<VisitRefusal['code']> = new Set(['not-found', 'not-allowed', 'own-visit', 'suspended']);

export async function auditVisitRefusal(
  { db, now }: VisitRoom,
  actor: Actor,
  { id, action }: { id: string; action: string },
  refusal: VisitRefusal,
): Promise<void> {
  if (!NOTED.has(refusal.code) || !('id' in actor)) return;
  const known = await db.selectFrom('visit').select('pk').where('id', '=', id).executeTakeFirst();
  if (!known) return;
  await db.transaction().execute((trx) =>
    recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'access.denied',
      subject: `visit:${id}`,
      data: { tried: action, refusal: refusal.code },
    }),
  );
}
