import { appendFileSync } from 'node:fs';
import { DocumentReport } from '../../../src/ingest/documents/document-report.ts';
import { readWaitingPages } from '../../../src/ingest/documents/machine-reading/read-waiting-pages.ts';
import { makeStampTest } from '../../../src/ingest/documents/secret-stamp.ts';
import { importFindingAids } from '../../../src/ingest/import-finding-aids.ts';
import { readConfig } from '../../../src/platform/config.ts';
import { openDatabase } from '../../../src/platform/database/open-database.ts';
import { startIndexing } from '../../../src/search/indexing/start-indexing.ts';
import { importOptions, POLICY } from './archive-options.ts';
import { PaperReader, PaperWorkshop } from './paper-workshop.ts';

/**
 * Run as a process of its own, to be killed: imports the folder named first into the catalogue that the environment
 * names and reads its scans, with the index at work beside it. Each scan that has been read is a line in the file
 * named second. Says `begun` when it has opened the database, and `done` at the end.
 */
const [folder = '', log = ''] = process.argv.slice(2);

class LoggingReader extends PaperReader {
  override async read(...args: Parameters<PaperReader['read']>): ReturnType<PaperReader['read']> {
    const page = await super.read(...args);
    appendFileSync(log, `${page.text}\n`);
    return page;
  }
}

const config = readConfig(process.env);
const db = await openDatabase(config);
process.stdout.write('begun');
const indexing = startIndexing(config);
const options = importOptions(config.dataDir);
const result = await importFindingAids(db, [folder], { ...options, allowRemovals: true });
if (result.kind !== 'done') throw new Error(result.kind);
await readWaitingPages(db, {
  dataDir: config.dataDir,
  workshop: new PaperWorkshop(),
  reader: new LoggingReader(),
  workers: 2,
  policy: POLICY,
  accessWords: options.accessWords,
  closedTitles: 'masked',
  bearsStamp: makeStampTest(POLICY.secretMarks),
  now: () => new Date(),
  report: new DocumentReport(() => undefined),
});
await indexing.drained();
await indexing.stop();
await db.destroy();
process.stdout.write('done');
