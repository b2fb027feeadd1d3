import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import { instantsOf, namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'copy_order.submitted_at', pk: 'line.pk' };

/** Sổ đăng ký phiếu yêu cầu sao tài liệu: every line of every order that was sent, in the order of sending. */
export const copiesRegister: RegisterSource<'copies'> = {
  async count(db, days) {
    const { total } = await sent(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(sent(db, days).select('line.pk'), ORDER, window);
    const query = sent(db, days)
      .where('line.pk', 'in', those)
      .innerJoin('account as reader', 'reader.pk', 'copy_order.account_pk')
      .leftJoin('account as staff', 'staff.pk', 'copy_order.delivered_by')
      .selectAll('line')
      .select(['copy_order.id as order_id', 'copy_order.number', 'copy_order.submitted_at', 'copy_order.state'])
      .select(['copy_order.purpose', 'copy_order.delivered_on', 'copy_order.payment_receipt'])
      .select(['reader.name as reader', 'staff.name as staff']);
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.submitted_at!, pk: row.pk },
      entry: {
        ...namedRecord(row),
        id: row.id,
        reader: row.reader,
        orderId: row.order_id,
        orderNumber: row.number ?? '',
        submittedAt: row.submitted_at!,
        state: row.state,
        purpose: row.purpose,
        fromPage: row.from_page,
        toPage: row.to_page,
        pages: row.pages,
        kind: row.kind,
        copies: row.copies,
        authenticated: row.authenticated === 1,
        deliveredOn: row.delivered_on,
        deliveredBy: row.staff,
        receipt: row.payment_receipt,
      },
    }));
  },
};

function sent(db: Kysely<Database>, days: DayRange) {
  const { from, before } = instantsOf(days);
  return db
    .selectFrom('copy_order')
    .innerJoin('copy_order_line as line', 'line.order_pk', 'copy_order.pk')
    .where('copy_order.submitted_at', '>=', from)
    .where('copy_order.submitted_at', '<', before);
}
