import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import type { OpenedCopy } from '../copies.ts';
import { permitToCopy } from '../may-be-copied.ts';
import { handlesOrders } from '../parts.ts';
import type { CopyRoom } from '../room.ts';
import { hashOf } from '../working/copy-files.ts';
import { isFetchable } from './own-orders.ts';

/**
 * A file of an order: for staff who work on it; for its reader once it was handed over, while the link lasts and the
 * record may still be copied. Each fetch is in the log.
 * @throws when the file on the disk is not what was kept
 */
export async function openCopy(
  room: CopyRoom,
  actor: Actor,
  orderId: string,
  fileId: string,
): Promise<Result<OpenedCopy, { code: 'not-found' }>> {
  const none = refused({ code: 'not-found' as const });
  const file = await room.db
    .selectFrom('copy_file')
    .innerJoin('copy_order_line as line', 'line.pk', 'copy_file.line_pk')
    .innerJoin('copy_order', 'copy_order.pk', 'line.order_pk')
    .where('copy_order.id', '=', orderId)
    .where('copy_file.id', '=', fileId)
    .select([
      'copy_file.file_name',
      'copy_file.media_type',
      'copy_file.sha256',
      'copy_file.stored_as',
      'copy_order.account_pk',
      'copy_order.state',
      'copy_order.link_until',
      'line.record_id',
    ])
    .executeTakeFirst();
  if (!file || !('id' in actor)) return none;
  if (actor.kind === 'staff' ? !handlesOrders(actor) : !(await mayFetch(room, actor.pk, file))) return none;
  const content = await room.files.read(file.stored_as);
  if (!content) return none;
  if (hashOf(content) !== file.sha256) {
    throw new Error(`copy ${fileId} is not what was kept: its file was changed on the disk`);
  }
  await room.db.transaction().execute((trx) =>
    recordAudit(trx, room.now().toISOString(), {
      actor: actor.id,
      action: 'copies.file-fetched',
      subject: `copies:${orderId}`,
      data: { file: fileId },
    }),
  );
  return done({ fileName: file.file_name, mediaType: file.media_type, bytes: content.length, content });
}

interface Held {
  account_pk: number;
  state: Parameters<typeof isFetchable>[0]['state'];
  link_until: string | null;
  record_id: string;
}

async function mayFetch({ db, now, facts, grants }: CopyRoom, readerPk: number, file: Held): Promise<boolean> {
  const today = dayInVietnam(now());
  if (file.account_pk !== readerPk || !isFetchable(file, today)) return false;
  const record = (await facts.forReaders([file.record_id])).get(file.record_id);
  const permit = permitToCopy(record, await grants(db, today, readerPk));
  return permit !== undefined && !permit.onPaperOnly;
}
