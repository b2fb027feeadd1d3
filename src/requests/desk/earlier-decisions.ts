import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { EarlierDecision } from '../desk-case.ts';
import type { ItemDecision } from '../item-decision.ts';
import type { ItemRow } from '../storage/case-rows.ts';

/** As many as help for one record. */
const MOST = 10;

/** What was decided before on the same records, by public id, newest first. No reader is named. */
export async function earlierDecisions(
  db: Kysely<Database>,
  casePk: number,
  items: readonly ItemRow[],
): Promise<Map<string, EarlierDecision[]>> {
  if (items.length === 0) return new Map();
  const rows = await db
    .selectFrom('requested_item')
    .innerJoin('access_case', 'access_case.pk', 'requested_item.case_pk')
    .select([
      'requested_item.record_id',
      'requested_item.decision',
      'requested_item.decided_at',
      'access_case.id',
      'access_case.number',
      'access_case.purpose',
    ])
    .where(
      'requested_item.record_id',
      'in',
      texts(
        db,
        items.map(({ record_id }) => record_id),
      ),
    )
    .where('requested_item.case_pk', '!=', casePk)
    .where('requested_item.decision', 'is not', null)
    .where('access_case.decided_at', 'is not', null)
    .orderBy('requested_item.pk', 'desc')
    .limit(MOST * items.length)
    .execute();
  const decisions = rows.map((row) => ({
    recordId: row.record_id,
    earlier: {
      caseId: row.id,
      caseNumber: row.number ?? '',
      decidedAt: row.decided_at ?? '',
      decision: JSON.parse(row.decision ?? 'null') as ItemDecision,
      purpose: row.purpose,
    },
  }));
  const byRecord = Map.groupBy(decisions, ({ recordId }) => recordId);
  return new Map([...byRecord].map(([id, list]) => [id, list.slice(0, MOST).map(({ earlier }) => earlier)]));
}
