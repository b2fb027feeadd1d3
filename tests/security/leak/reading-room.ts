import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPortal } from '../../harness/portal.ts';
import { runCommand } from '../run-command.ts';
import { writeContent, writeFindingAids } from './archive.ts';
import type { RunningTestPortal } from '../../harness/portal.ts';
import type { CommandRun } from '../run-command.ts';
import type { Make, Plants, Stage } from './plants.ts';

/** A portal with finding aids that hold what must not leak. */
export interface LeakyRoom {
  portal: RunningTestPortal;
  /** What is planted at this stage. */
  plants: Plants;
  /** What the import said. */
  imported: CommandRun;
  /** Changes the finding aids and imports them again while the portal serves. */
  moveOn(stage: Stage): Promise<void>;
  /** Ids of records that the public may not know. */
  unlistedIds(): string[];
  close(): Promise<void>;
}

/** @param env settings of the engine */
export async function openRoom(make: Make, env: Record<string, string> = {}): Promise<LeakyRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-leaks-'));
  const contentDir = join(folder, 'content');
  const findingAids = join(contentDir, 'finding-aids');
  const dataDir = join(folder, 'var');
  const settings = { ...env, DATA_DIR: dataDir, CONTENT_DIR: contentDir };
  await writeContent(contentDir);
  const bringIn = async (stage: Stage) => ({
    plants: await writeFindingAids(findingAids, make, stage),
    imported: await runCommand(['import', '--json', '--allow-removals', findingAids], settings),
  });
  const first = await bringIn(1);
  const room: LeakyRoom = {
    ...first,
    portal: await startPortal({ dataDir, contentDir, env }),
    async moveOn(stage) {
      Object.assign(room, await bringIn(stage));
    },
    unlistedIds() {
      const catalogue = new DatabaseSync(join(dataDir, 'catalogue.sqlite'), { readOnly: true });
      const rows = catalogue.prepare('select id from record where listed = 0').all();
      catalogue.close();
      return rows.map(({ id }) => String(id));
    },
    async close() {
      await room.portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return room;
}
