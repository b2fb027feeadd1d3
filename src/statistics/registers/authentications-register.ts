import type { Kysely } from 'kysely';
import { texts } from '../../platform/database/dialects.ts';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import { changesIn } from '../storage/entry-corrections.ts';
import { namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'copy_order.delivered_on', pk: 'line.pk' };

/** Sổ xác thực tài liệu: copies that the archive stands for, in the order of handing them over. */
export const authenticationsRegister: RegisterSource<'authentications'> = {
  async count(db, days) {
    const { total } = await authenticated(db, days, await lateOnes(db))
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const late = await lateOnes(db);
    const those = inWindow(authenticated(db, days, late).select('line.pk'), ORDER, window);
    const query = authenticated(db, days, late)
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
        kind: row.kind,
        authenticated: row.authenticated === 1,
        signedBy: row.staff,
      },
    }));
  },
};

/** Lines of which a correction says that they were authenticated after all. */
async function lateOnes(db: Kysely<Database>): Promise<string[]> {
  const changes = await changesIn(db, 'copies');
  return [...changes].flatMap(([id, those]) => (those.some((one) => one['authenticated']?.[1] === 1) ? [id] : []));
}

function authenticated(db: Kysely<Database>, { from, until }: DayRange, late: readonly string[]) {
  return db
    .selectFrom('copy_order')
    .innerJoin('copy_order_line as line', 'line.order_pk', 'copy_order.pk')
    .where('copy_order.delivered_on', '>=', from)
    .where('copy_order.delivered_on', '<=', until)
    .where((e) => e.or([e('line.authenticated', '=', 1), e('line.id', 'in', texts(db, late))]));
}
