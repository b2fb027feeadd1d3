import type { Kysely } from 'kysely';
import type { Database } from '../../platform/database/schema.ts';
import { readStoredDescription } from '../access/stored-description.ts';
import { shelfCentimetres } from '../shelf-length.ts';

const AT_ONCE = 200;

/**
 * How much shelf the topmost records say they fill, in centimetres; null where none of them says anything, which is
 * not the same as none at all. Reads each of them.
 * @param which `public`: those that the public may know of
 */
export async function shelfOfFonds(db: Kysely<Database>, which: 'public' | 'all'): Promise<number | null> {
  const stated: number[] = [];
  for (let last = -1; ;) {
    const rows = await db
      .selectFrom('record')
      .select(['pk', 'description'])
      .where('parent_pk', 'is', null)
      .$if(which === 'public', (rows) => rows.where('listed', '=', 1))
      .where('removed_at', 'is', null)
      .where('pk', '>', last)
      .orderBy('pk')
      .limit(AT_ONCE)
      .execute();
    for (const { description } of rows) stated.push(...firstLength(readStoredDescription(description).extent));
    if (rows.length < AT_ONCE) return stated.length === 0 ? null : stated.reduce((sum, length) => sum + length, 0);
    last = rows.at(-1)!.pk;
  }
}

/** The same shelf is often told twice, in metres and in feet: the first counts. */
function firstLength(extent: readonly string[]): number[] {
  return extent
    .map(shelfCentimetres)
    .filter((length) => length !== null)
    .slice(0, 1);
}
