import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import type { Parts } from './parts.ts';
import type { SessionFacts } from './people.ts';
import type { NotFound } from './refusals.ts';
import { endByHandle, sessionsOfAccount } from './storage/own-sessions.ts';
import type { Visitor } from './visitor.ts';

export async function ownSessions(
  { db, policy, now }: Parts,
  { actor, session: current }: Visitor,
): Promise<SessionFacts[]> {
  if (actor.kind !== 'reader' && actor.kind !== 'staff') return [];
  const { idleMinutes, absoluteHours } = policy.sessions[actor.kind];
  const at = now().getTime();
  const rows = await sessionsOfAccount(db, actor.pk);
  return rows
    .filter(({ created_at, last_seen_at }) => {
      // Run out, but not purged yet: nobody can come in with them.
      const isIdle = at - Date.parse(last_seen_at) > idleMinutes * 60_000;
      return !isIdle && at - Date.parse(created_at) <= absoluteHours * 3_600_000;
    })
    .map(({ handle, device, created_at, last_seen_at }) => ({
      handle,
      device,
      createdAt: created_at,
      lastSeenAt: last_seen_at,
      isCurrent: handle === current,
    }));
}

export async function endSession(
  { db, now }: Parts,
  { actor }: Visitor,
  handle: string,
): Promise<Result<void, NotFound>> {
  if (!('pk' in actor)) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    if (!(await endByHandle(trx, actor.pk, handle))) return refused({ code: 'not-found' });
    const entry = { actor: actor.id, action: 'session.ended', subject: `account:${actor.id}` };
    await recordAudit(trx, now().toISOString(), entry);
    return done(undefined);
  });
}

export async function endOtherSessions(
  { db, now }: Parts,
  { actor, session: current }: Visitor,
): Promise<Result<{ ended: number }, NotFound>> {
  if (!('pk' in actor) || current === undefined) return refused({ code: 'not-found' });
  return db.transaction().execute(async (trx) => {
    const { numDeletedRows } = await trx
      .deleteFrom('session')
      .where('account_pk', '=', actor.pk)
      .where('handle', '!=', current)
      .executeTakeFirstOrThrow();
    const ended = Number(numDeletedRows);
    const entry = { actor: actor.id, action: 'session.others-ended', subject: `account:${actor.id}`, data: { ended } };
    await recordAudit(trx, now().toISOString(), entry);
    return done({ ended });
  });
}
