import { insertRows } from '../../platform/database/bulk-insert.ts';
import { newId } from '../../platform/secrets.ts';
import type { Change } from '../change.ts';
import type { RequestForm } from '../request-form.ts';
import type { RecordSnapshot } from '../snapshot.ts';

/** The records of the form become items, each to be decided by itself. */
export async function fixItems(change: Change, form: RequestForm, snapshots: readonly RecordSnapshot[]): Promise<void> {
  for (const [at, item] of form.items.entries()) {
    const row = {
      id: newId(),
      case_pk: change.row.pk,
      position: at + 1,
      record_id: item.recordId,
      reason: item.reason,
      snapshot: JSON.stringify(snapshots[at]),
      state: 'pending',
      version: 1,
      confirmations: '[]',
      appealed: 0,
    };
    await insertRows(change.trx, 'requested_item', COLUMNS, [row]);
  }
}

const COLUMNS = [
  'id',
  'case_pk',
  'position',
  'record_id',
  'reason',
  'snapshot',
  'state',
  'version',
  'confirmations',
  'appealed',
] as const;
