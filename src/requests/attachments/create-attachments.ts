import { join } from 'node:path';
import { addAttachment } from './add-attachment.ts';
import type { Attachments } from './attachments.ts';
import { createFileStore } from '../../platform/file-store.ts';
import { openAttachment } from './open-attachment.ts';
import type { AttachmentRoom } from './attachment-room.ts';
import { purgeAttachments } from './purge-attachments.ts';
import { removeAttachment } from './remove-attachment.ts';

/** @param dataDir files go into its folder `attachments` */
export function createAttachments(parts: Omit<AttachmentRoom, 'files'> & { dataDir: string }): Attachments {
  const room: AttachmentRoom = { ...parts, files: createFileStore(join(parts.dataDir, 'attachments')) };
  return {
    add: (actor, caseId, file) => addAttachment(room, actor, caseId, file),
    remove: (actor, caseId, attachmentId) => removeAttachment(room, actor, caseId, attachmentId),
    open: (actor, caseId, attachmentId) => openAttachment(room, actor, caseId, attachmentId),
    purge: () => purgeAttachments(room),
  };
}
