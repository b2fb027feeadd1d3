import type { Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done, refused, type Result } from '../../platform/result.ts';
import { newId } from '../../platform/secrets.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { Actor } from '../../readers/actor.ts';
import { tidyCopyForm, type CopyForm } from '../copy-form.ts';
import { handlesOrders } from '../parts.ts';
import type { CopyRefusal } from '../refusals.ts';
import type { CopyRoom } from '../room.ts';
import { lockOrdersOf } from '../storage/count-orders.ts';
import { transitionWithin } from '../transition.ts';
import { sendDraft } from './submit-order.ts';

interface OrderedFor {
  id: string;
  version: number;
  number: string;
  dueOn: string;
}

/**
 * For a reader who stands at the desk: written down and sent in one transaction, as if they had done so themselves.
 * What may be copied is what they may have copied, by their own grants; pressing twice gives the same answer twice.
 */
export async function orderFor(
  room: CopyRoom,
  actor: Actor,
  readerId: string,
  { form, submissionKey }: { form: CopyForm; submissionKey: string },
): Promise<Result<OrderedFor, CopyRefusal>> {
  if (actor.kind !== 'staff' || !handlesOrders(actor)) return refused({ code: 'not-found' });
  const { limits } = room.policy.on(dayInVietnam(room.now()));
  const tidy = tidyCopyForm(form, limits.linesPerOrder);
  const facts = await room.facts.forReaders(tidy.lines.map(({ recordId }) => recordId));
  return room.db.transaction().execute(async (trx) => {
    const reader = await readerById(trx, readerId);
    if (!reader) return refused({ code: 'not-found' });
    await lockOrdersOf(trx, reader.pk);
    const before = await sentBefore(trx, reader.pk, submissionKey);
    if (before) return done(before);
    const id = newId();
    const at = room.now().toISOString();
    await trx
      .insertInto('copy_order')
      .values({
        id,
        account_pk: reader.pk,
        state: 'draft',
        version: 1,
        language: reader.language,
        form: JSON.stringify(tidy),
        note: '',
        created_at: at,
        changed_at: at,
      })
      .execute();
    const order = { id, version: 1, action: 'submit', isWrittenFor: true } as const;
    const sent = await transitionWithin(trx, room, actor, { order, facts }, (change) =>
      sendDraft(change, { facts, submissionKey }),
    );
    if (sent.ok) return done({ id, ...sent.value });
    // Nobody is left with a draft that they did not write.
    await trx.deleteFrom('copy_order').where('id', '=', id).execute();
    return sent;
  });
}

function readerById(trx: Transaction<Database>, id: string) {
  return trx
    .selectFrom('account')
    .select(['pk', 'language'])
    .where('id', '=', id)
    .where('kind', '=', 'reader')
    .where('status', '!=', 'erased')
    .executeTakeFirst();
}

async function sentBefore(trx: Transaction<Database>, accountPk: number, key: string): Promise<OrderedFor | undefined> {
  if (key === '') return undefined;
  const row = await trx
    .selectFrom('copy_order')
    .select(['id', 'version', 'number', 'due_on'])
    .where('account_pk', '=', accountPk)
    .where('submission_key', '=', key)
    .executeTakeFirst();
  return row?.number ? { id: row.id, version: row.version, number: row.number, dueOn: row.due_on ?? '' } : undefined;
}
