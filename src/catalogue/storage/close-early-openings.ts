import type { Kysely } from 'kysely';
import { numbers, waitInLine } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import { asOf, DUE_COLUMNS, settleByDate } from './settle-by-date.ts';

const DAY_MS = 24 * 3_600_000;
/** Records in one transaction. */
const AT_ONCE = 1_000;

/**
 * Closes again what was opened, or came open with an import, on a day that is still to come: the clock was wrong then.
 */
export async function closeEarlyOpenings(db: Kysely<Database>, now: Date): Promise<void> {
  const tomorrow = new Date(Date.parse(`${dayInVietnam(now)}T00:00:00+07:00`) + DAY_MS).toISOString();
  const opened = await db.selectFrom('access_change').select('record_pk').where('changed_at', '>=', tomorrow).execute();
  const aids = await db.selectFrom('finding_aid').select('pk').where('imported_at', '>=', tomorrow).execute();
  if (opened.length + aids.length === 0) return;
  const openedPks = opened.map(({ record_pk }) => record_pk);
  const aidPks = aids.map(({ pk }) => pk);
  const suspects = await db
    .selectFrom('record')
    .select('pk')
    .where('removed_at', 'is', null)
    .where((e) => e.or([e('pk', 'in', numbers(db, openedPks)), e('finding_aid_pk', 'in', numbers(db, aidPks))]))
    .execute();
  for (let at = 0; at < suspects.length; at += AT_ONCE) {
    const pks = suspects.slice(at, at + AT_ONCE).map(({ pk }) => pk);
    await db.transaction().execute(async (trx) => {
      await waitInLine(trx, 'open-by-date');
      const rows = await trx.selectFrom('record').select(DUE_COLUMNS).where('pk', 'in', numbers(trx, pks)).execute();
      const early = rows.filter((row) => {
        const { access, title_visibility } = asOf(dayInVietnam(now), row);
        return access !== row.access || title_visibility !== row.title_visibility;
      });
      await settleByDate(trx, early, now, () => 'opened before its day, by a wrong clock');
    });
  }
  // They need not be looked at again.
  await db
    .updateTable('finding_aid')
    .set({ imported_at: now.toISOString() })
    .where('pk', 'in', numbers(db, aidPks))
    .execute();
}
