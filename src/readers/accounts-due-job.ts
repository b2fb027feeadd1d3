import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { Job } from '../platform/jobs/job.ts';
import { enqueueMail } from '../platform/mail/enqueue-mail.ts';
import { dayInVietnam } from '../platform/vietnam-time.ts';
import { rolesThat } from './staff-rights.ts';
import { waitingReaders } from './storage/reader-search.ts';

const HOUR_MS = 3_600_000;

export function accountsDueJob(parts: Parameters<typeof remindOfAccounts>[0]): Job {
  return { name: 'accounts-due', everyMs: HOUR_MS, processes: 'one', run: () => remindOfAccounts(parts) };
}

/**
 * One letter a day to each of those who confirm accounts, for as long as some should have been confirmed: its key
 * holds the day, so that it goes out once whoever runs this and however often.
 * @returns how many accounts are due or late
 */
export async function remindOfAccounts({ db, now }: { db: Kysely<Database>; now: () => Date }): Promise<number> {
  const today = dayInVietnam(now());
  const { due } = await waitingReaders(db, today);
  if (due === 0) return 0;
  const at = now().toISOString();
  await db.transaction().execute(async (trx) => {
    const staff = await trx
      .selectFrom('account')
      .select(['pk', 'email', 'language'])
      .where('kind', '=', 'staff')
      .where('status', '=', 'active')
      .where('pk', 'in', (e) =>
        e.selectFrom('account_role').select('account_pk').where('role', 'in', rolesThat('confirm-reader')),
      )
      .orderBy('pk')
      .execute();
    for (const { pk, email, language } of staff) {
      if (email === null) continue;
      await enqueueMail(trx, at, {
        dedupeKey: `accounts-due:${today}:${pk}`,
        accountPk: pk,
        recipient: email,
        language,
        template: 'desk-accounts-due',
        data: { accounts: due },
      });
    }
  });
  return due;
}
