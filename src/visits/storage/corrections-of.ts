import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { RegisterCorrectionTable } from '../../platform/database/tables/visits.ts';
import type { StoredChanges } from '../delivery/corrections.ts';

type Register = RegisterCorrectionTable['register'];

/** The corrections of some entries with who wrote them, the oldest first. */
export async function correctionsOf(db: Kysely<Database>, register: Register, entryIds: readonly string[]) {
  const rows = await db
    .selectFrom('register_correction')
    .innerJoin('account', 'account.pk', 'register_correction.corrected_by')
    .select([
      'register_correction.id',
      'register_correction.entry_id as entryId',
      'register_correction.changes',
      'register_correction.reason',
      'register_correction.corrected_at as at',
      'account.name as by',
    ])
    .where('register', '=', register)
    .where('entry_id', 'in', texts(db, entryIds))
    .orderBy('register_correction.pk')
    .execute();
  return rows.map((row) => ({ ...row, changes: JSON.parse(row.changes) as StoredChanges }));
}

/** What the corrections of one entry change, the oldest first. */
export async function changesOf(db: Kysely<Database>, register: Register, entryId: string): Promise<StoredChanges[]> {
  return (await correctionsOf(db, register, [entryId])).map(({ changes }) => changes);
}
