import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { AccountFacts } from './people.ts';
import { rolesOf, type AccountRow } from './storage/accounts.ts';
import { codesLeft } from './storage/second-factor.ts';

/** What of a stored account is ever shown, to its holder or to staff: never a hash, a secret or a whole number. */
export async function accountFacts(db: Kysely<Database>, account: AccountRow): Promise<AccountFacts> {
  const outside = await db
    .selectFrom('external_identity')
    .select('subject')
    .where('account_pk', '=', account.pk)
    .executeTakeFirst();
  return {
    id: account.id,
    kind: account.kind,
    name: account.name,
    email: account.email,
    phone: account.phone,
    workplace: account.workplace,
    priority: account.priority,
    note: account.note,
    identity:
      account.identity_kind && account.identity_last4
        ? { kind: account.identity_kind, last4: account.identity_last4 }
        : null,
    status: account.status,
    assurance: account.assurance,
    seen: account.seen_at && account.seen_kind ? { at: account.seen_at, kind: account.seen_kind } : null,
    language: account.language,
    createdAt: account.created_at,
    confirmedAt: account.confirmed_at,
    confirmBy: account.status === 'pending' ? account.confirm_by : null,
    privacy:
      account.privacy_version && account.privacy_at
        ? { version: account.privacy_version, at: account.privacy_at }
        : null,
    erasure:
      account.erasure_asked_at && account.erasure_due
        ? { askedAt: account.erasure_asked_at, due: account.erasure_due }
        : null,
    erasureRefusal:
      account.erasure_refusal && account.erasure_refused_at
        ? { reason: account.erasure_refusal, at: account.erasure_refused_at }
        : null,
    hasPassword: account.password_hash !== null,
    hasSecondFactor: account.totp_confirmed_at !== null,
    recoveryCodesLeft: await codesLeft(db, account.pk),
    hasOutsideIdentity: outside !== undefined,
    roles: [...(await rolesOf(db, account.pk))],
  };
}
