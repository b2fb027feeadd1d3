import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { recordAudit } from '../../platform/audit/record-audit.ts';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newId } from '../../platform/secrets.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor, StaffActor } from '../../readers/actor.ts';
import { examine } from '../../requests/attachments/examine.ts';
import { safeFileName } from '../../requests/attachments/file-name.ts';
import type { CopyFileRefusal } from '../copy-desk.ts';
import { handlesOrders } from '../parts.ts';
import type { CopyRoom } from '../room.ts';
import { lockOrder } from '../storage/order-rows.ts';

/**
 * Puts a file into a line while the order is being made. Asks twice whether it is taken: before anything is done with
 * it, and once it is examined, in the transaction that adds it.
 */
export async function addCopyFile(
  room: CopyRoom,
  actor: Actor,
  orderId: string,
  { lineId, name, content }: { lineId: string; name: string; content: Uint8Array },
): Promise<Result<{ id: string }, CopyFileRefusal>> {
  const { db, now, files, policy, scanner } = room;
  if (actor.kind !== 'staff' || !handlesOrders(actor)) return refused({ code: 'not-found' });
  const rules = policy.on(dayInVietnam(now()));
  const before = await takingLine(db, orderId, lineId, rules.limits.filesPerLine);
  if ('code' in before) return refused(before);
  const examined = await examine(content, rules.files, scanner);
  if ('code' in examined) return refused(examined as CopyFileRefusal);
  const stored = await files.keep(examined.content);
  const id = newId();
  const at = now().toISOString();
  const refusal = await db
    .transaction()
    .execute(async (trx): Promise<CopyFileRefusal | undefined> => {
      await lockOrder(trx, orderId);
      const line = await takingLine(trx, orderId, lineId, rules.limits.filesPerLine);
      if ('code' in line) return line;
      await trx
        .insertInto('copy_file')
        .values({
          id,
          line_pk: line.pk,
          file_name: safeFileName(name, examined.mediaType),
          media_type: examined.mediaType,
          bytes: examined.content.length,
          sha256: hashOf(examined.content),
          stored_as: stored,
          added_by: actor.pk,
          added_at: at,
        })
        .execute();
      await audit(trx, at, actor, 'copies.file-added', orderId, { file: id, bytes: examined.content.length });
      return undefined;
    })
    .catch(async (error: unknown) => {
      await files.remove(stored);
      throw error;
    });
  if (!refusal) return done({ id });
  await files.remove(stored);
  return refused(refusal);
}

/** Takes a file out again, before it was handed over. */
export async function removeCopyFile(
  { db, now, files }: CopyRoom,
  actor: Actor,
  orderId: string,
  fileId: string,
): Promise<Result<null, { code: 'not-found' }>> {
  if (actor.kind !== 'staff' || !handlesOrders(actor)) return refused({ code: 'not-found' });
  const gone = await db.transaction().execute(async (trx) => {
    const row = await lockOrder(trx, orderId);
    if (row?.state !== 'in-production') return undefined;
    const file = await trx
      .deleteFrom('copy_file')
      .where('id', '=', fileId)
      .where('line_pk', 'in', (line) => line.selectFrom('copy_order_line').select('pk').where('order_pk', '=', row.pk))
      .returning('stored_as')
      .executeTakeFirst();
    if (file) await audit(trx, now().toISOString(), actor, 'copies.file-removed', orderId, { file: fileId });
    return file;
  });
  if (!gone) return refused({ code: 'not-found' });
  await files.remove(gone.stored_as);
  return done(null);
}

async function takingLine(
  db: Kysely<Database>,
  orderId: string,
  lineId: string,
  most: number,
): Promise<{ pk: number } | CopyFileRefusal> {
  const line = await db
    .selectFrom('copy_order_line as line')
    .innerJoin('copy_order', 'copy_order.pk', 'line.order_pk')
    .where('copy_order.id', '=', orderId)
    .where('line.id', '=', lineId)
    .select(['line.pk', 'copy_order.state'])
    .executeTakeFirst();
  if (!line) return { code: 'not-found' };
  if (line.state !== 'in-production') return { code: 'wrong-state' };
  const { count } = await db
    .selectFrom('copy_file')
    .where('line_pk', '=', line.pk)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count) >= most ? { code: 'too-many', most } : { pk: line.pk };
}

async function audit(
  trx: Parameters<typeof recordAudit>[0],
  at: string,
  actor: StaffActor,
  action: string,
  orderId: string,
  data: Record<string, unknown>,
): Promise<void> {
  await recordAudit(trx, at, { actor: actor.id, action, subject: `copies:${orderId}`, data });
}

export function hashOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
