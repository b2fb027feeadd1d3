import type { AttachmentRoom } from './attachment-room.ts';

const HOUR_MS = 3_600_000;
/** A file is on the disk before its row is written: for so long it may be without one. */
const WITHOUT_ROW_MS = HOUR_MS;
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
  // The list first: a file that comes later has its row later still.
  const all = await files.list();
  const old = all.filter(({ writtenAt }) => writtenAt.getTime() < now().getTime() - WITHOUT_ROW_MS);
  const rows = await db.selectFrom('attachment').select('stored_as').execute();
  const kept = new Set(rows.map(({ stored_as }) => stored_as));
  const orphans = old.filter(({ name }) => !kept.has(name));
  for (const { name } of orphans) await files.remove(name);
  return orphans.length;
}
