import { removeUnnamed } from '../../platform/file-store.ts';
import type { CopyRoom } from '../room.ts';

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
  return removeUnnamed(files, now(), async () => {
    const rows = await db.selectFrom('copy_file').select('stored_as').execute();
    return rows.map(({ stored_as }) => stored_as);
  });
}
