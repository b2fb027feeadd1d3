import type { Kysely } from 'kysely';
import { numbers, texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { Permit } from '../permit.ts';

/** A record as its grant is measured by. */
type NamedRecord = Pick<Permit, 'recordPk' | 'level' | 'visibility'>;

/**
 * Records by the public ids that grants name them by. A record that goes on under another id is found by its old one;
 * one that is gone is not, also where its address leads to another: that one was never granted.
 */
export async function recordsNamed(db: Kysely<Database>, ids: readonly string[]): Promise<Map<string, NamedRecord>> {
  const named = new Map<string, NamedRecord>();
  if (ids.length === 0) return named;
  const rows = await measured(db)
    .select(['record.id', 'record.listed'])
    .where('record.id', 'in', texts(db, ids))
    .execute();
  for (const { id, listed, ...record } of rows) if (listed === 1) named.set(id, record);
  const known = new Set(rows.map(({ id }) => id));
  const others = ids.filter((id) => !known.has(id));
  if (others.length === 0) return named;
  const moved = await measured(db)
    .innerJoin('record_alias as alias', 'alias.record_pk', 'record.pk')
    .select('alias.id')
    .where('alias.id', 'in', texts(db, others))
    .where('record.listed', '=', 1)
    .execute();
  for (const { id, ...record } of moved) named.set(id, record);
  return named;
}

/** Every public id that a grant may name one of these records by. */
export async function namesOf(db: Kysely<Database>, recordPks: readonly number[]): Promise<string[]> {
  if (recordPks.length === 0) return [];
  const own = await db.selectFrom('record').select('id').where('pk', 'in', numbers(db, recordPks)).execute();
  const old = await db
    .selectFrom('record_alias')
    .select('id')
    .where('record_pk', 'in', numbers(db, recordPks))
    .execute();
  return [...own, ...old].map(({ id }) => id);
}

function measured(db: Kysely<Database>) {
  return db
    .selectFrom('record')
    .select(['record.pk as recordPk', 'record.access as level', 'record.title_visibility as visibility']);
}
