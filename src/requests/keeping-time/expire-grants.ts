import { SYSTEM } from '../../readers/actor.ts';
import { createRests } from '../../platform/jobs/rests.ts';
import { enqueueMail } from '../../platform/mail/enqueue-mail.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { dayAfter } from '../calendar-days.ts';
import { transitionGrant } from '../granting/transition-grant.ts';
import type { Room } from '../room.ts';
import { remindOnce } from '../storage/reminders.ts';

/**
 * Ends grants whose last day is past, and tells readers of those that end soon. Nothing rests on it: a grant is asked
 * for its last day wherever it is used.
 * @returns how many ended
 */
export async function expireGrants(room: Room, signal?: AbortSignal): Promise<number> {
  const { db, now } = room;
  const today = dayInVietnam(now());
  const over = await db
    .selectFrom('access_grant')
    .select('id')
    .where('state', 'in', ['active', 'suspended'])
    .where('until_day', '<', today)
    .orderBy('pk')
    .execute();
  let ended = 0;
  const rest = createRests(signal);
  for (const { id } of over) {
    if (signal?.aborted) return ended;
    const expired = await transitionGrant(room, SYSTEM, { id, action: 'expire' });
    if (expired.ok) ended += 1;
    await rest();
  }
  await tellOfEnding(room, today, signal);
  return ended;
}

/** One letter for all grants of a case that end on the same day. */
async function tellOfEnding({ db, now, policy }: Room, today: string, signal?: AbortSignal): Promise<void> {
  const { grantEndingDays } = policy.on(today);
  const ending = await db
    .selectFrom('access_grant')
    .innerJoin('access_case', 'access_case.pk', 'access_grant.case_pk')
    .innerJoin('account', 'account.pk', 'access_grant.account_pk')
    .select([
      'access_grant.until_day',
      'access_case.pk',
      'access_case.id',
      'access_case.number',
      'access_case.language',
      'account.pk as account_pk',
      'account.email',
    ])
    .distinct()
    .where('access_grant.state', '=', 'active')
    .where('access_grant.until_day', '>=', today)
    .where('access_grant.until_day', '<=', dayAfter(today, grantEndingDays))
    // Who was given two days only knows it already.
    .where('access_grant.from_day', '<', dayAfter(today, -grantEndingDays))
    .execute();
  const rest = createRests(signal);
  for (const { until_day, pk, id, number, language, account_pk, email } of ending) {
    if (signal?.aborted) return;
    if (email === null) continue;
    const at = now().toISOString();
    await db.transaction().execute(async (trx) => {
      if (!(await remindOnce(trx, { casePk: pk, kind: 'grant-ending', dueOn: until_day, at }))) return;
      await enqueueMail(trx, at, {
        dedupeKey: `case:${pk}:grant-ending:${until_day}`,
        accountPk: account_pk,
        recipient: email,
        language,
        template: 'grant-ending',
        data: { caseId: id, number: number ?? '', untilDay: until_day },
      });
    });
    await rest();
  }
}
