import type { Kysely } from 'kysely';
import { isOnline } from '../../catalogue/access/online.ts';
import { hasDocument } from '../../catalogue/has-document.ts';
import { readStoredDescription } from '../../catalogue/access/stored-description.ts';
import { numbers } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';

/**
 * Documents of these records came, went or got other texts: what their records and totals say of copies online
 * is made true again, and the index must look at them. Within the transaction of the change.
 */
export async function announceRecords(db: Kysely<Database>, recordPks: readonly number[]): Promise<void> {
  const pks = [...new Set(recordPks)];
  if (pks.length === 0) return;
  const rows = await db
    .selectFrom('record')
    .select(['pk', 'fonds_pk', 'access', 'title_visibility', 'online', 'description', hasDocument.as('has_document')])
    .where('pk', 'in', numbers(db, pks))
    .where('listed', '=', 1)
    .execute();
  const changed = rows.filter((row) => {
    const hasCopy = row.has_document === 1 || readStoredDescription(row.description).digitalObjects.length > 0;
    return isOnline(hasCopy, row.access, row.title_visibility) !== (row.online === 1);
  });
  for (const [before, flipped] of Map.groupBy(changed, (row) => row.online)) {
    const after = 1 - before;
    await db
      .updateTable('record')
      .set({ online: after })
      .where(
        'pk',
        'in',
        numbers(
          db,
          flipped.map((row) => row.pk),
        ),
      )
      .execute();
    for (const [fondsPk, own] of Map.groupBy(flipped, (row) => row.fonds_pk)) {
      await db
        .updateTable('fonds_totals')
        .set((e) => ({ online: e('online', '+', (after - before) * own.length) }))
        .where('fonds_pk', '=', fondsPk)
        .execute();
    }
  }
  await db
    .insertInto('outbox')
    .values({ topic: 'index', payload: JSON.stringify(pks) })
    .execute();
}
