import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import { namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'copy_order.delivered_on', pk: 'line.pk' };

/** Sổ xác thực tài liệu: copies that the archive stands for, in the order of handing them over. */
export const authenticationsRegister: RegisterSource<'authentications'> = {
  async count(db, days) {
    const { total } = await authenticated(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(authenticated(db, days).select('line.pk'), ORDER, window);
    const query = authenticated(db, days)
      .where('line.pk', 'in', those)
      .innerJoin('account as reader', 'reader.pk', 'copy_order.account_pk')
      .leftJoin('account as staff', 'staff.pk', 'copy_order.delivered_by')
      .selectAll('line')
      .select(['copy_order.id as order_id', 'copy_order.number', 'copy_order.delivered_on'])
      .select(['reader.name as reader', 'staff.name as staff']);
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.delivered_on!, pk: row.pk },
      entry: {
        ...namedRecord(row),
        id: row.id,
        reader: row.reader,
        orderId: row.order_id,
        orderNumber: row.number ?? '',
        authenticationNumber: row.authentication_number ?? '',
        deliveredOn: row.delivered_on!,
        fromPage: row.from_page,
        toPage: row.to_page,
        pages: row.pages,
        copies: row.copies,
        signedBy: row.staff,
      },
    }));
  },
};

function authenticated(db: Kysely<Database>, { from, until }: DayRange) {
  return db
    .selectFrom('copy_order')
    .innerJoin('copy_order_line as line', 'line.order_pk', 'copy_order.pk')
    .where('copy_order.delivered_on', '>=', from)
    .where('copy_order.delivered_on', '<=', until)
    .where('line.authenticated', '=', 1);
}
