import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { AttachmentRoom } from './attachment-room.ts';
import { findAttachment } from './find-attachment.ts';
import { lockCase } from '../storage/case-rows.ts';

/** What was sent stays. */
export async function removeAttachment(
  { db, now, files }: AttachmentRoom,
  actor: Actor,
  caseId: string,
  attachmentId: string,
): Promise<Result<null, { code: 'not-found' }>> {
  const stored = await db.transaction().execute(async (trx) => {
    await lockCase(trx, caseId);
    const found = await findAttachment(trx, actor, caseId, attachmentId);
    if (!found?.isOwn || found.wasSent || !('id' in actor)) return undefined;
    await trx.deleteFrom('attachment').where('pk', '=', found.pk).execute();
    const data = { attachment: attachmentId };
    const entry = { actor: actor.id, action: 'attachment.remove', subject: `case:${caseId}`, data };
    await recordAudit(trx, now().toISOString(), entry);
    return found.stored_as;
  });
  if (stored === undefined) return refused({ code: 'not-found' });
  await files.remove(stored);
  return done(null);
}
