import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import { namedRecord, type RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'delivery.issued_on', pk: 'delivery.pk' };

/** Sổ giao, nhận tài liệu: what went over the counter, and came back. */
export const deliveriesRegister: RegisterSource<'deliveries'> = {
  async count(db, days) {
    const { total } = await handedOver(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(handedOver(db, days).select('delivery.pk'), ORDER, window);
    const query = handedOver(db, days)
      .where('delivery.pk', 'in', those)
      .innerJoin('visit', 'visit.pk', 'delivery.visit_pk')
      .innerJoin('visit_item as item', 'item.pk', 'delivery.item_pk')
      .innerJoin('account as reader', 'reader.pk', 'delivery.account_pk')
      .innerJoin('account as giver', 'giver.pk', 'delivery.issued_by')
      .leftJoin('account as taker', 'taker.pk', 'delivery.returned_by')
      .selectAll('delivery')
      .select(['visit.id as visit_id', 'visit.number', 'item.slip_number', 'item.snapshot'])
      .select(['reader.name as reader', 'giver.name as giver', 'taker.name as taker']);
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.issued_on, pk: row.pk },
      entry: {
        ...namedRecord(row),
        id: row.id,
        reader: row.reader,
        visitId: row.visit_id,
        visitNumber: row.number ?? '',
        slipNumber: row.slip_number,
        issuedAt: row.issued_at,
        issuedBy: row.giver,
        readerTook: row.reader_took === 1,
        sheetsOut: row.sheets_out,
        pages: row.pages,
        drawings: row.drawings,
        conditionOut: row.condition_out,
        noteOut: row.note_out,
        returnedAt: row.returned_at,
        returnedBy: row.taker,
        readerGaveBack: row.reader_gave_back === 1,
        sheetsBack: row.sheets_back,
        conditionBack: row.condition_back,
        noteBack: row.note_back,
      },
    }));
  },
};

function handedOver(db: Kysely<Database>, { from, until }: DayRange) {
  return db.selectFrom('delivery').where('delivery.issued_on', '>=', from).where('delivery.issued_on', '<=', until);
}
