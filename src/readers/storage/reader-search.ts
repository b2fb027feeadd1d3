import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { ReaderRow } from '../people-at-work.ts';
import type { AccountRow } from './accounts.ts';

export interface ReaderFilter {
  status?: 'pending' | 'active' | 'suspended' | 'disabled';
  emailKey?: string;
  identityKey?: string;
  /** Folded; each begins a word of the name. */
  nameWords?: readonly string[];
}

/** Readers who have confirmed their address, or were registered at the desk; those who wait come first, the earliest due before the others. */
export async function readersFound(
  db: Kysely<Database>,
  { status, emailKey, identityKey, nameWords }: ReaderFilter,
  { page, size }: { page: number; size: number },
): Promise<{ readers: ReaderRow[]; total: number }> {
  let found = verifiedReaders(db);
  if (status) found = found.where('status', '=', status);
  if (emailKey !== undefined) found = found.where('email_key', '=', emailKey);
  if (identityKey !== undefined) found = found.where('identity_key', '=', identityKey);
  // Signs without a letter are in no name.
  if (nameWords?.length === 0) return { readers: [], total: 0 };
  for (const word of nameWords ?? []) found = found.where('name_key', 'like', `% ${word}%`);
  const { total } = await found.select((is) => is.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const rows = await found
    .select(['id', 'name', 'email', 'workplace', 'status', 'assurance', 'created_at', 'confirm_by'])
    .orderBy((is) => is.case().when('status', '=', 'pending').then(0).else(1).end())
    .orderBy((is) => is.case().when('status', '=', 'pending').then(is.ref('confirm_by')).end())
    .orderBy('name_key')
    .orderBy('pk')
    .limit(size)
    .offset((page - 1) * size)
    .execute();
  const readers = rows.map(({ created_at, confirm_by, ...row }) => ({
    ...row,
    createdAt: created_at,
    confirmBy: row.status === 'pending' ? confirm_by : null,
  }));
  return { readers, total };
}

/** @param today YYYY-MM-DD */
export async function waitingReaders(db: Kysely<Database>, today: string): Promise<{ all: number; due: number }> {
  return verifiedReaders(db)
    .where('status', '=', 'pending')
    .select((is) => [
      is.fn.countAll<number>().as('all'),
      is.fn.countAll<number>().filterWhere('confirm_by', '<=', today).as('due'),
    ])
    .executeTakeFirstOrThrow();
}

export function readerById(db: Kysely<Database>, id: string): Promise<AccountRow | undefined> {
  return verifiedReaders(db).selectAll().where('id', '=', id).executeTakeFirst();
}

/** Other readers who gave the identity number of this one. */
export async function readersWithSameNumber(
  db: Kysely<Database>,
  { pk, identity_key }: Pick<AccountRow, 'pk' | 'identity_key'>,
): Promise<{ id: string; name: string }[]> {
  if (identity_key === null) return [];
  return verifiedReaders(db)
    .where('identity_key', '=', identity_key)
    .where('pk', '!=', pk)
    .select(['id', 'name'])
    .orderBy('pk')
    .execute();
}

/** Whom the archive knows: an address that nobody has confirmed is nobody yet, unless they stood at the desk. */
function verifiedReaders(db: Kysely<Database>) {
  return db
    .selectFrom('account')
    .where('kind', '=', 'reader')
    .where((is) => is.or([is('email_verified_at', 'is not', null), is('seen_at', 'is not', null)]))
    .where('status', '!=', 'erased');
}
