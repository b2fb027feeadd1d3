import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { numbers } from '../../platform/database/dialects.ts';

/** Messages of a case, oldest first. @param internal whether notes between staff are among them */
export function messagesOf(db: Kysely<Database>, casePk: number, internal: boolean) {
  const all = db
    .selectFrom('case_message')
    .innerJoin('account', 'account.pk', 'case_message.author_pk')
    .select([
      'case_message.pk',
      'case_message.id',
      'case_message.author_kind',
      'case_message.at',
      'case_message.text',
      'case_message.is_internal',
      'account.id as author_id',
      'account.name as author_name',
    ])
    .where('case_message.case_pk', '=', casePk)
    .orderBy('case_message.pk');
  return (internal ? all : all.where('case_message.is_internal', '=', 0)).execute();
}

/** Files of a case. @param internal whether those of notes between staff are among them */
export function attachmentsOf(db: Kysely<Database>, casePk: number, internal: boolean) {
  const all = db
    .selectFrom('attachment')
    .select([
      'id',
      'message_pk',
      'evidence',
      'file_name as fileName',
      'media_type as mediaType',
      'bytes',
      'added_at as addedAt',
      'scan',
      'account_pk',
    ])
    .where('case_pk', '=', casePk)
    .orderBy('pk');
  return (internal ? all : all.where('is_internal', '=', 0)).execute();
}

/** Letters that went out, oldest first. */
export function lettersOf(db: Kysely<Database>, casePk: number) {
  return db
    .selectFrom('case_letter')
    .select(['id', 'kind', 'language', 'created_at as createdAt'])
    .where('case_pk', '=', casePk)
    .orderBy('pk')
    .execute();
}

/** What happened, in order. @param internal whether what stays between staff is among it */
export function eventsOf(db: Kysely<Database>, casePk: number, internal: boolean) {
  const all = db
    .selectFrom('case_event')
    .leftJoin('account', 'account.pk', 'case_event.actor_pk')
    .leftJoin('requested_item', 'requested_item.pk', 'case_event.item_pk')
    .select([
      'case_event.action',
      'case_event.at',
      'case_event.from_state',
      'case_event.to_state',
      'case_event.data',
      'case_event.is_internal',
      'case_event.item_pk',
      'requested_item.id as item_id',
      'account.id as actor_id',
      'account.name as actor_name',
      'account.kind as actor_kind',
    ])
    .where('case_event.case_pk', '=', casePk)
    .orderBy('case_event.pk');
  return (internal ? all : all.where('case_event.is_internal', '=', 0)).execute();
}

/** The grant of each item that has one: the one that lives, else the last that did. */
export async function grantsByItem(db: Kysely<Database>, itemPks: readonly number[]) {
  if (itemPks.length === 0) return new Map<number, never>();
  const rows = await db
    .selectFrom('access_grant')
    .selectAll()
    .where('item_pk', 'in', numbers(db, itemPks))
    .orderBy('pk')
    .execute();
  return new Map(rows.map((row) => [row.item_pk, row]));
}
