import { sql, type Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { DayRange } from '../period.ts';
import { instantsOf, namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'plan.at', pk: 'plan.pk' };

/**
 * Sổ đăng ký phiếu yêu cầu đọc tài liệu: every unit that was asked for, in the order of asking. An entry stands where
 * the file was first asked for: it stays there when the visit is moved, or the file kept for another.
 */
export const requestsRegister: RegisterSource<'requests'> = {
  async count(db, days) {
    const { total } = await asked(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(asked(db, days).select('plan.pk'), ORDER, window);
    const query = asked(db, days)
      .where('plan.pk', 'in', those)
      .innerJoin('visit_item as item', 'item.pk', 'plan.item_pk')
      .innerJoin('visit', 'visit.pk', 'plan.visit_pk')
      .innerJoin('account as reader', 'reader.pk', 'visit.account_pk')
      .selectAll('item')
      .select(['visit.id as visit_id', 'visit.number', 'visit.purpose', 'visit.subject'])
      .select(['plan.pk as plan_pk', 'plan.at as asked_at', 'reader.name as reader']);
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.asked_at, pk: row.plan_pk },
      entry: {
        ...namedRecord(row),
        id: row.id,
        reader: row.reader,
        visitId: row.visit_id,
        visitNumber: row.number ?? '',
        slipNumber: row.slip_number,
        requestedAt: row.asked_at,
        day: dayInVietnam(new Date(row.asked_at)),
        purpose: row.purpose,
        subject: row.subject,
        state: row.state,
        trouble: row.trouble,
      },
    }));
  },
};

/** Each item is planned once. */
function asked(db: Kysely<Database>, days: DayRange) {
  const { from, before } = instantsOf(days);
  return db
    .selectFrom('visit_event as plan')
    .where('plan.action', '=', sql.lit('plan'))
    .where('plan.at', '>=', from)
    .where('plan.at', '<', before);
}
