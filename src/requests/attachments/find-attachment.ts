import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { Actor } from '../../readers/actor.ts';
import { maySee } from '../parts.ts';

/** What an attachment is to whoever asks, with what it takes to open it. */
export interface FoundAttachment {
  pk: number;
  file_name: string;
  media_type: string;
  bytes: number;
  sha256: string;
  stored_as: string;
  /** It went out with the form or a message; until then it is its sender's alone. */
  wasSent: boolean;
  isOwn: boolean;
}

/** @returns undefined where there is none, in this case, for this actor's eyes */
export async function findAttachment(
  db: Kysely<Database>,
  actor: Actor,
  caseId: string,
  attachmentId: string,
): Promise<FoundAttachment | undefined> {
  const row = await db
    .selectFrom('attachment')
    .innerJoin('access_case', 'access_case.pk', 'attachment.case_pk')
    .select(['attachment.pk', 'file_name', 'media_type', 'bytes', 'sha256', 'stored_as', 'message_pk', 'is_internal'])
    .select(['attachment.account_pk as sender', 'access_case.account_pk', 'state', 'submitted_at', 'evidence'])
    .where('access_case.id', '=', caseId)
    .where('attachment.id', '=', attachmentId)
    .executeTakeFirst();
  if (!row || !('pk' in actor) || !maySee(actor, row)) return undefined;
  if (row.is_internal === 1 && actor.kind === 'reader') return undefined;
  // Files of the form, and they alone, say what they prove.
  const wasSent = row.message_pk !== null || (row.evidence !== null && row.submitted_at !== null);
  const isOwn = row.sender === actor.pk;
  return wasSent || isOwn ? { ...row, wasSent, isOwn } : undefined;
}
