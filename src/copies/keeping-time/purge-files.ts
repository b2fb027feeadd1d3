import type { CopyRoom } from '../room.ts';

/** A file is on the disk before its row is written: for so long it may be without one. */
const WITHOUT_ROW_MS = 3_600_000;

/**
 * Removes what nobody can fetch any more: files of orders that are over, and files that no row names.
 * @returns how many went from the disk
 */
export async function purgeCopyFiles({ db, now, files }: CopyRoom): Promise<number> {
  await db
    .deleteFrom('copy_file')
    .where('line_pk', 'in', (line) =>
      line
        .selectFrom('copy_order_line')
        .innerJoin('copy_order', 'copy_order.pk', 'copy_order_line.order_pk')
        .where('copy_order.state', 'in', ['closed', 'declined', 'refunded'])
        .select('copy_order_line.pk'),
    )
    .execute();
  // The list first: a file that comes later has its row later still.
  const all = await files.list();
  const old = all.filter(({ writtenAt }) => writtenAt.getTime() < now().getTime() - WITHOUT_ROW_MS);
  const rows = await db.selectFrom('copy_file').select('stored_as').execute();
  const kept = new Set(rows.map(({ stored_as }) => stored_as));
  const orphans = old.filter(({ name }) => !kept.has(name));
  for (const { name } of orphans) await files.remove(name);
  return orphans.length;
}
