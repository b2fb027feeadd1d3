import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { done } from '../../platform/result.ts';
import { SYSTEM } from '../../readers/actor.ts';
import type { KeptElsewhere } from '../../requests/privacy/kept-elsewhere.ts';
import { EMPTY_FORM } from '../copy-form.ts';
import { mailReader } from '../effects/mail.ts';
import { deleteDraft } from '../ordering/write-draft.ts';
import { ownOrder, ownOrders } from '../reading/own-orders.ts';
import type { CopyRoom } from '../room.ts';
import type { CopyOrderState } from '../states.ts';
import { transition } from '../transition.ts';

/** What orders of copies keep of a reader, as the rules of privacy ask for it. */
export function copiesKept(room: CopyRoom): KeptElsewhere {
  return {
    async ownData(actor) {
      const copies = [];
      for (const { id } of await ownOrders(room, actor)) {
        const read = await ownOrder(room, actor, id);
        // The form's records are the archive's, not the reader's.
        if (read.ok) copies.push({ ...read.value, records: undefined });
      }
      return { copies };
    },
    async subjects(accountPk) {
      const orders = await room.db.selectFrom('copy_order').select('id').where('account_pk', '=', accountPk).execute();
      return orders.map(({ id }) => ({ name: `copies:${id}` }));
    },
    leave: (accountId) => leave(room, accountId),
    forget,
  };
}

const UNSETTLED: readonly CopyOrderState[] = ['submitted', 'quoted', 'accepted'];
/** The archive owes copies, or the money back. */
const OWED: readonly CopyOrderState[] = ['paid', 'waived', 'in-production'];

async function leave(room: CopyRoom, accountId: string): Promise<boolean> {
  const orders = await ordersOf(room.db, accountId);
  if (orders.some(({ state }) => OWED.includes(state))) return false;
  for (const { id, state } of orders) {
    if (state === 'draft') await transition(room, SYSTEM, { id, action: 'discard' }, deleteDraft);
    if (!UNSETTLED.includes(state)) continue;
    const ended = await transition(room, SYSTEM, { id, action: 'cancel' }, async (change) => {
      change.patch.ended_at = change.at;
      await change.effect('mail-reader', () => mailReader(change, 'copies-cancelled'));
      return done({});
    });
    if (!ended.ok) return false;
  }
  return true;
}

function ordersOf(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('copy_order')
    .innerJoin('account', 'account.pk', 'copy_order.account_pk')
    .where('account.id', '=', accountId)
    .select(['copy_order.id', 'copy_order.state'])
    .execute();
}

/** What was copied, when and for what purpose stays for registers and figures; words go. */
async function forget(trx: Transaction<Database>, accountPk: number): Promise<void> {
  await trx
    .updateTable('copy_order')
    .set({ form: JSON.stringify(EMPTY_FORM), note: '', reason: null, exemption_reason: null, submission_key: null })
    .where('account_pk', '=', accountPk)
    .execute();
}
