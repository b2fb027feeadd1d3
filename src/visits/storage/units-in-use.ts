import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { When } from '../session-times.ts';

/**
 * Which units another reader has, or is to have in a session: by unit, the last day known. What a reader has
 * themselves is not in their own way.
 * @param accountPk null for nobody in particular
 */
export async function unitsInUse(
  db: Kysely<Database>,
  unitIds: readonly string[],
  { day, half, today, accountPk }: When & { today: string; accountPk: number | null },
): Promise<Map<string, string>> {
  if (unitIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('visit_item')
    .innerJoin('visit', 'visit.pk', 'visit_item.visit_pk')
    .select(['visit_item.unit_id', 'visit_item.out_of_stack', 'visit_item.keep_until', 'visit_item.state', 'visit.day'])
    .where('visit_item.unit_id', 'in', texts(db, unitIds))
    .where('visit.account_pk', '!=', accountPk ?? -1)
    .where((e) =>
      e.or([
        e('visit_item.out_of_stack', '=', 1),
        e.and([
          e('visit_item.state', 'in', ['planned', 'to-pull']),
          e('visit.state', 'in', ['requested', 'confirmed', 'arrived']),
          e('visit.day', '=', day),
          e('visit.half', '=', half),
        ]),
      ]),
    )
    .execute();
  const until = new Map<string, string>();
  for (const row of rows) {
    // What should be back already is expected today.
    const last = [row.keep_until ?? row.day, row.out_of_stack === 1 ? today : row.day].sort().at(-1)!;
    const known = until.get(row.unit_id);
    if (last >= day && (known === undefined || known < last)) until.set(row.unit_id, last);
  }
  return until;
}
