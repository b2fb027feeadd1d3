import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';

/** Nobody waits longer before pressing a button again; after it the same words are a reminder. */
const PRESSED_AGAIN_MS = 10 * 60_000;

interface Words {
  casePk: number;
  authorPk: number;
  text: string;
  internal: boolean;
  attachmentIds: readonly string[];
}

/** Whether the last message of this kind in the case is this one: same author, words and files, minutes ago. */
export async function wasSaidJustNow(db: Kysely<Database>, words: Words, now: Date): Promise<boolean> {
  const last = await db
    .selectFrom('case_message')
    .select(['pk', 'author_pk', 'text', 'at'])
    .where('case_pk', '=', words.casePk)
    .where('is_internal', '=', words.internal ? 1 : 0)
    .orderBy('pk', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (last?.author_pk !== words.authorPk || last.text !== words.text.trim()) return false;
  if (now.getTime() - Date.parse(last.at) > PRESSED_AGAIN_MS) return false;
  const files = await db
    .selectFrom('attachment')
    .select(['sha256', 'message_pk', 'id', 'account_pk'])
    .where('case_pk', '=', words.casePk)
    .execute();
  const sent = files.filter(({ message_pk }) => message_pk === last.pk);
  const added = files.filter(({ id, account_pk, message_pk }) => {
    return words.attachmentIds.includes(id) && account_pk === words.authorPk && message_pk === null;
  });
  return contentsOf(sent) === contentsOf(added);
}

function contentsOf(files: readonly { sha256: string }[]): string {
  return files
    .map(({ sha256 }) => sha256)
    .sort()
    .join();
}
