import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { RegisterCorrectionTable } from '../../platform/database/tables/visits.ts';
import { newId } from '../../platform/secrets.ts';
import { changesOf } from '../storage/corrections-of.ts';
import type { StoredChanges } from './corrections.ts';

/** What mends an entry of a register, and who says so. */
export interface NewCorrection {
  register: RegisterCorrectionTable['register'];
  entryId: string;
  changes: StoredChanges;
  reason: string;
  /** account.pk */
  by: number;
  /** ISO 8601 UTC. */
  at: string;
}

/** What corrections have changed so far of an entry, the oldest first. */
export function changesSoFar(
  trx: Transaction<Database>,
  { register, entryId }: Pick<NewCorrection, 'register' | 'entryId'>,
): Promise<StoredChanges[]> {
  return changesOf(trx, register, entryId);
}

/** Writes the entry that names the wrong one, which stays. @returns its id */
export async function writeCorrection(
  trx: Transaction<Database>,
  { register, entryId, changes, reason, by, at }: NewCorrection,
): Promise<string> {
  const id = newId();
  const row = { id, register, entry_id: entryId, changes: JSON.stringify(changes), reason: reason.trim() };
  await trx
    .insertInto('register_correction')
    .values({ ...row, corrected_by: by, corrected_at: at })
    .execute();
  return id;
}
