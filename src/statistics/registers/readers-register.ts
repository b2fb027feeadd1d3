import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import type { DayRange } from '../period.ts';
import type { RegisterSource } from './source.ts';
import { inOrder, inWindow } from './window.ts';

const ORDER = { at: 'visit.arrived_at', pk: 'visit.pk' };

/** Sổ đăng ký độc giả: visits whose reader came, in the order in which they did. */
export const readersRegister: RegisterSource<'readers'> = {
  async count(db, days) {
    const { total } = await arrived(db, days)
      .select((e) => e.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    return total;
  },
  async read(db, days, window) {
    const those = inWindow(arrived(db, days).select('visit.pk'), ORDER, window);
    const query = arrived(db, days)
      .where('visit.pk', 'in', those)
      .innerJoin('account as reader', 'reader.pk', 'visit.account_pk')
      .leftJoin('account as staff', 'staff.pk', 'visit.arrived_by')
      .selectAll('visit')
      .select(['reader.name as reader', 'reader.workplace', 'staff.name as received_by']);
    const rows = await inOrder(query, ORDER).execute();
    return rows.map((row) => ({
      place: { at: row.arrived_at!, pk: row.pk },
      entry: {
        id: row.id,
        reader: row.reader,
        visitId: row.id,
        visitNumber: row.number ?? '',
        day: row.day,
        half: row.half,
        arrivedAt: row.arrived_at!,
        identityKind: row.identity_kind,
        nationality: row.nationality,
        workplace: row.workplace ?? '',
        purpose: row.purpose,
        subject: row.subject,
        partySize: row.party_size,
        partyName: row.party_name,
        receivedBy: row.received_by ?? '',
        leftAt: row.completed_at,
      },
    }));
  },
};

function arrived(db: Kysely<Database>, { from, until }: DayRange) {
  return db
    .selectFrom('visit')
    .where('visit.day', '>=', from)
    .where('visit.day', '<=', until)
    .where('visit.arrived_at', 'is not', null);
}
