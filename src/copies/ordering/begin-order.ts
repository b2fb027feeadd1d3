import { recordAudit } from '../../platform/audit/record-audit.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newId } from '../../platform/secrets.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { mayAsk } from '../../requests/may-ask.ts';
import { newLine, type CopyForm } from '../copy-form.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { countOrders, lockOrdersOf } from '../storage/count-orders.ts';

/** A draft of the reader's with a line for each record. */
export async function beginOrder(
  room: CopyRoom,
  actor: Actor,
  { language, recordIds }: { language: 'vi' | 'en'; recordIds: readonly string[] },
): Promise<Result<{ id: string; version: number }, CopyRefusal>> {
  if (actor.kind !== 'reader') return refused({ code: 'not-allowed' });
  const barred = mayAsk(actor);
  if (barred) return refused(barred as CopyRefusal);
  const { limits } = room.policy.on(dayInVietnam(room.now()));
  const known = await room.facts.forReaders(recordIds);
  const lines = [...new Set(recordIds)].filter((id) => known.has(id)).slice(0, limits.linesPerOrder);
  if (recordIds.length > 0 && lines.length === 0) {
    return refused({ code: 'invalid', problems: [{ field: 'lines', code: 'no-record' }] });
  }
  const form: CopyForm = { lines: lines.map(newLine), purpose: '', note: '' };
  const at = room.now().toISOString();
  const id = newId();
  return room.db.transaction().execute(async (trx) => {
    await lockOrdersOf(trx, actor.pk);
    if ((await countOrders(trx, actor.pk, ['draft'])) >= limits.drafts) {
      return refused<CopyRefusal>({ code: 'limit', limit: 'drafts', most: limits.drafts });
    }
    await trx
      .insertInto('copy_order')
      .values({
        id,
        account_pk: actor.pk,
        state: 'draft',
        version: 1,
        language,
        form: JSON.stringify(form),
        note: '',
        created_at: at,
        changed_at: at,
      })
      .execute();
    await recordAudit(trx, at, { actor: actor.id, action: 'copies.begin', subject: `copies:${id}` });
    return done({ id, version: 1 });
  });
}
