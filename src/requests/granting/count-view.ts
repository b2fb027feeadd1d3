import type { ExpressionBuilder, Kysely } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ReaderActor } from '../../readers/actor.ts';

/**
 * Begins a view of what was granted, unless one is going on. Decided by one statement: of two who come for the last
 * view at once, one begins it, and the other finds it going on, being the same reader.
 * @returns false where the grant does not hold or no view is left
 */
export async function countView(
  db: Kysely<Database>,
  actor: ReaderActor,
  grantId: string,
  time: { now: Date; viewMinutes: number },
): Promise<boolean> {
  const at = time.now.toISOString();
  const today = dayInVietnam(time.now);
  const endsAt = new Date(time.now.getTime() + time.viewMinutes * 60_000).toISOString();
  const holds = (e: ExpressionBuilder<Database, 'access_grant'>) =>
    e.and([
      e('id', '=', grantId),
      e('account_pk', '=', actor.pk),
      e('state', '=', 'active'),
      e('from_day', '<=', today),
      e('until_day', '>=', today),
    ]);
  return db.transaction().execute(async (trx) => {
    const { numUpdatedRows } = await trx
      .updateTable('access_grant')
      .set((e) => ({ views: e('views', '+', 1), view_ends_at: endsAt }))
      .where(holds)
      .where((e) => e.or([e('view_ends_at', 'is', null), e('view_ends_at', '<=', at)]))
      .where((e) => e.or([e('max_views', 'is', null), e('views', '<', e.ref('max_views'))]))
      .executeTakeFirst();
    if (numUpdatedRows === 1n) {
      await recordAudit(trx, at, { actor: actor.id, action: 'grant.view', subject: `grant:${grantId}` });
      return true;
    }
    const going = trx.selectFrom('access_grant').select('pk').where(holds).where('view_ends_at', '>', at);
    return (await going.executeTakeFirst()) !== undefined;
  });
}
