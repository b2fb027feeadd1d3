import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import { shelfCentimetres } from '../shelf-length.ts';

const AT_ONCE = 200;

/** How much shelf the topmost records that the public may know of say they fill, in centimetres. Reads each of them. */
export async function shelfOfFonds(db: Kysely<Database>): Promise<number> {
  let sum = 0;
  for (let last = -1; ;) {
    const rows = await db
      .selectFrom('record')
      .select(['pk', 'description'])
      .where('parent_pk', 'is', null)
      .where('listed', '=', 1)
      .where('pk', '>', last)
      .orderBy('pk')
      .limit(AT_ONCE)
      .execute();
    for (const { description } of rows) sum += firstLength(readStoredDescription(description).extent);
    if (rows.length < AT_ONCE) return sum;
    last = rows.at(-1)!.pk;
  }
}

/** The same shelf is often told twice, in metres and in feet: the first counts. */
function firstLength(extent: readonly string[]): number {
  return extent.map(shelfCentimetres).find((length) => length !== null) ?? 0;
}
