import { newId } from '../../platform/secrets.ts';
import type { CheckedFile } from '../booking/check-files.ts';
import type { Change } from '../change.ts';
import { stackOrder } from '../delivery/stack-order.ts';
import type { WantedFile } from '../file-check.ts';
import { recordVisitEvent } from '../storage/record-visit-event.ts';

/** Puts files into a visit, behind those that it has. */
export async function addItems(
  change: Change,
  files: readonly WantedFile[],
  checks: readonly CheckedFile[],
): Promise<void> {
  const { trx, row, at, actorPk } = change;
  let position = change.items.at(-1)?.position ?? 0;
  for (const check of checks) {
    const { recordId, unitId, snapshot, grantId } = check;
    if (unitId === null || snapshot === null) throw new Error('a file that is gone was let into a visit');
    const reason = files.find((file) => file.recordId === recordId)?.reason.trim() ?? '';
    const { pk } = await trx
      .insertInto('visit_item')
      .values({
        id: newId(),
        visit_pk: row.pk,
        position: ++position,
        record_id: recordId,
        unit_id: unitId,
        snapshot: JSON.stringify(snapshot),
        stack_order: stackOrder(snapshot.address, snapshot.referenceCode),
        reason,
        grant_id: grantId,
        state: 'planned',
        version: 1,
        slip_prints: 0,
        out_of_stack: 0,
        changed_at: at,
      })
      .returning('pk')
      .executeTakeFirstOrThrow();
    const data = { record: recordId, ...(grantId === null ? {} : { grant: grantId }) };
    await recordVisitEvent(trx, {
      visitPk: row.pk,
      itemPk: pk,
      action: 'plan',
      from: null,
      to: 'planned',
      actorPk,
      at,
      data,
    });
  }
}
