import { readConfig } from '../../src/platform/config.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';

const MINUTE_MS = 60_000;

/** What happens to seats by themselves, brought about at once: nobody waits twenty minutes for a test. */
export interface SeatKeeper {
  /** The time for which this visit's seat is held ran out a minute ago. */
  letRunOut(visitId: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSeatKeeper(dataDir: string): Promise<SeatKeeper> {
  const db = await openDatabase(readConfig({ DATA_DIR: dataDir }));
  return {
    async letRunOut(visitId) {
      const held_until = new Date(Date.now() - MINUTE_MS).toISOString();
      const { pk } = await db
        .updateTable('visit')
        .set({ held_until })
        .where('id', '=', visitId)
        .returning('pk')
        .executeTakeFirstOrThrow();
      await db.updateTable('seat_occupancy').set({ held_until }).where('visit_pk', '=', pk).execute();
    },
    close: () => db.destroy(),
  };
}
