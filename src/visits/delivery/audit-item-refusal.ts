import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Actor } from '../../readers/actor.ts';
import type { VisitRoom } from '../room.ts';
import type { DeliveryRefusal } from './refusals.ts';

/** Somebody tried what is not theirs to do, on an item that exists. Mistakes of form and time are not noted. */
const NOTED: ReadonlySet<DeliveryRefusal['code']> = new Set(['not-found', 'not-allowed', 'own-visit']);

export async function auditItemRefusal(
  { db, now }: VisitRoom,
  actor: Actor,
  { id, action }: { id: string; action: string },
  refusal: DeliveryRefusal,
): Promise<void> {
  if (!NOTED.has(refusal.code) || !('id' in actor)) return;
  const known = await db.selectFrom('visit_item').select('pk').where('id', '=', id).executeTakeFirst();
  if (!known) return;
  await db.transaction().execute((trx) =>
    recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'access.denied',
      subject: `item:${id}`,
      data: { tried: action, refusal: refusal.code },
    }),
  );
}
