import type { Kysely } from 'kysely';
import type { Database } from '../platform/database/schema.ts';
import type { ImportWriter } from './import-writer.ts';

const AT_ONCE = 5_000;

/** How many records of a finding aid are not tombstones. */
export async function countLive(db: Kysely<Database>, aidPk: number): Promise<number> {
  const { count } = await db
    .selectFrom('record')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('finding_aid_pk', '=', aidPk)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** How many records of a source are not tombstones. */
export async function countLiveInSource(db: Kysely<Database>, source: string): Promise<number> {
  const { count } = await db
    .selectFrom('record')
    .innerJoin('finding_aid', 'finding_aid.pk', 'record.finding_aid_pk')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('finding_aid.source', '=', source)
    .where('record.removed_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

/** Makes tombstones of an aid's records, save those that are kept. @returns how many */
export async function buryVanished(
  db: Kysely<Database>,
  writer: ImportWriter,
  aidPk: number,
  isKept: (pk: number) => boolean | undefined,
  now: string,
): Promise<number> {
  let removed = 0;
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('record')
      .select(['pk', 'component_key'])
      .where('finding_aid_pk', '=', aidPk)
      .where('component_key', '>', after)
      .where('removed_at', 'is', null)
      .orderBy('component_key')
      .limit(AT_ONCE)
      .execute();
    const pks = rows.map((row) => row.pk).filter((pk) => !isKept(pk));
    if (pks.length > 0) await writer.bury(pks, now);
    for (const pk of pks) writer.announce(pk);
    removed += pks.length;
    if (rows.length < AT_ONCE) return removed;
    after = rows.at(-1)!.component_key;
  }
}

/** The index names the topmost record in everything beneath it: all of that must be looked at again. */
export async function announceFonds(
  db: Kysely<Database>,
  writer: ImportWriter,
  aidPk: number,
  fondsPks: readonly number[],
): Promise<void> {
  for (const fondsPk of fondsPks) {
    const rows = await db
      .selectFrom('record')
      .select('pk')
      .where('finding_aid_pk', '=', aidPk)
      .where('fonds_pk', '=', fondsPk)
      .where('listed', '=', 1)
      .execute();
    for (const { pk } of rows) writer.announce(pk);
  }
}
