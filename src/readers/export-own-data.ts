import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { accountFacts } from './account-facts.ts';
import type { Actor } from './actor.ts';
import type { Parts } from './parts.ts';
import type { NotFound } from './refusals.ts';
import { accountByPk } from './storage/accounts.ts';
import { sessionsOfAccount } from './storage/own-sessions.ts';

export async function exportOwnData(
  { db, now }: Parts,
  actor: Actor,
): Promise<Result<Record<string, unknown>, NotFound>> {
  const account = 'pk' in actor ? await accountByPk(db, actor.pk) : undefined;
  if (!account) return refused({ code: 'not-found' });
  const at = now().toISOString();
  const sessions = await sessionsOfAccount(db, account.pk);
  const entry = { actor: account.id, action: 'account.exported', subject: `account:${account.id}` };
  await db.transaction().execute((trx) => recordAudit(trx, at, entry));
  return done({
    exportedAt: at,
    account: { ...(await accountFacts(db, account)), emailVerifiedAt: account.email_verified_at },
    sessions: sessions.map(({ device, created_at, last_seen_at }) => ({
      device,
      createdAt: created_at,
      lastSeenAt: last_seen_at,
    })),
  });
}
