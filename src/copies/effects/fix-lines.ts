import { newId } from '../../platform/secrets.ts';
import type { PublicRecordFacts } from '../../requests/record-facts.ts';
import { snapshotFrom } from '../../requests/snapshot-from.ts';
import type { OrderChange } from '../change.ts';
import type { CheckedLine } from '../check-form.ts';

/** What was typed becomes lines, each with its record as it was then. */
export async function fixLines(
  { trx, row }: OrderChange,
  lines: readonly CheckedLine[],
  facts: ReadonlyMap<string, PublicRecordFacts>,
): Promise<void> {
  for (const [at, line] of lines.entries()) {
    const record = facts.get(line.recordId)!;
    await trx
      .insertInto('copy_order_line')
      .values({
        id: newId(),
        order_pk: row.pk,
        position: at + 1,
        record_id: record.id,
        unit_id: record.unitId,
        snapshot: JSON.stringify(snapshotFrom(record, 'copy')),
        grant_id: line.grantId,
        from_page: line.fromPage,
        to_page: line.toPage,
        pages: line.pages,
        kind: line.kind,
        copies: line.copies,
        authenticated: line.authenticated ? 1 : 0,
        authentication_number: null,
      })
      .execute();
  }
}
