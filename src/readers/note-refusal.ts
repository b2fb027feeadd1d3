import { recordAudit } from '../platform/audit/record-audit.ts';
import type { Actor } from './actor.ts';
import type { Parts } from './parts.ts';
import type { RefusedRoute } from './people.ts';

/** Who keeps on trying one route fills no log: it is noted as often as policy says. */
export async function noteRefusal(
  { db, now, guard, policy }: Parts,
  actor: Actor,
  { route, method }: RefusedRoute,
): Promise<void> {
  if (!('id' in actor)) return;
  const bucket = { key: `refusal:${actor.id}:${route}`, rule: policy.throttle.refusalsNoted };
  if (!(await guard.take([bucket])).ok) return;
  const entry = { actor: actor.id, action: 'access.denied', subject: `route:${route}`, data: { method } };
  await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
}
