import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { RegisterCorrectionTable } from '../../platform/database/tables/visits.ts';
import { corrected, type StoredChanges } from '../../visits/delivery/corrections.ts';

type Register = RegisterCorrectionTable['register'];

/** What corrections say of entries, the oldest first: by the entry's id. */
export type ChangesOf = ReadonlyMap<string, readonly StoredChanges[]>;

/** All corrections of a register: few, since they are mistakes. */
export async function changesIn(db: Kysely<Database>, register: Register): Promise<ChangesOf> {
  const rows = await db
    .selectFrom('register_correction')
    .select(['entry_id', 'changes'])
    .where('register', '=', register)
    .orderBy('pk')
    .execute();
  const found = new Map<string, StoredChanges[]>();
  for (const { entry_id, changes } of rows) {
    found.set(entry_id, [...(found.get(entry_id) ?? []), JSON.parse(changes) as StoredChanges]);
  }
  return found;
}

/** An entry as it reads now. */
export function mended<Entry extends { id: string }>(changes: ChangesOf, entry: Entry): Entry & { void: boolean } {
  return corrected(entry, changes.get(entry.id) ?? []);
}

/** The corrections of some entries with who wrote them, the oldest first. */
export function correctionsOf(db: Kysely<Database>, register: Register, ids: readonly string[]) {
  return db
    .selectFrom('register_correction as c')
    .innerJoin('account', 'account.pk', 'c.corrected_by')
    .select(['c.id', 'c.entry_id', 'c.changes', 'c.reason', 'c.corrected_at', 'account.name as by'])
    .where('c.register', '=', register)
    .where('c.entry_id', 'in', texts(db, ids))
    .orderBy('c.pk')
    .execute();
}
