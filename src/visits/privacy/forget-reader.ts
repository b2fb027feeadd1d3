import type { Kysely, Transaction } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { SYSTEM } from '../../readers/actor.ts';
import type { AuditSubject, KeptElsewhere } from '../../requests/privacy/kept-elsewhere.ts';
import { callOffWithin } from '../desk/decide-visit.ts';
import { releaseWithin } from '../booking/release-seat.ts';
import { ownVisits, ownWaits } from '../reading/own-lines.ts';
import { ownVisit } from '../reading/own-visit.ts';
import type { VisitRoom } from '../room.ts';
import { SEATED } from '../states.ts';
import { writing } from '../writing.ts';

/** What the reading room keeps of a reader, as the rules of privacy ask for it. */
export function visitsKept(room: VisitRoom): KeptElsewhere {
  return {
    async ownData(actor) {
      const visits = [];
      for (const { id } of await ownVisits(room, actor)) {
        const read = await ownVisit(room, actor, id);
        if (read.ok) visits.push(read.value);
      }
      return { visits, waiting: await ownWaits(room, actor) };
    },
    async subjects(accountPk) {
      const visits = await room.db.selectFrom('visit').select('id').where('account_pk', '=', accountPk).execute();
      return [...visits.map(({ id }) => ({ name: `visit:${id}` })), ...(await unitsNaming(room.db, accountPk))];
    },
    leave: (accountId) => leave(room, accountId),
    forget,
  };
}

/** Units whose history names the reader: since something was first done with one for them. */
async function unitsNaming(db: Kysely<Database>, accountPk: number): Promise<AuditSubject[]> {
  const units = await db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .innerJoin('visit_event', 'visit_event.item_pk', 'visit_item.pk')
    .select((e) => ['visit_item.unit_id', e.fn.min<string>('visit_event.at').as('since')])
    .where('visit.account_pk', '=', accountPk)
    // That it was booked is not shown there.
    .where('visit_event.action', '!=', 'plan')
    .groupBy('visit_item.unit_id')
    .execute();
  return units.map(({ unit_id, since }) => ({ name: `unit:${unit_id}`, since }));
}

/** Visits to come are called off. Who is here stays until they have gone. */
async function leave(room: VisitRoom, accountId: string): Promise<boolean> {
  for (const { id, state } of await seatedVisits(room.db, accountId)) {
    if (state === 'arrived') return false;
    const ended = await writing(room, (open) =>
      state === 'held'
        ? releaseWithin(open, SYSTEM, id, 'owner')
        : callOffWithin(open, SYSTEM, { id, reason: ERASED, as: 'system' }),
    );
    if (!ended.ok) return false;
  }
  return true;
}

/** Nobody reads it: the account is gone, and its mail with it. */
const ERASED = '—';

function seatedVisits(db: Kysely<Database>, accountId: string) {
  return db
    .selectFrom('visit')
    .innerJoin('account', 'account.pk', 'visit.account_pk')
    .select(['visit.id', 'visit.state'])
    .where('account.id', '=', accountId)
    .where('visit.state', 'in', SEATED)
    .execute();
}

/** Days, purposes and nationality stay for the figures; words, places in queues and cards go. */
async function forget(trx: Transaction<Database>, accountPk: number, at: string): Promise<void> {
  await trx
    .updateTable('visit')
    .set({ subject: '', note: '', party_name: null, reason: null, submission_key: null })
    .where('account_pk', '=', accountPk)
    .execute();
  await trx
    .updateTable('visit_item')
    .set({ reason: '' })
    .where('visit_pk', 'in', (e) => e.selectFrom('visit').select('visit.pk').where('account_pk', '=', accountPk))
    .execute();
  await trx
    .updateTable('visit_wait')
    .set({ ended_at: at })
    .where('account_pk', '=', accountPk)
    .where('ended_at', 'is', null)
    .execute();
  await trx
    .updateTable('reader_card')
    .set({ ended_at: at })
    .where('account_pk', '=', accountPk)
    .where('ended_at', 'is', null)
    .execute();
}
