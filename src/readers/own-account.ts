import { recordAudit } from '../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../platform/result.ts';
import { accountFacts } from './account-facts.ts';
import type { Actor } from './actor.ts';
import { identityColumns, personalColumns, personalFaults } from './fields/personal-fields.ts';
import type { Parts } from './parts.ts';
import type { AccountFacts, Correction, CorrectionField } from './people.ts';
import type { BadFields, NotFound } from './refusals.ts';
import { accountByPk, lockedAccount, type AccountRow } from './storage/accounts.ts';

export async function ownAccount({ db }: Parts, actor: Actor): Promise<Result<AccountFacts, NotFound>> {
  const account = 'pk' in actor ? await accountByPk(db, actor.pk) : undefined;
  return account ? done(await accountFacts(db, account)) : refused({ code: 'not-found' });
}

export async function correctOwnData(
  { db, now, secrets, corrected }: Parts,
  actor: Actor,
  input: Correction,
): Promise<Result<void, BadFields<CorrectionField> | NotFound>> {
  if (actor.kind !== 'reader') return refused({ code: 'not-found' });
  const fields = personalFaults(input, false);
  if (Object.keys(fields).length > 0) return refused({ code: 'fields', fields });
  return db.transaction().execute(async (trx) => {
    const account = await lockedAccount(trx, actor.pk);
    if (!account) return refused({ code: 'not-found' });
    const isNewNumber = input.identityNumber.trim() !== '';
    const identity = isNewNumber ? identityColumns(secrets, input.identityKind, input.identityNumber) : {};
    const personal = { ...personalColumns(input), ...identity };
    const changed = changedColumns(account, personal);
    if (changed.length === 0) return done(undefined);
    // What staff compared with papers is no longer what stands here.
    const isUnseen = account.assurance === 'seen' && changed.some((column) => PROVED_BY_PAPERS.has(column));
    const unseen = isUnseen ? { assurance: 'declared' as const, seen_at: null, seen_by: null, seen_kind: null } : {};
    await trx
      .updateTable('account')
      .set({ ...personal, ...unseen })
      .where('pk', '=', account.pk)
      .execute();
    await corrected(trx, { pk: account.pk, name: personal.name, workplace: personal.workplace });
    await recordAudit(trx, now().toISOString(), {
      actor: actor.id,
      action: 'account.corrected',
      subject: `account:${actor.id}`,
      data: { fields: changed, seenNoMore: isUnseen },
    });
    return done(undefined);
  });
}

const PROVED_BY_PAPERS = new Set(['name', 'identity_kind', 'identity_key']);
/** Made of others, or different each time. */
const NOT_COMPARED = new Set(['name_key', 'identity_sealed', 'identity_last4']);

/** Names of columns, for the log: what they held is in no log. */
function changedColumns(before: AccountRow, after: Partial<AccountRow>): string[] {
  const held = new Map<string, unknown>(Object.entries(before));
  return Object.entries(after)
    .filter(([column, value]) => !NOT_COMPARED.has(column) && held.get(column) !== value)
    .map(([column]) => column);
}

export async function setLanguage({ db }: Parts, actor: Actor, language: 'vi' | 'en'): Promise<Result<void, NotFound>> {
  if (!('pk' in actor)) return refused({ code: 'not-found' });
  await db.updateTable('account').set({ language }).where('pk', '=', actor.pk).execute();
  return done(undefined);
}
