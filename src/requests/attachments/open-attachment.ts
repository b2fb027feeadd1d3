import { createHash } from 'node:crypto';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import type { Actor } from '../../readers/actor.ts';
import type { AttachmentRoom } from './attachment-room.ts';
import type { OpenedAttachment } from './attachments.ts';
import { findAttachment } from './find-attachment.ts';

/** Each look of the staff is in the log. @throws when the file on the disk is not what was kept */
export async function openAttachment(
  { db, now, files }: AttachmentRoom,
  actor: Actor,
  caseId: string,
  attachmentId: string,
): Promise<Result<OpenedAttachment, { code: 'not-found' }>> {
  const found = await findAttachment(db, actor, caseId, attachmentId);
  const content = found && (await files.read(found.stored_as));
  if (!content) return refused({ code: 'not-found' });
  if (createHash('sha256').update(content).digest('hex') !== found.sha256) {
    throw new Error(`attachment ${attachmentId} is not what was kept: its file was changed on the disk`);
  }
  if (actor.kind === 'staff') {
    const data = { attachment: attachmentId };
    const entry = { actor: actor.id, action: 'attachment.viewed', subject: `case:${caseId}`, data };
    await db.transaction().execute((trx) => recordAudit(trx, now().toISOString(), entry));
  }
  return done({ fileName: found.file_name, mediaType: found.media_type, bytes: content.length, content });
}
