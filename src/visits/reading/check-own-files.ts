import type { Actor } from '../../readers/actor.ts';
import { checkFiles } from '../booking/check-files.ts';
import type { FileCheck } from '../file-check.ts';
import { worksInReadingRoom } from '../parts.ts';
import type { VisitRoom } from '../room.ts';
import type { When } from '../session-times.ts';
import { visitReader, visitReaderById, type VisitReader } from '../storage/reader-rows.ts';

/** What of these files the reader could have in a session; for staff who book for a reader, what that one could. */
export async function checkOwnFiles(
  room: VisitRoom,
  actor: Actor,
  recordIds: readonly string[],
  { day, half, readerId }: When & { readerId?: string },
): Promise<FileCheck[]> {
  const reader = await readerFor(room, actor, readerId);
  const inTime = !worksInReadingRoom(actor);
  const checked = await checkFiles(room, room.db, { reader, recordIds: [...new Set(recordIds)], day, half, inTime });
  return checked.map(({ recordId, unitId, title, referenceCode, fonds, by, trouble, reasonNeeded }) => {
    return { recordId, unitId, title, referenceCode, fonds, by, trouble, reasonNeeded };
  });
}

async function readerFor(
  { db }: VisitRoom,
  actor: Actor,
  readerId: string | undefined,
): Promise<Pick<VisitReader, 'pk' | 'status'> | null> {
  if (actor.kind === 'reader') return visitReader(db, actor.pk);
  if (!worksInReadingRoom(actor) || readerId === undefined) return null;
  return (await visitReaderById(db, readerId)) ?? null;
}
