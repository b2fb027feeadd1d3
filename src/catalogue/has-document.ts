import { sql } from 'kysely';

/** Whether a record has a document that nothing but its own access keeps from the public. Beside `record` in a query. */
export const hasDocument = sql<number>`case when exists (select 1 from document where document.record_pk = record.pk
  and document.removed_at is null and document.held_back is null) then 1 else 0 end`;
