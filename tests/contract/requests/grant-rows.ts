import type { Insertable, Kysely } from 'kysely';
import type { Database } from '../../../src/platform/database/schema.ts';
import type { AccountTable } from '../../../src/platform/database/tables/people.ts';
import type { AccessGrantTable } from '../../../src/platform/database/tables/requests.ts';
import { newId } from '../../../src/platform/secrets.ts';
import type { ReaderActor } from '../../../src/readers/actor.ts';

const THEN = '2026-11-20T02:00:00.000Z';

/** A reader as the tables have one. */
export async function insertReader(
  db: Kysely<Database>,
  name: string,
  changes: Partial<Insertable<AccountTable>> = {},
): Promise<ReaderActor> {
  const id = newId();
  const { pk } = await db
    .insertInto('account')
    .values({
      id,
      kind: 'reader',
      email: `${id}@example.vn`,
      email_key: `${id}@example.vn`,
      email_verified_at: THEN,
      name,
      name_key: name.toLowerCase(),
      status: 'active',
      assurance: 'seen',
      language: 'vi',
      created_at: THEN,
      confirmed_at: THEN,
      ...changes,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  return { kind: 'reader', pk, id, name, status: 'active', assurance: 'seen', emailVerified: true };
}

/** A grant with the case and the item it came from. @returns its id */
export async function insertGrant(
  db: Kysely<Database>,
  reader: Pick<ReaderActor, 'pk'>,
  recordId: string,
  changes: Partial<Insertable<AccessGrantTable>> = {},
): Promise<string> {
  const id = newId();
  const { pk: casePk } = await db
    .insertInto('access_case')
    .values({
      id: newId(),
      number: `YC-${id}`,
      account_pk: reader.pk,
      state: 'decided',
      version: 5,
      language: 'vi',
      form: '{}',
      created_at: THEN,
      changed_at: THEN,
      submitted_at: THEN,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  const { pk: itemPk } = await db
    .insertInto('requested_item')
    .values({
      id: newId(),
      case_pk: casePk,
      position: 1,
      record_id: recordId,
      reason: '',
      snapshot: '{}',
      state: 'granted',
      version: 3,
      confirmations: '[]',
      appealed: 0,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  await db
    .insertInto('access_grant')
    .values({
      id,
      account_pk: reader.pk,
      case_pk: casePk,
      item_pk: itemPk,
      record_id: recordId,
      state: 'active',
      version: 1,
      from_day: '2026-11-01',
      until_day: '2026-12-31',
      on_site_only: 0,
      no_download: 0,
      max_views: null,
      views: 0,
      changed_at: THEN,
      ...changes,
    })
    .execute();
  return id;
}
