import { done, refused, type Result } from '../../platform/result.ts';
import { newId } from '../../platform/secrets.ts';
import type { Actor } from '../../readers/actor.ts';
import { useOfDelivery } from '../counting.ts';
import { changesOf } from '../storage/corrections-of.ts';
import { issueProblems } from './check-handover.ts';
import { corrected } from './corrections.ts';
import type { IssueInput, Moved } from './delivery.ts';
import type { VisitRoom } from '../room.ts';
import type { ItemChange } from './item-change.ts';
import type { DeliveryRefusal } from './refusals.ts';
import { transitionItem } from './transition-item.ts';

/** Into the reader's hands: register and figures are written in the same transaction, or nothing is. */
export async function issueUnit(
  room: VisitRoom,
  actor: Actor,
  id: string,
  input: IssueInput,
): Promise<Result<Moved & { deliveryId: string | null }, DeliveryRefusal>> {
  const order = { id, version: input.version, action: 'issue' } as const;
  return transitionItem<{ deliveryId: string | null }>(room, actor, order, { deliveryId: null }, async (change) => {
    const problems = issueProblems(input);
    if (problems.length > 0) return refused({ code: 'invalid', problems });
    // The grant was revoked, or its last view begun, since this transaction looked at it.
    if (!(await beginView(change))) return refused({ code: 'may-not-be-used' });
    const { grant } = change;
    await change.effect('count-view', () => {
      if (!grant) return;
      change.patch.grant_id = grant.id;
      change.data = { grant: grant.id };
    });
    const delivery = deliveryOf(change, input);
    await change.effect('open-delivery', () => change.trx.insertInto('delivery').values(delivery).execute());
    await change.effect('count-files', async () => {
      // As the visit reads now: figures stand where its corrections put them.
      const changes = await changesOf(change.trx, 'visits', change.visit.id);
      await room.countUse(change.trx, useOfDelivery(delivery, corrected(change.visit, changes)));
    });
    change.data = { ...change.data, delivery: delivery.id };
    return done({ deliveryId: delivery.id });
  });
}

/** Reading the paper is one of the readings that the grant allows, as reading on line is. */
async function beginView({ room, trx, grant, reader, now, today }: ItemChange): Promise<boolean> {
  if (!grant) return true;
  const { viewMinutes } = room.requestPolicy.on(today);
  return room.beginView(trx, { id: grant.id, accountPk: reader.pk }, { now, viewMinutes });
}

function deliveryOf({ item, visit, actorPk, at, today }: ItemChange, input: IssueInput) {
  if (actorPk === null) throw new Error('somebody must hand it over');
  return {
    id: newId(),
    item_pk: item.pk,
    visit_pk: visit.pk,
    account_pk: visit.account_pk,
    record_id: item.record_id,
    unit_id: item.unit_id,
    issued_at: at,
    issued_on: today,
    issued_by: actorPk,
    reader_took: 1,
    sheets_out: input.sheets,
    pages: input.pages,
    drawings: input.drawings,
    condition_out: input.condition,
    note_out: input.note.trim(),
  };
}
