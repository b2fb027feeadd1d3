import { newId } from '../../platform/secrets.ts';
import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { LONGEST } from '../request-form.ts';
import type { Problem } from '../refusals.ts';

interface NewMessage {
  casePk: number;
  authorPk: number;
  from: 'reader' | 'staff';
  at: string;
  text: string;
  internal?: boolean;
  attachmentIds?: readonly string[];
}

/** What a message may be: there must be words, and no more than a person types. */
export function messageProblems(text: string, field = 'text'): Problem[] {
  if (text.trim() === '') return [{ field, code: 'missing' }];
  return text.length > LONGEST.message ? [{ field, code: 'too-long', most: LONGEST.message }] : [];
}

/**
 * Adds a message, and binds to it those of the named files that its author has added to this case and not sent yet.
 * Other ids bind nothing.
 * @returns its id
 */
export async function addMessage(db: Kysely<Database>, message: NewMessage): Promise<string> {
  const id = newId();
  const internal = message.internal ? 1 : 0;
  const { pk } = await db
    .insertInto('case_message')
    .values({
      id,
      case_pk: message.casePk,
      author_pk: message.authorPk,
      author_kind: message.from,
      at: message.at,
      text: message.text.trim(),
      is_internal: internal,
    })
    .returning('pk')
    .executeTakeFirstOrThrow();
  if (message.attachmentIds && message.attachmentIds.length > 0) {
    await db
      .updateTable('attachment')
      .set({ message_pk: pk, is_internal: internal })
      .where('id', 'in', [...message.attachmentIds])
      .where('case_pk', '=', message.casePk)
      .where('account_pk', '=', message.authorPk)
      .where('message_pk', 'is', null)
      .where('evidence', 'is', null)
      .execute();
  }
  return id;
}
