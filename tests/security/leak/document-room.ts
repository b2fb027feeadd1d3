import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPortal } from '../../harness/portal.ts';
import { runCommand } from '../run-command.ts';
import { writeContent } from './archive.ts';
import { changeFiles, writeDocuments } from './document-archive.ts';
import type { RunningTestPortal } from '../../harness/portal.ts';
import type { CommandRun } from '../run-command.ts';

/** A portal with documents in every state. */
export interface DocumentRoom {
  portal: RunningTestPortal;
  imported: CommandRun;
  /** Brings the archive into its other state, while the portal serves. */
  moveTo(stage: 'before' | 'after'): Promise<void>;
  /** Public ids by the name of the file, of those that the catalogue knows. */
  ids(): Map<string, string>;
  /** Hashes of the contents that anybody may see, by the catalogue alone. */
  contentHash(name: string): string;
  close(): Promise<void>;
}

/** @param env settings of the engine */
export async function openDocumentRoom(env: Record<string, string>): Promise<DocumentRoom> {
  const folder = await mkdtemp(join(tmpdir(), 'phong-doc-document-leaks-'));
  const contentDir = join(folder, 'content');
  const holdings = join(folder, 'holdings');
  const dataDir = join(folder, 'var');
  const settings = { ...env, DATA_DIR: dataDir, CONTENT_DIR: contentDir };
  await writeContent(contentDir);
  const bringIn = async (stage: 'before' | 'after'): Promise<CommandRun> => {
    await writeDocuments(holdings, stage);
    const imported = await runCommand(['import', '--json', '--allow-removals', holdings], settings);
    await changeFiles(holdings, stage);
    return imported;
  };
  const rows = (columns: string): Record<string, unknown>[] => {
    const catalogue = new DatabaseSync(join(dataDir, 'catalogue.sqlite'), { readOnly: true });
    const found = catalogue.prepare(`select ${columns} from document`).all();
    catalogue.close();
    return found;
  };
  const room: DocumentRoom = {
    imported: await bringIn('before'),
    portal: await startPortal({ dataDir, contentDir, env }),
    async moveTo(stage) {
      room.imported = await bringIn(stage);
    },
    ids: () => new Map(rows('path, id').map(({ path, id }) => [nameIn(path), String(id)])),
    contentHash: (name) =>
      String(rows('path, content_hash').find(({ path }) => nameIn(path) === name)?.content_hash ?? ''),
    async close() {
      await room.portal.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return room;
}

function nameIn(path: unknown): string {
  return String(path).split('/').at(-1) ?? '';
}
