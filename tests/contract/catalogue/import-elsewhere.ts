import { importFindingAids } from '../../../src/ingest/import-finding-aids.ts';
import { command as reindex } from '../../../src/cli/reindex.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { startIndexing } from '../../../src/search/indexing/start-indexing.ts';
import { importOptions } from './archive-options.ts';

/**
 * Run as a process of its own, to be killed: imports the folder named first into the catalogue that the
 * environment names, with the index at work beside it; with `reindex` as second argument it builds the index
 * anew as well. Says `begun` when it has opened the database, and `done` at the end.
 */
const [folder = '', also] = process.argv.slice(2);
const config = readConfig(process.env);
const db = await openDatabase(config);
process.stdout.write('begun');
const indexing = startIndexing(config);
const result = await importFindingAids(db, [folder], { ...importOptions(config.dataDir), allowRemovals: true });
if (result.kind !== 'done') throw new Error(result.kind);
if (also === 'reindex') {
  const silent = { update: () => undefined, finish: () => undefined };
  const ignore = () => undefined;
  const context = { env: process.env, json: false, print: ignore, result: ignore, warn: ignore, progress: silent };
  await reindex.run([], { ...context, signal: new AbortController().signal });
}
await indexing.drained();
await indexing.stop();
await db.destroy();
process.stdout.write('done');
