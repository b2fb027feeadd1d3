import { readConfig } from '../../../src/platform/config.ts';
import { startMeilisearch } from '../../harness/meilisearch.ts';
import type { BudgetTable } from '../budget-table.ts';
import { importFolders } from '../import-run.ts';
import { rawMeilisearchSpeed } from '../raw-meilisearch.ts';
import { measureSearches, SEARCHES } from '../search-bench.ts';
import { benchMeilisearchPassages } from './passages.ts';

interface Scope {
  folders: string[];
  dataDir: string;
  /** Of documents, planted beside the records. */
  pages: number;
}

/** Import and search with a Meilisearch server, beside the same server by itself. */
export async function benchMeilisearch(table: BudgetTable, { folders, dataDir, pages }: Scope): Promise<void> {
  const server = await startMeilisearch();
  const env = { DATA_DIR: dataDir, MEILI_URL: server.url, MEILI_KEY: server.key };
  try {
    const { recordsPerSecond } = await importFolders(folders, env);
    table.note('read → stored → searchable, Meilisearch', recordsPerSecond, 'records/s');
    const { whole, besideServer } = await measureSearches(readConfig(env), SEARCHES);
    table.note('search with Meilisearch, p50', whole.p50, 'ms');
    table.note('search with Meilisearch, p95', whole.p95, 'ms');
    table.most("the portal's own share on top of Meilisearch, median", besideServer.p50, 'ms', 5);
    await server.halt();
    const raw = await rawMeilisearchSpeed(dataDir);
    table.note('the same records into raw Meilisearch', raw, 'records/s');
    table.least('import into Meilisearch to raw Meilisearch', recordsPerSecond / raw, '', 0.8);
    if (pages === 0) return;
    await server.resume();
    await benchMeilisearchPassages(table, env, pages);
  } finally {
    await server.stop();
  }
}
