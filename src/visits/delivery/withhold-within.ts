import type { Change } from '../change.ts';
import { mailAboutItem } from './mail-about-item.ts';
import { mayBeUsed } from './may-be-used.ts';
import { ruleFor, writeItem } from './write-item.ts';

/**
 * Withholds, in the change of a whole visit, what its reader may not be handed any more: a grant ended, or a record was
 * closed. They are told by a letter of its own.
 * @returns ids of the items
 */
export async function withholdWithin(change: Change): Promise<string[]> {
  const { trx, at, today, row, reader, items, parts } = change;
  const { room } = change.writing;
  const facts = await room.recordsIn(trx).forStaff([...new Set(items.map(({ record_id }) => record_id))]);
  const grants = await room.grants(trx, today, reader.pk);
  const withheld: string[] = [];
  for (const item of items) {
    const rule = ruleFor(item, 'withhold', parts);
    if (!rule || mayBeUsed(item, facts.get(item.record_id), grants, at)) continue;
    await writeItem(change, item, rule, {}, {});
    withheld.push(item.id);
  }
  if (withheld.length > 0) await mailAboutItem({ trx, at, today, visit: row, reader }, 'visit-file-withheld');
  return withheld;
}
