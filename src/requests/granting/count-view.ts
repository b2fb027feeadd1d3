import type { ExpressionBuilder, Kysely } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { ReaderActor } from '../../readers/actor.ts';
import type { BeginView } from '../grants.ts';

/**
 * Begins a view of what was granted, unless one is going on, and writes down who did.
 * @returns false where the grant does not hold or no view is left
 */
export async function countView(
  db: Kysely<Database>,
  actor: ReaderActor,
  grantId: string,
  time: { now: Date; viewMinutes: number },
): Promise<boolean> {
  return db.transaction().execute(async (trx) => {
    const begun = await begin(trx, { id: grantId, accountPk: actor.pk }, time);
    if (begun !== 'begun') return begun === 'going-on';
    const entry = { actor: actor.id, action: 'grant.view', subject: `grant:${grantId}` };
    await recordAudit(trx, time.now.toISOString(), entry);
    return true;
  });
}

/** For the counter, whose own entry of the audit log names the grant. */
export const beginView: BeginView = async (...given) => (await begin(...given)) !== 'none-left';

/**
 * Decided by one statement: of two who come for the last view at once, one begins it, and the other finds it going on,
 * being the same reader.
 */
async function begin(
  ...[trx, grant, { now, viewMinutes }]: Parameters<BeginView>
): Promise<'begun' | 'going-on' | 'none-left'> {
  const at = now.toISOString();
  const today = dayInVietnam(now);
  const endsAt = new Date(now.getTime() + viewMinutes * 60_000).toISOString();
  const holds = (e: ExpressionBuilder<Database, 'access_grant'>) =>
    e.and([
      e('id', '=', grant.id),
      e('account_pk', '=', grant.accountPk),
      e('state', '=', 'active'),
      e('from_day', '<=', today),
      e('until_day', '>=', today),
    ]);
  const { numUpdatedRows } = await trx
    .updateTable('access_grant')
    .set((e) => ({ views: e('views', '+', 1), view_ends_at: endsAt }))
    .where(holds)
    .where((e) => e.or([e('view_ends_at', 'is', null), e('view_ends_at', '<=', at)]))
    .where((e) => e.or([e('max_views', 'is', null), e('views', '<', e.ref('max_views'))]))
    .executeTakeFirst();
  if (numUpdatedRows === 1n) return 'begun';
  const going = trx.selectFrom('access_grant').select('pk').where(holds).where('view_ends_at', '>', at);
  return (await going.executeTakeFirst()) ? 'going-on' : 'none-left';
}
