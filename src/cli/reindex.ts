import { parseArgs } from 'node:util';
import { createPublicFeed } from '../catalogue/storage/stored-feed.ts';
import { readConfig } from '../platform/config.ts';
import { isDiskFull } from '../platform/database/disk-full.ts';
import { openDatabase } from '../platform/database/open-database.ts';
import { createEngine } from '../search/create-engine.ts';
import { awaitIndexLock } from '../search/indexing/index-lock.ts';
import { rebuildIndex } from '../search/indexing/rebuild-index.ts';
import type { Command, CommandContext } from './command.ts';

const STOPPED = 'Stopped: the old index serves on.';

const NO_ROOM =
  'Stopped: there is no room left on the disk of DATA_DIR. The old index serves on; the new one needs as much room beside it.';

/** Builds the search index anew. */
export const command: Command = {
  summary: 'build the search index anew while the old one serves',
  help: `Usage: phong-doc reindex [--json]

Builds a new search index from the catalogue beside the serving one, counts it, and swaps it in. Readers
search the old index until then. Stopped or killed at any moment, the old index serves on.

With --json: {"engine", "records", "seconds", "recordsPerSecond"}`,
  json: true,
  async run(args, context) {
    parseArgs({ args, options: {} });
    const config = readConfig(context.env);
    const db = await openDatabase(config);
    try {
      const engine = await createEngine(config, { threads: 1, notice: context.warn });
      try {
        await engine.prepare();
        const feed = createPublicFeed(db);
        const started = performance.now();
        const records = await awaitIndexLock(db, config.dataDir, () => rebuildIndex(feed, engine, watching(context)), {
          signal: context.signal,
          onWait: () => context.warn('Another process is writing to the index; waiting for it to finish.'),
        });
        report(context, engine.name, records, (performance.now() - started) / 1000);
        return 0;
      } finally {
        await engine.close();
      }
    } catch (error) {
      const stopped = isDiskFull(error) ? NO_ROOM : context.signal.aborted ? STOPPED : undefined;
      if (stopped === undefined) throw error;
      context.progress.finish();
      context.warn(stopped);
      context.result({ stopped });
      return 3;
    } finally {
      await db.destroy();
    }
  },
};

function watching({ progress, signal }: CommandContext) {
  return {
    signal,
    onProgress: (written: number, total: number) =>
      progress.update(`${written.toLocaleString('en')} of ${total.toLocaleString('en')} records`, written / total),
  };
}

function report(context: CommandContext, engine: string, records: number, took: number): void {
  const seconds = Math.round(took * 100) / 100;
  const recordsPerSecond = took > 0 ? Math.round(records / took) : 0;
  context.progress.finish();
  context.print(
    `${records.toLocaleString('en')} records in the new ${engine} index, ${seconds} s, ${recordsPerSecond}/s`,
  );
  context.result({ engine, records, seconds, recordsPerSecond });
}
