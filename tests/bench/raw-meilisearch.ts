import { performance } from 'node:perf_hooks';
import { Meilisearch } from 'meilisearch';
import { createPublicFeed } from '../../src/catalogue/storage/stored-feed.ts';
import { openDatabase } from '../../src/platform/database/open-database.ts';
import { indexDocumentsOf } from '../../src/search/engines/meilisearch/index-document.ts';
import { indexSettings } from '../../src/search/engines/meilisearch/index-settings.ts';
import { searchDocumentOf } from '../../src/search/indexing/search-document.ts';
import { startMeilisearch } from '../harness/meilisearch.ts';

/** About what one payload holds: the server joins what waits into larger batches by itself. */
const PAYLOAD_CHARACTERS = 20_000_000;

/**
 * The same records, with the same settings, put into a Meilisearch of their own by nothing but HTTP.
 * @returns records per second, from the first payload until the last task has succeeded
 */
export async function rawMeilisearchSpeed(dataDir: string): Promise<number> {
  const payloads = await payloadsFrom(dataDir);
  const server = await startMeilisearch();
  try {
    const client = new Meilisearch({ host: server.url, apiKey: server.key });
    await client.createIndex('raw', { primaryKey: 'key' }).waitTask({ timeout: 0 });
    await client.index('raw').updateSettings(indexSettings({})).waitTask({ timeout: 0 });
    const start = performance.now();
    const tasks = [];
    for (const payload of payloads.texts)
      tasks.push(await client.index('raw').addDocumentsFromString(payload, 'application/x-ndjson'));
    for (const { taskUid } of tasks) {
      const task = await client.tasks.waitForTask(taskUid, { timeout: 0, interval: 200 });
      if (task.status !== 'succeeded') throw new Error(`raw Meilisearch ${task.status}: ${task.error?.message}`);
    }
    return payloads.records / ((performance.now() - start) / 1000);
  } finally {
    await server.stop();
  }
}

async function payloadsFrom(dataDir: string): Promise<{ texts: string[]; records: number }> {
  const db = await openDatabase({ dataDir });
  const feed = createPublicFeed(db);
  const texts: string[] = [];
  let lines: string[] = [];
  let characters = 0;
  let records = 0;
  for (let batch = await feed.all(0, 2000); batch.length > 0; batch = await feed.all(batch.at(-1)!.record.pk, 2000)) {
    for (const record of batch) {
      for (const part of indexDocumentsOf(searchDocumentOf(record))) {
        const line = JSON.stringify(part);
        lines.push(line);
        characters += line.length;
      }
      records++;
      if (characters < PAYLOAD_CHARACTERS) continue;
      texts.push(lines.join('\n'));
      lines = [];
      characters = 0;
    }
  }
  if (lines.length > 0) texts.push(lines.join('\n'));
  await db.destroy();
  return { texts, records };
}
