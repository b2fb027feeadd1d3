import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { dayInVietnam } from '../../platform/vietnam-time.ts';
import type { DayRange } from '../period.ts';
import { instantsOf, namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'visit.requested_at', pk: 'item.pk' };

/** Sổ đăng ký phiếu yêu cầu đọc tài liệu: every unit of every visit that was asked for, in the order of asking. */
export const requestsRegister: RegisterSource<'requests'> = {
  async count(db, days) {
    const { total } = await asked(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(asked(db, days).select('item.pk'), ORDER, window);
    const query = asked(db, days)
      .where('item.pk', 'in', those)
      .innerJoin('account as reader', 'reader.pk', 'visit.account_pk')
      .selectAll('item')
      .select(['visit.id as visit_id', 'visit.number', 'visit.requested_at', 'visit.purpose', 'visit.subject'])
      .select('reader.name as reader');
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.requested_at!, pk: row.pk },
      entry: {
        ...namedRecord(row),
        id: row.id,
        reader: row.reader,
        visitId: row.visit_id,
        visitNumber: row.number ?? '',
        slipNumber: row.slip_number,
        requestedAt: row.requested_at!,
        day: dayInVietnam(new Date(row.requested_at!)),
        purpose: row.purpose,
        subject: row.subject,
        state: row.state,
        trouble: row.trouble,
      },
    }));
  },
};

function asked(db: Kysely<Database>, days: DayRange) {
  const { from, before } = instantsOf(days);
  return db
    .selectFrom('visit')
    .innerJoin('visit_item as item', 'item.visit_pk', 'visit.pk')
    .where('visit.requested_at', '>=', from)
    .where('visit.requested_at', '<', before);
}
