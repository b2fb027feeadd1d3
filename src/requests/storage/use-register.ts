import type { Kysely, Transaction } from 'kysely';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { UserOfRecords } from '../privacy/privacy.ts';

/** Of each grant of these cases: what was used, by whom. */
export async function usesOfCases(trx: Transaction<Database>, casePks: readonly number[]) {
  if (casePks.length === 0) return [];
  return grantsWithPeople(trx).where('held.case_pk', 'in', numbers(trx, casePks)).execute();
}

/** Of each grant of this record that is not in the register. @param since last days before this one are not looked at */
export async function usesOfRecord(db: Kysely<Database>, recordId: string, since: string) {
  return grantsWithPeople(db)
    .where('held.record_id', '=', recordId)
    .where('held.until_day', '>=', since)
    .where('held.id', 'not in', db.selectFrom('use_register').select('grant_id').where('record_id', '=', recordId))
    .execute();
}

function grantsWithPeople(db: Kysely<Database>) {
  return db
    .selectFrom('access_grant as held')
    .innerJoin('account', 'account.pk', 'held.account_pk')
    .innerJoin('access_case', 'access_case.pk', 'held.case_pk')
    .select([
      'held.id as grantId',
      'held.record_id as recordId',
      'access_case.number as caseNumber',
      'held.from_day as fromDay',
      'held.until_day as untilDay',
      'held.views',
      'account.id as accountId',
      'account.name',
      'account.email',
      'account.workplace',
      'account.identity_kind as identityKind',
      'account.identity_last4 as identityLast4',
    ])
    .orderBy('held.pk');
}

/** What the register keeps of a record, and whether its person has an account still. */
export async function registeredUses(db: Kysely<Database>, recordId: string) {
  return db
    .selectFrom('use_register')
    .innerJoin('access_grant', 'access_grant.id', 'use_register.grant_id')
    .innerJoin('account', 'account.pk', 'access_grant.account_pk')
    .where('use_register.record_id', '=', recordId)
    .selectAll('use_register')
    .select('account.erased_at')
    .orderBy('access_grant.pk')
    .execute();
}

export type UseRow = Awaited<ReturnType<typeof usesOfCases>>[number];

export function personOf({ accountId, name, email, workplace, identityKind, identityLast4 }: UseRow): UserOfRecords {
  return { accountId, name, email, workplace, identityKind, identityLast4 };
}
