import { dayAfter } from '../calendar-days.ts';
import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Secrets } from '../../platform/secrets.ts';
import { personOf, usesOfCases } from '../storage/use-register.ts';

/** What the register's sealed words are sealed for (platform/secrets.ts). */
export const REGISTER = 'use register';

/**
 * Writes who had what into the security register, before the case or the person goes that would tell. What stands
 * there already stays as it is: a person who was erased since is known to it alone.
 */
export async function registerUses(
  trx: Transaction<Database>,
  casePks: readonly number[],
  { secrets, useDays }: { secrets: Secrets; useDays: number },
): Promise<void> {
  for (const use of await usesOfCases(trx, casePks)) {
    await trx
      .insertInto('use_register')
      .values({
        grant_id: use.grantId,
        record_id: use.recordId,
        case_number: use.caseNumber ?? '',
        from_day: use.fromDay,
        until_day: use.untilDay,
        views: use.views,
        person: secrets.seal(REGISTER, JSON.stringify(personOf(use))),
        keep_until: dayAfter(use.untilDay, useDays),
      })
      .onConflict((conflict) => conflict.column('grant_id').doNothing())
      .execute();
  }
}
