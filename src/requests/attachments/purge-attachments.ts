import { removeUnnamed } from '../../platform/file-store.ts';
import type { AttachmentRoom } from './attachment-room.ts';

const HOUR_MS = 3_600_000;
/** What was added to an open case and never sent with a message. */
const UNSENT_MS = 48 * HOUR_MS;

/** @returns how many files went */
export async function purgeAttachments({ db, now, files }: AttachmentRoom): Promise<number> {
  await db
    .deleteFrom('attachment')
    .where('message_pk', 'is', null)
    // Files of the form say what they prove: they stay with it.
    .where('evidence', 'is', null)
    .where('added_at', '<', new Date(now().getTime() - UNSENT_MS).toISOString())
    .execute();
  return removeUnnamed(files, now(), async () => {
    const rows = await db.selectFrom('attachment').select('stored_as').execute();
    return rows.map(({ stored_as }) => stored_as);
  });
}
